"""What the counter's screen asks of the shop, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from shopfriend.counter.views import (
    BroughtBack,
    Fact,
    Facts,
    Glad,
    Hit,
    Jotted,
    Named,
    Opened,
    PromiseList,
    Serving,
    Silenced,
    Stored,
    Today,
)
from shopfriend.records.kinds import DetailKind, Gone, PromiseKind
from shopfriend.window.counter.rights_features import RightsFeatures
from shopfriend.window.our_shop.features import HeardFeatures

if TYPE_CHECKING:
    from shopfriend.counter.pasted_views import PastedLine, PastedNote
    from shopfriend.counter.said.offer import Offer
    from shopfriend.counter.story_views import Story
    from shopfriend.goodwill.noting_views import NotedDown, Noting


@dataclass(frozen=True, slots=True)
class EditFeatures:
    """What the form changes. Talks and details are named by uid, customers too; `reword` leaves what is None.

    `change` and `reword` are told what was seen before, and refuse where that was changed by somebody else meanwhile.
    `remove_detail` gives the action that `put_back_detail` undoes, `drop_questions` (of these talks) one to be undone.
    `silent_page` tells whose page (uid) it is where somebody of just this name is no longer, "" where nobody is.
    """

    facts: Callable[[str], Facts]
    change: Callable[[str, Mapping[Fact, str], Mapping[Fact, str]], Any]
    add_detail: Callable[[str, DetailKind, str], Any]
    remove_detail: Callable[[str], str]
    put_back_detail: Callable[[str], Any]
    reword: Callable[[str, str | None, str | None, tuple[str, str] | None], Any]
    silence_detail: Callable[[str, Gone], Silenced]
    silence_customer: Callable[[str, Gone], Silenced]
    drop_questions: Callable[[list[str]], str]
    bring_back_detail: Callable[[str], BroughtBack]
    bring_back_customer: Callable[[str], BroughtBack]
    silent_page: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PasteFeatures:
    """Notes that are pasted: `read` tells whom each line is for, `remember` stores those of a day in one action."""

    read: "Callable[[str], list[PastedLine]]"
    remember: "Callable[[list[PastedNote], date], list[Stored]]"


@dataclass(frozen=True, slots=True)
class StaffFeatures:
    """Who serves, and who of them notes what is said: `choose` keeps that on this computer (uid, "" for nobody)."""

    serving: Callable[[], Serving]
    choose: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PageCardFeatures:
    """`done` takes a printed card that is posted, handed over or out of the drawer; `write_again` a wish that holds.

    Each gives the changes of which `undo` takes back the action.
    """

    done: Callable[[str], Any]
    no_cards: Callable[[str], Any]
    write_again: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class CounterFeatures:
    """What the counter asks for. Finding has a worker of its own, so that typing never waits for storing.

    `names` answers within a frame; `find` gives the same people first, then those who are found by what they told.
    `others_wrote` tells whether another window has written since it was asked last, or another day has begun.
    `add` takes a new face's name, phone, e-mail and what to call them. `understood` tells what a talk with a
    customer offers to be kept; `keep_offer` takes customer, talk, what that
    talk offered, and who allowed it; `undo` the action of what was stored.
    `story` gives all that happened with a customer, `history` all that was changed, and by whom; `was_in` takes
    customer and who of the staff noted it. `note` keeps who sent whom, or what was given; `knows_best` takes a customer
    and who of the staff knows them best.
    """

    names: Callable[[str], Named]
    find: Callable[[str], list[Hit]]
    open_page: Callable[[str], Opened]
    others_wrote: Callable[[], bool]
    today: Callable[[], Today]
    remember: Callable[[str, Jotted], Stored]
    understood: "Callable[[str, str], tuple[Offer, ...]]"
    keep_offer: "Callable[[str, str, Offer, str], Any]"
    undo: Callable[[str], Any]
    was_in: Callable[[str, str], Any]
    asked: Callable[[str], Any]
    keep: Callable[[str], Any]
    add: Callable[[str, str, str, str], str]
    edit: EditFeatures
    cards: PageCardFeatures
    story: "Callable[[str], Story]"
    history: "Callable[[str], Story]"
    pasted: PasteFeatures
    heard: HeardFeatures
    staff: StaffFeatures
    note: "Callable[[str, Noting], NotedDown]"
    knows_best: Callable[[str, str], Any]
    rights: RightsFeatures
    day: Callable[[], date]


@dataclass(frozen=True, slots=True)
class PromiseFeatures:
    """What the list of promises asks for; promises, wishes and orders are named by uid.

    A change to a promise is told the version that is seen, and refused where it is another one by now. `let_go` and
    `tell_first` take why, `put_off_to` the day in words, and gives it as it was understood; `put_off` is till tomorrow.
    `glad` tells who would be glad of what has come in. Each change gives the action that `undo` takes back.
    `names` and `find` look somebody up, as at the counter; `kind_of` tells at once what sort of promise words make;
    `promise` takes customer, words, kind (None: as the words say) and the day in words.
    """

    names: Callable[[str], Named]
    find: Callable[[str], list[Hit]]
    kind_of: Callable[[str], PromiseKind]
    promise: Callable[[str, str, PromiseKind | None, str], Any]
    all: Callable[[], PromiseList]
    due: Callable[[], int]
    next_step: Callable[[str, int], Any]
    let_go: Callable[[str, str, int], Any]
    delete: Callable[[str], Any]
    tell_first: Callable[[str, str, int], Any]
    put_off: Callable[[str, int], Any]
    put_off_to: Callable[[str, str, int], tuple[Any, date]]
    glad: Callable[[str], list[Glad]]
    tell_later: Callable[[str, str], Any]
    was_told: Callable[[str], Any]
    no_longer_wished: Callable[[str], Any]
    undo: Callable[[str], Any]
    day: Callable[[], date]
