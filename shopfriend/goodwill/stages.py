"""Which stage somebody seems to have reached, with the reason: the owner decides, and nobody is ever moved down.

A pure function of counts and dates. It speaks up only where the records hold enough to say something.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from shopfriend.language import _, ngettext
from shopfriend.records.kinds import Stage
from shopfriend.records.visit import VISITS_THAT_TELL, missed_on, rhythm

_A_YEAR = timedelta(days=365)
_RENEWALS_THAT_TELL = 2
"""Renewed once may be chance; twice, and nobody had to ask."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody: the stage as set, the days of noted visits, renewals kept, and people sent to us."""

    stage: Stage
    visits: Collection[date] = ()
    renewals: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """A stage, and why."""

    stage: Stage
    reason: str


def suggested(known: Known, today: date) -> Suggested | None:
    """The highest stage above the set one that the records speak for; None where they speak for none.

    Partner: has sent somebody to us. Client: has renewed twice, or was noted six times within the last 365 days and is
    not missed yet (`missed_on`). Customer: was in at least once.
    """
    order = list(Stage)
    found = (_partner(known), _client(known, today), _customer(known))
    return next(
        (each for each in found if each is not None and order.index(each.stage) > order.index(known.stage)), None
    )


def _partner(known: Known) -> Suggested | None:
    if not known.sent:
        return None
    said = ngettext("has sent somebody to us", "has sent {number} people to us", known.sent)
    return Suggested(Stage.PARTNER, said.format(number=known.sent))


def _client(known: Known, today: date) -> Suggested | None:
    if known.renewals >= _RENEWALS_THAT_TELL:
        return Suggested(Stage.CLIENT, _("has renewed {number} times").format(number=known.renewals))
    lately = {day for day in known.visits if today - _A_YEAR < day <= today}
    missed = missed_on(lately)
    if len(lately) < VISITS_THAT_TELL or (missed is not None and missed <= today):
        return None
    usual = max(1, round(rhythm(lately) or 1))
    said = ngettext("noted {times} times in a year, daily", "noted {times} times in a year, every {days} days", usual)
    return Suggested(Stage.CLIENT, said.format(times=len(lately), days=usual))


def _customer(known: Known) -> Suggested | None:
    return Suggested(Stage.CUSTOMER, _("has been in")) if known.visits else None
