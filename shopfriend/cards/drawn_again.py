"""Cards as they went out, drawn again from their words and seeds: for whoever takes everything along."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards.month_end import sender
from shopfriend.cards.pile import pile
from shopfriend.cards.to_paper import ready
from shopfriend.language import _
from shopfriend.printing import formats, making
from shopfriend.printing.making import Workshop
from shopfriend.printing.page import stopped
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.kinds import CardState
from shopfriend.store.database import Database

_IN_A_FILE = 200
"""Cards: a file that a viewer opens at once."""
_WRITTEN = (CardState.WAITING, CardState.PRINTING, CardState.PRINTED, CardState.SENT)


def draw_again(
    database: Database,
    folder: Path,
    workshop: Workshop,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Draw every card that has words as a finished one into PDF files of the folder, and tell the files' names.

    A card that cannot be written any more, as where its hand was taken out and no other has its letters, is left out.
    Raises Problem "cancelled", or where the folder cannot be written.
    """
    with database.reading() as session:
        files = list(_files(session))
    names = []
    for place, (name, form, uids) in enumerate(files):
        if cancelled():
            raise stopped()
        progress(place, len(files))
        data = _drawn(database, uids, replace(workshop, form=form, progress=None, cancelled=cancelled))
        if data is not None:
            making.save(data, folder / name)
            names.append(name)
    return names


def _files(session: Session) -> Iterator[tuple[str, formats.Format, Sequence[str]]]:
    """Which cards stand in which file: a month and a format each, in parts where there are many."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    wanted = select(Card.uid, Card.day, Card.format).where(Card.state.in_(_WRITTEN)).order_by(Card.day, Card.id)
    for uid, day, form in session.execute(wanted):
        together[f"{day.year:04}-{day.month:02}", form].append(uid)
    for (month, form), uids in together.items():
        # A format that this Shopfriend does not know is nothing that it can draw.
        with suppress(Problem):
            known = formats.named(form)
            for start in range(0, len(uids), _IN_A_FILE):
                part = f"-{start // _IN_A_FILE + 1}" if len(uids) > _IN_A_FILE else ""
                yield f"cards-{month}-{known.name}{part}.pdf", known, uids[start : start + _IN_A_FILE]


def _drawn(database: Database, uids: Sequence[str], workshop: Workshop) -> bytes | None:
    with database.reading() as session:
        cards = pile(session, uids)
        shop = sender(session)
    hands = {hand.name: hand for hand in workshop.hands}
    # The day is told on lists alone, of which there are none here.
    done = ready(cards, workshop, hands, shop, cards[0].day)
    pages = [page for card in done.cards for page in card.finished]
    return making.pdf_of(pages, _("Cards"), workshop) if pages else None
