"""What the counter asks for: finding and remembering, the story behind a page, pasted notes, cards, who serves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.counter.lookup import Index
    from shopfriend.counter.pasted_views import PastedLine, PastedNote
    from shopfriend.counter.story_views import Story
    from shopfriend.counter.views import Serving, Stored
    from shopfriend.goodwill.noting_views import NotedDown, Noting
    from shopfriend.opened.shop import OpenShop
    from shopfriend.store.changes import Changes
    from shopfriend.store.database import Database
    from shopfriend.window.counter.features import CounterFeatures, PasteFeatures, StaffFeatures


def counter_features(here: Surroundings, shop: "OpenShop") -> "CounterFeatures":
    """All that the counter asks a shop for."""
    from shopfriend.opened.edits import OpenEdits
    from shopfriend.opened.our_shop import heard_features
    from shopfriend.opened.rights import rights_features
    from shopfriend.opened.whom import cards_at_the_counter
    from shopfriend.window.counter.features import CounterFeatures

    def database() -> "Database":
        return shop.database

    return CounterFeatures(
        names=shop.names,
        find=shop.find,
        open_page=shop.open_page,
        others_wrote=shop.others_wrote,
        today=shop.today,
        remember=shop.remember,
        understood=shop.understood,
        keep_offer=shop.keep_offer,
        undo=shop.undo,
        was_in=shop.was_in,
        asked=shop.asked,
        keep=shop.keep,
        add=shop.add,
        edit=OpenEdits(here, database).features(),
        cards=cards_at_the_counter(here, database),
        story=story_of_page(here, database),
        history=history_of_page(here, database),
        staff=staff_features(here, database),
        note=noting(here, database),
        knows_best=knowing(database),
        heard=heard_features(here, database),
        pasted=paste_features(here, database, shop.index_now),
        rights=rights_features(here, shop),
        day=lambda: here.today,
    )


def story_of_page(here: Surroundings, database: "Callable[[], Database]") -> "Callable[[str], Story]":
    """All that happened with a customer (uid)."""

    def story(uid: str) -> "Story":
        from shopfriend.counter.story import story_of

        with database().reading() as session:
            return story_of(session, uid, here.today)

    return story


def noting(here: Surroundings, database: "Callable[[], Database]") -> "Callable[[str, Noting], NotedDown]":
    """Keeps who sent whom, or what was given, on a customer's page (uid)."""

    def note(uid: str, what: "Noting") -> "NotedDown":
        from shopfriend.goodwill.noting import note

        return note(database(), uid, what, here.today)

    return note


def knowing(database: "Callable[[], Database]") -> "Callable[[str, str], Changes]":
    """Keeps who of the staff (uid) knows a customer (uid) best."""

    def knows_best(uid: str, staff: str) -> "Changes":
        from shopfriend.goodwill.knowing import knows_best

        return knows_best(database(), uid, staff)

    return knows_best


def history_of_page(here: Surroundings, database: "Callable[[], Database]") -> "Callable[[str], Story]":
    """All that was changed about a customer (uid), and by whom."""

    def history(uid: str) -> "Story":
        from shopfriend.counter.history import history_of

        with database().reading() as session:
            return history_of(session, uid, here.today)

    return history


def paste_features(
    here: Surroundings, database: "Callable[[], Database]", index: "Callable[[], Index]"
) -> "PasteFeatures":
    """What the sheet for pasted notes asks for; `index` gives everybody who can be found by now."""
    from shopfriend.window.counter.features import PasteFeatures

    def read(pasted: str) -> "list[PastedLine]":
        from shopfriend.counter import pasted_notes

        lines = pasted_notes.read_notes(index(), pasted)
        with database().reading() as session:
            return pasted_notes.with_what_is_known(session, lines, here.today)

    def remember(notes: "list[PastedNote]", day: date) -> "list[Stored]":
        from shopfriend.counter import pasted_notes

        return pasted_notes.remember_notes(database(), notes, day)

    return PasteFeatures(read, remember)


def staff_features(here: Surroundings, database: "Callable[[], Database]") -> "StaffFeatures":
    """Who serves in this shop, and who of them stands at this computer."""
    from shopfriend.keeping import this_computer
    from shopfriend.window.counter.features import StaffFeatures

    def serving() -> "Serving":
        from shopfriend.counter import serving
        from shopfriend.counter.views import Serving

        with database().reading() as session:
            people = serving.who_serves(session)
        chosen = this_computer.load(here.settings).staff
        return Serving(people, chosen if chosen in [uid for uid, _name in people] else "")

    def choose(uid: str) -> None:
        this_computer.store(here.settings, replace(this_computer.load(here.settings), staff=uid))

    return StaffFeatures(serving, choose)
