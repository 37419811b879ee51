"""What the screen of our shop asks for, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopfriend.our_shop.check_up_views import CheckUps, CheckUpTold
    from shopfriend.our_shop.views import Cycles, ExampleCycle, NewHeard, PointPage, Reputation, SaidChoices, ShopKind


@dataclass(frozen=True, slots=True)
class PointFeatures:
    """Points of contact and improvements, named by uid; each change gives the action that `undo` takes back.

    `keep_cycle` takes the name until now ("" for a new cycle), the name from now on, and its points in order: uid (""
    for a new one) and name. `begin_better` takes the point, what shall be better, the steps, by whom, and the day in
    words.
    """

    all: "Callable[[], Cycles]"
    page: "Callable[[str], PointPage]"
    kinds: "Callable[[], tuple[ShopKind, ...]]"
    begin_with: "Callable[[Sequence[ExampleCycle]], Any]"
    keep_cycle: Callable[[str, str, Sequence[tuple[str, str]]], Any]
    remove_cycle: Callable[[str], Any]
    rate: Callable[[str, int], Any]
    describe: Callable[[str, str, str], Any]
    begin_better: Callable[[str, str, Sequence[str], str, str], Any]
    add_step: Callable[[str, str], Any]
    tick: Callable[[str, bool], Any]
    finish: Callable[[str], Any]
    set_aside: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class HeardFeatures:
    """What somebody said: `choices` of what it may be about, `say` logs it.

    `answered` tells that something was done about a complaint, `take_out` that words were logged by mistake (uid).
    """

    choices: "Callable[[], SaidChoices]"
    say: "Callable[[NewHeard], Any]"
    answered: Callable[[str], Any]
    take_out: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class ReputationFeatures:
    """The plan of the seven steps: groups by uid, what is said for a step by the names of `PLAN_STEPS`.

    `add` gives the uid of the new group; `to_paper` puts the page into a folder, and gives its file.
    """

    all: "Callable[[], Reputation]"
    want: Callable[[str], Any]
    add: Callable[[str], str]
    keep: Callable[[str, Mapping[str, str]], Any]
    remove: Callable[[str], Any]
    to_paper: Callable[[Path], Path]


@dataclass(frozen=True, slots=True)
class CheckUpFeatures:
    """The months that were checked, and one of them (any day of it) as it was kept, or as it is now.

    `keep` takes the month, how many dots "they came of their own accord" has, and the answers by their names; `note`
    keeps answers without the month being done.
    """

    all: "Callable[[], CheckUps]"
    month: "Callable[[date], CheckUpTold]"
    keep: Callable[[date, int, Mapping[str, str]], Any]
    note: Callable[[date, Mapping[str, str]], Any]


@dataclass(frozen=True, slots=True)
class OurShopFeatures:
    """What each part of the screen asks for."""

    points: PointFeatures
    heard: HeardFeatures
    reputation: ReputationFeatures
    check_up: CheckUpFeatures
    undo: Callable[[str], Any]
    day: Callable[[], date]
