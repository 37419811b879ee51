"""Month end: from the shop's rows to files in a folder, cards, envelopes and a list in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards.paper_stack import Kind, Paper, PaperStack, StartedLabels, files_of, papers_of, stack_of
from shopfriend.cards.pile import pile, wants_by
from shopfriend.cards.queue import Making, take
from shopfriend.cards.suggestions import MONTH_END
from shopfriend.cards.to_paper import Ready, Sender, ready
from shopfriend.cards.views import PileCard
from shopfriend.handwriting.hand import Hand
from shopfriend.language import _
from shopfriend.printing import labels, making
from shopfriend.printing.fronts import made_for
from shopfriend.printing.making import Workshop
from shopfriend.printing.paper import Flip
from shopfriend.problem import Problem
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: the month, the folder, and hand and seed where they are given; today's date.

    The format of the cards is the workshop's. `labels` names a label sheet to print addresses on instead of envelopes,
    from its `first_label` (from 1) on; without `envelopes` neither is made. `flip` is how the sheets are turned.
    """

    month: date
    folder: Path
    today: date
    hand: Hand | None = None
    seed: int | None = None
    labels: str = ""
    first_label: int = 1
    envelopes: bool = True
    flip: Flip = Flip.LONG_EDGE


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


def paper_for(database: Database, cards: Sequence[str], order: Order, workshop: Workshop) -> PaperStack:
    """All paper for these cards, which wait; the order's folder is not touched.

    Raises Problem "cancelled", or where there is no such label sheet; nothing is stored either way.
    """
    done, papers = _papers(database, cards, order, workshop, {})
    return stack_of(done, dict(files_of(papers, workshop.part(0.5, 1))), workshop.form)


def making_in(database: Database, order: Order, workshop: Workshop, words: Path) -> Making:
    """How the cards of a month are made in this shop."""
    by_name = {hand.name: hand for hand in workshop.hands}
    with database.reading() as session:
        chosen = session.scalars(select(Shop.hand).order_by(Shop.id).limit(1)).one()
    hand = order.hand or by_name.get(chosen, workshop.hands[0])
    designs = {occasion: [each.name for each in made_for(workshop.designs, occasion)] for occasion in MONTH_END}
    return Making(words, hand.name, workshop.form.name, designs, order.seed, for_all=order.hand is not None)


def _print(
    database: Database,
    cards: Sequence[str],
    order: Order,
    workshop: Workshop,
    own_hand: Mapping[str, Hand],
    month: str,
) -> MadeMonth:
    done, papers = _papers(database, cards, order, workshop, own_hand)
    if not papers:
        return MadeMonth((), (), "", (), done.set_aside)
    papers[Kind.FINISHED] = Paper(_("Cards"), [page for card in done.cards for page in card.finished])
    files = {kind: name.format(month=month) for kind, name in _FILES.items() if kind in papers}
    made = files_of({kind: papers[kind] for kind in files}, workshop.part(0.5, 1))
    making.save_all((order.folder / files[kind], data) for kind, data in made)
    pages = making.places_of(len(done.cards), workshop.form)
    return MadeMonth(tuple(done.pile), pages, files[Kind.CARDS], tuple(files.values()), done.set_aside)


_FILES = {
    Kind.CARDS: "cards-{month}.pdf",
    Kind.FINISHED: "cards-{month}-finished.pdf",
    Kind.ENVELOPES: "envelopes-{month}.pdf",
    Kind.LABELS: "labels-{month}.pdf",
    Kind.LIST: "list-{month}.pdf",
    Kind.DRAWER: "list-to-hand-over-{month}.pdf",
}


def _papers(
    database: Database, cards: Sequence[str], order: Order, workshop: Workshop, own_hand: Mapping[str, Hand]
) -> tuple[Ready, dict[Kind, Paper]]:
    """The cards laid out, which is half of the way, and the pages of each paper."""
    sheet = labels.named(order.labels, order.first_label) if order.labels else None
    started = StartedLabels(sheet, order.first_label) if sheet else None
    with database.reading() as session:
        waiting, shop = sorted(pile(session, cards), key=wants_by), sender(session)
    hands = {**{hand.name: hand for hand in workshop.hands}, **own_hand}
    done = ready(waiting, workshop.part(0, 0.5), hands, shop, order.today)
    if not order.envelopes:
        done = replace(done, envelopes=())
    return done, papers_of(done, order.month, order.today, started, workshop, order.flip)


def _free_name(folder: Path, month: str) -> str:
    """What a second printing is called: the first one's files may lie on a desk, or be at the copy shop."""
    numbered = (month if number == 1 else f"{month}-{number}" for number in count(1))
    return next(name for name in numbered if not (folder / f"cards-{name}.pdf").exists())


def sender(session: Session) -> Sender:
    """The shop as it stands on the back of cards and on envelopes."""
    shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
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
