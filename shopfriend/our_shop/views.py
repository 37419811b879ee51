"""What the screen of our shop is given: frozen, and free of SQLAlchemy."""

from dataclasses import dataclass
from datetime import date

MOST_DOTS = 5
"""Points are rated from one dot (poor) to five (near perfect)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of contact in its row. `dots` as we see it ourselves, `heard_dots` by what was heard; None: not yet.

    `praised` and `blamed` count what was heard of it in the last twelve months; `is_improving` where that is under way.
    """

    uid: str
    name: str
    icon: str
    dots: int | None = None
    heard_dots: int | None = None
    praised: int = 0
    blamed: int = 0
    is_improving: bool = False


@dataclass(frozen=True, slots=True)
class Cycle:
    """A service cycle: what a customer meets one after the other."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an improvement."""

    uid: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Better:
    """An improvement: of which point, what is done, by whom and until when.

    Open while `done_on` and `set_aside_on` are None.
    """

    uid: str
    point: str
    point_uid: str
    text: str
    who: str
    due: date | None
    decided_on: date
    done_on: date | None
    set_aside_on: date | None
    steps: tuple[Step, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is under way."""
        return self.done_on is None and self.set_aside_on is None


@dataclass(frozen=True, slots=True)
class Rated:
    """How many dots a point was given on a day."""

    day: date
    dots: int


@dataclass(frozen=True, slots=True)
class HeardLine:
    """What somebody said, in words that may stand where others look on.

    `who` is "" where nobody known said it, or nothing may name them any more; `is_hidden` where the words are not for
    other eyes, and others stand for them. A complaint waits until it is `answered`; where it `is_promised`, the
    list of promises has it.
    """

    uid: str
    text: str
    day: date
    audience: str
    who: str
    who_uid: str
    point: str
    is_complaint: bool
    is_promised: bool
    answered: bool
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class PointPage:
    """All about one point of contact: its dots through time, what was made better and what was heard, latest first."""

    uid: str
    cycle: str
    name: str
    today: str
    near_perfect: str
    point: Point
    rated: tuple[Rated, ...]
    better: tuple[Better, ...]
    heard: tuple[HeardLine, ...]


@dataclass(frozen=True, slots=True)
class Cycles:
    """Every cycle, and the one improvement that is under way."""

    cycles: tuple[Cycle, ...]
    improving: Better | None


@dataclass(frozen=True, slots=True)
class ExampleCycle:
    """A cycle as it is in many shops of a kind: icon, name and what near perfect would be, for each point."""

    name: str
    points: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ShopKind:
    """A kind of shop, and its cycles to begin with."""

    key: str
    name: str
    cycles: tuple[ExampleCycle, ...]


@dataclass(frozen=True, slots=True)
class NewImprovement:
    """What shall be made better at a point, the steps to it, by whom, and until when."""

    text: str
    steps: tuple[str, ...] = ()
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class NewHeard:
    """What somebody said; audience, point of contact and customer by uid, "" where it is none or nobody knows."""

    text: str
    is_complaint: bool = False
    audience: str = ""
    point: str = ""
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A group who holds a reputation of us, and what the seven steps say for it.

    `heard_lately`: something of theirs was heard in the last three months.
    """

    uid: str
    name: str
    should_say: str = ""
    how_we_tell: str = ""
    behaviour: str = ""
    every_day: str = ""
    how_we_hear: str = ""
    standard: str = ""
    praised: int = 0
    blamed: int = 0
    heard_lately: bool = False


PLAN_STEPS = ("name", "should_say", "how_we_tell", "behaviour", "every_day", "how_we_hear", "standard")
"""The fields of a plan that the seven steps fill, in their order."""


@dataclass(frozen=True, slots=True)
class StepStands:
    """How far one of the seven steps has come: for how many groups it is done, and of how many."""

    number: int
    done: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / self.of)


@dataclass(frozen=True, slots=True)
class Reputation:
    """The reputation we want to deserve, in a sentence; the plan for each group; how far each step has come; what was
    heard in a year, complaints that wait for an answer first. `thin` is the number of the step that wants work most,
    None where each is done.
    """

    wanted: str
    plans: tuple[Plan, ...]
    steps: tuple[StepStands, ...]
    thin: int | None
    heard: tuple[HeardLine, ...]


@dataclass(frozen=True, slots=True)
class SaidChoices:
    """What may be said of words that were heard: from which group, and of which point (uid and name)."""

    groups: tuple[tuple[str, str], ...]
    points: tuple[tuple[str, str], ...]
