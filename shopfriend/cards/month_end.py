"""Month end: from the shop's rows to files in a folder, cards, envelopes and a list in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from sqlalchemy import select

from shopfriend.cards.pile import pile
from shopfriend.cards.queue import Making, take
from shopfriend.cards.suggestions import MONTH_END
from shopfriend.cards.to_paper import Sender, ready
from shopfriend.cards.views import PileCard
from shopfriend.handwriting.hand import Hand
from shopfriend.language import _, month_in_words
from shopfriend.printing import formats, labels, making
from shopfriend.printing.fronts import designs_for
from shopfriend.printing.making import Workshop
from shopfriend.problem import Problem
from shopfriend.records.kinds import Occasion
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: the month, the folder, and hand and seed where they are given; today's date.

    `labels` names a label sheet to print addresses on instead of envelopes, from its `first_label` (from 1) on.
    """

    month: date
    folder: Path
    today: date
    hand: Hand | None = None
    format: str = "a6"
    seed: int | None = None
    labels: str = ""
    first_label: int = 1


@dataclass(frozen=True, slots=True)
class MadeMonth:
    """The cards in order with their pages in `file` (from 1), all files by name, and the cards set aside with why."""

    cards: tuple[PileCard, ...]
    pages: tuple[tuple[int, ...], ...]
    file: str
    files: tuple[str, ...]
    set_aside: tuple[tuple[PileCard, str], ...]


def make(database: Database, order: Order, workshop: Workshop, words: Path) -> MadeMonth:
    """Take the month's cards and print them into the folder: on sheets, as finished cards, with envelopes and a list.

    `words` is the folder of card texts. Raises Problem where the folder cannot be written or a text is missing; the
    cards wait then as they did before.
    """
    _make_folder(order.folder)
    taken = take(database, order.month, making_in(database, order, workshop, words))
    own_hand = {order.hand.name: order.hand} if order.hand else {}
    return _print(database, taken.cards, order, workshop, own_hand, f"{order.month:%Y-%m}")


def print_ready(database: Database, cards: Sequence[str], order: Order, workshop: Workshop) -> MadeMonth:
    """Print these cards, which wait, into the folder under names that no file there has yet.

    Raises Problem where the folder cannot be written, or "cancelled"; nothing is stored either way.
    """
    _make_folder(order.folder)
    return _print(database, cards, order, workshop, {}, _free_name(order.folder, f"{order.month:%Y-%m}"))


def making_in(database: Database, order: Order, workshop: Workshop, words: Path) -> Making:
    """How the cards of a month are made in this shop."""
    by_name = {hand.name: hand for hand in workshop.hands}
    hand = order.hand or by_name.get(_shop(database).hand, workshop.hands[0])
    designs = {occasion: design_names(workshop, occasion) for occasion in MONTH_END}
    return Making(words, hand.name, order.format, designs, order.seed)


def _shop(database: Database) -> Shop:
    with database.reading() as session:
        return session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()


def _print(
    database: Database,
    cards: Sequence[str],
    order: Order,
    workshop: Workshop,
    own_hand: Mapping[str, Hand],
    month: str,
) -> MadeMonth:
    form = formats.named(order.format)
    sheet = labels.named(order.labels, order.first_label) if order.labels else None
    with database.reading() as session:
        waiting = pile(session, cards)
    hands = {**{hand.name: hand for hand in workshop.hands}, **own_hand}
    done = ready(waiting, workshop, hands, _sender(_shop(database)), order.today, form)
    if not done.cards:
        return MadeMonth((), (), "", (), done.set_aside)
    folded, flat = f"cards-{month}.pdf", f"cards-{month}-finished.pdf"
    envelopes, its_list = f"envelopes-{month}.pdf", f"list-{month}.pdf"
    pages = making.print_cards(done.cards, order.folder / folded, workshop)
    making.print_flat_cards(done.cards, order.folder / flat, workshop)
    addressed = done.envelopes
    if sheet is not None:
        # What is handed over needs no label; its envelope bears a name, written by hand.
        addressed = tuple(each for each in done.envelopes if any(each.place) or len(each.recipient) > 1)
        envelopes = f"labels-{month}.pdf"
        if addressed:
            making.print_labels(addressed, order.folder / envelopes, workshop, sheet, first=order.first_label)
    elif addressed:
        making.print_envelopes(addressed, order.folder / envelopes, workshop)
    title = _("Cards at the end of {month}").format(month=month_in_words(order.month))
    note = _NOTES[len(form.places)]()
    making.print_list(done.rows, order.folder / its_list, workshop, title=title, note=note)
    files = (folded, flat, *((envelopes,) if addressed else ()), its_list)
    return MadeMonth(done.pile, pages, folded, files, done.set_aside)


_NOTES = {
    1: lambda: _("Cards, envelopes and list lie in the same order."),
    2: lambda: _("Cut the sheets once and put the lower stack under the upper: then cards, envelopes and list agree."),
    3: lambda: _("Cut the sheets and put each stack under the one above it: then cards, envelopes and list agree."),
}


def _free_name(folder: Path, month: str) -> str:
    """What a second printing is called: the first one's files may lie on a desk, or be at the copy shop."""
    numbered = (month if number == 1 else f"{month}-{number}" for number in count(1))
    return next(name for name in numbered if not (folder / f"cards-{name}.pdf").exists())


def design_names(workshop: Workshop, occasion: Occasion) -> list[str]:
    """The drawings made for an occasion; those for any occasion only where it has none of its own."""
    fitting = designs_for(workshop.designs, occasion)
    return [design.name for design in fitting if occasion in design.occasions] or [design.name for design in fitting]


def _sender(shop: Shop) -> Sender:
    place = " ".join(filter(None, (shop.town, shop.postcode)))
    return Sender(shop.name, tuple(filter(None, (shop.name, shop.street, place))))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Problem(
            "folder-refused",
            _("{folder} cannot be written: {why}."),
            folder=folder,
            why=fault.strerror or type(fault).__name__,
        ) from fault
