"""How to greet: from what is known of a customer to the few lines that matter before "good morning".

A pure function of frozen values and the date. Nothing here ever names somebody who is gone, tells what was said
between us, or gives an age.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from shopfriend.language import _, day_in_words, ngettext
from shopfriend.records.birthday import Birthday, next_birthday
from shopfriend.records.kinds import Gone, Occasion

MOST_LINES = 4
_DAYS_BEFORE = 14
_DAYS_AFTER = 7


@dataclass(frozen=True, slots=True)
class Question:
    """What the last talk left to ask, and when that talk was."""

    text: str
    day: date


@dataclass(frozen=True, slots=True)
class Due:
    """Something promised, and by when."""

    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one customer, without anything that may not be named.

    `come` is in and has not been told, `to_hand_over` was, and `will_not_be` are promises that cannot be kept.
    """

    name: str
    called: str = ""
    sounds_like: str = ""
    gone: Gone | None = None
    birthday: Birthday | None = None
    question: Question | None = None
    come: tuple[str, ...] = ()
    to_hand_over: tuple[str, ...] = ()
    will_not_be: tuple[str, ...] = ()
    promises: tuple[Due, ...] = ()
    usual: tuple[str, ...] = ()
    minds: tuple[str, ...] = ()
    in_the_drawer: Occasion | None = None
    mourning: bool = False
    has_address: bool = False


@dataclass(frozen=True, slots=True)
class Greeting:
    """What to call her, how that sounds, and one to four lines, the most important first."""

    called: str
    sounds_like: str
    lines: tuple[str, ...]


def greet(known: Known, today: date) -> Greeting:
    """The greeting for today: ask, tell, her day, the usual, mind; or, where nothing is known, what to find out."""
    if known.gone is not None:
        return Greeting(known.called or known.name, "", (_("Is no longer with us."),))
    warnings = [_("Mind: {what}").format(what="; ".join(known.minds))] if known.minds else []
    if known.mourning:
        warnings.append(_("Be gentle: there was a death in the family."))
    usual = [_("The usual: {what}").format(what="; ".join(known.usual))] if known.usual else []
    lines = [*_ask(known, today), *_tell(known, today), *_her_day(known, today), *usual]
    lines = [*lines[: MOST_LINES - len(warnings)], *warnings]
    return Greeting(known.called or known.name, known.sounds_like, tuple(lines or [_to_find_out(known)]))


def _ask(known: Known, today: date) -> list[str]:
    if known.question is None:
        return []
    return [
        _("Ask: {question} (from {day})").format(
            question=known.question.text, day=day_in_words(known.question.day, today)
        )
    ]


def _tell(known: Known, today: date) -> list[str]:
    lines = [_("Tell: it has come: {order}").format(order=order) for order in known.come[:1]]
    lines += [_("Tell: it will not be: {what}").format(what=what) for what in known.will_not_be[:1]]
    lines += [_("Hand over: {order}").format(order=order) for order in known.to_hand_over[:1]]
    if known.in_the_drawer is not None:
        lines.append(_hand_over(known.in_the_drawer))
    for promise in known.promises:
        if promise.due is not None and promise.due <= today:
            said = _("Promised for today: {what}") if promise.due == today else _("Promised by {day}: {what}")
            lines.append(said.format(what=promise.text, day=day_in_words(promise.due, today)))
    return lines[:2]


def _hand_over(occasion: Occasion) -> str:
    cards = {
        Occasion.BIRTHDAY: _("Hand over: a birthday card lies in the drawer"),
        Occasion.CHRISTMAS: _("Hand over: a Christmas card lies in the drawer"),
        Occasion.THANK_YOU: _("Hand over: a thank-you card lies in the drawer"),
        Occasion.REFERRAL_THANKS: _("Hand over: a thank-you card lies in the drawer"),
    }
    return cards.get(occasion, _("Hand over: a card lies in the drawer"))


def _her_day(known: Known, today: date) -> list[str]:
    if known.birthday is None or known.mourning:
        return []
    coming = next_birthday(known.birthday, today)
    if coming is None:
        return []
    days = (coming - today).days
    if days == 0:
        return [_("Birthday today")]
    if days <= _DAYS_BEFORE:
        said = ngettext("Birthday tomorrow", "Birthday in {days} days, on {day}", days)
        return [said.format(days=days, day=day_in_words(coming, today))]
    last = next_birthday(known.birthday, today - timedelta(days=_DAYS_AFTER)) if today.toordinal() > 366 else None
    if last is not None and last < today:
        days = (today - last).days
        return [ngettext("Birthday was yesterday", "Birthday was {days} days ago", days).format(days=days)]
    return []


def _to_find_out(known: Known) -> str:
    if not known.called:
        return _("Find out: which name is liked best?")
    if known.birthday is None:
        return _("Find out: when is the birthday?")
    if not known.has_address:
        return _("Find out: where may a card go?")
    return _("Find out: what is going on at home, what is looked forward to?")
