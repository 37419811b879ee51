"""What is noted on a customer's page of goodwill: frozen and free of SQLAlchemy, for the window."""

from dataclasses import dataclass
from enum import StrEnum

from shopfriend.records.kinds import GestureKind, ReferralStep


class What(StrEnum):
    """They sent somebody to us, were sent by somebody, were sent on by us to somebody, or were given something."""

    SENT_US = "sent_us"
    SENT_BY = "sent_by"
    SENT_ON = "sent_on"
    GAVE = "gave"


@dataclass(frozen=True, slots=True)
class Noting:
    """What stands in the fields: `words` are a name or what was given, `whom` the customer (uid) who is meant by them.

    `step` is how strong a referral is, `kind` what a gesture was, `by` who of the staff notes it (uid), "" for nobody.
    """

    what: What = What.GAVE
    words: str = ""
    whom: str = ""
    step: ReferralStep = ReferralStep.INTRODUCED
    kind: GestureKind = GestureKind.FAVOUR
    by: str = ""


@dataclass(frozen=True, slots=True)
class NotedDown:
    """What was noted, in words, and the action that undoes it."""

    said: str
    action: str
