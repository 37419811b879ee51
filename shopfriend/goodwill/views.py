"""What Circle shows: frozen and free of SQLAlchemy, so that the window may name it before its first paint."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from shopfriend.records.kinds import ReferralStep, Stage

if TYPE_CHECKING:
    from shopfriend.goodwill.giving import Given


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody who stands at a stage; `perhaps` is a higher one that the records speak for, and `why`.

    `gave` and `came` say in numbers what was given in the last 365 days, and what came back: gestures, cards and
    promises kept; days on which they were in, and people whom they sent.
    """

    uid: str
    name: str
    stage: Stage
    perhaps: Stage | None = None
    why: str = ""
    gave: int = 0
    came: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """Somebody in the drawing of who sent whom: `by` is the place in the same tuple of who sent them, -1 for nobody.

    `uid` is "" where only a name was passed on. `sent` people came through them; `step`, `day` and `thanked_on`, the
    day of the card that thanked for it, are of the referral that brought them.
    """

    name: str
    uid: str
    by: int = -1
    sent: int = 0
    is_fan: bool = False
    step: ReferralStep = ReferralStep.READY_TO_BUY
    day: date = date.min
    thanked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody who has had no word from us since a day, longer than they are used to; `thing` is something to say."""

    uid: str
    name: str
    stage: Stage
    since: date
    thing: str


@dataclass(frozen=True, slots=True)
class Circle:
    """All that the screen shows. People stand in the order of their names, those for whom a stage speaks first.

    `given` is of the month of `month`, `before` of the one before. `has_rhythms`: somebody has been noted often enough
    for a rhythm, so that an empty `quiet` means that all have had a word.
    """

    people: tuple[Standing, ...] = ()
    brought: tuple[Brought, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    has_rhythms: bool = False
    month: date = date.min
    given: "Given | None" = None
    before: "Given | None" = None
    wishes: int = 0

    def at(self, stage: Stage) -> tuple[Standing, ...]:
        """Who stands at a stage."""
        return tuple(person for person in self.people if person.stage is stage)
