"""Print runs: cards go to paper together, and each stays asked about until the owner has said whether it came out.

A run is stored before paper moves and settled after, each in a transaction of its own: whatever stops the machine
in between, every card is waiting, asked about or printed, and in one of these only.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards.unwelcome import unwelcome
from shopfriend.cards.views import OpenRun, RunCard
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import CardState
from shopfriend.records.print_run import PrintedCard, PrintRun
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


@dataclass(frozen=True, slots=True)
class Begun:
    """A run by uid, and what was written."""

    run: str
    changes: Changes


def begin(database: Database, cards: Sequence[str], paper: str, printer: str = "") -> Begun:
    """Store that these waiting cards go to paper, in this order; `printer` is empty where a PDF is saved.

    Raises Problem "pile-changed" where a card no longer waits: it may be on another printer, or out of the pile, since
    whoever it greets has gone or would rather not have it. Then nothing is stored.
    """
    if not cards or len(set(cards)) != len(cards):
        raise ValueError("a run needs cards, each once")
    with database.writing() as session:
        rows = {card.uid: card for card in session.scalars(select(Card).where(Card.uid.in_(cards)))}
        no_longer = unwelcome(session, Card.uid.in_(cards))
        if no_longer or any(uid not in rows or rows[uid].state is not CardState.WAITING for uid in cards):
            raise Problem(
                "pile-changed", _("Some of these cards are no longer waiting. Please look at the pile, then print.")
            )
        run = PrintRun(started=database.now(), paper=paper, printer=printer)
        session.add(run)
        session.flush()
        for place, uid in enumerate(cards, start=1):
            rows[uid].state = CardState.PRINTING
            session.add(PrintedCard(print_run_id=run.id, card_id=rows[uid].id, place=place))
    return Begun(run.uid, changes_of(session))


def settle(database: Database, run: str, came_out: Mapping[str, bool]) -> Changes:
    """Store what the owner said of a run's cards, by card uid: what came out is printed, the rest waits again.

    Cards not named stay asked about; what was said before stays said, so that a second press of a key does no harm.
    A card that was skipped or sent meanwhile keeps that state. Raises ValueError for cards of another run.
    """
    with database.writing() as session:
        row = session.scalars(select(PrintRun).where(PrintRun.uid == run)).one()
        of_run = select(PrintedCard, Card).join(Card, Card.id == PrintedCard.card_id)
        places = session.execute(of_run.where(PrintedCard.print_run_id == row.id)).all()
        if not came_out.keys() <= {card.uid for _place, card in places}:
            raise ValueError("only cards of this run can be settled with it")
        for place, card in places:
            if place.came_out is not None or card.uid not in came_out:
                continue
            place.came_out = came_out[card.uid]
            if card.state is CardState.PRINTING:
                card.state = CardState.PRINTED if place.came_out else CardState.WAITING
        if row.finished is None and all(place.came_out is not None for place, _card in places):
            row.finished = database.now()
    return changes_of(session)


def open_runs(session: Session) -> list[OpenRun]:
    """The runs of which something is still asked about, the oldest first; after a crash this is what to ask."""
    runs = session.scalars(select(PrintRun).where(PrintRun.finished.is_(None)).order_by(PrintRun.id)).all()
    cards: dict[int, list[RunCard]] = defaultdict(list)
    of_runs = (
        select(PrintedCard, Card.uid, Customer.name, Household.envelope_name)
        .join(Card, Card.id == PrintedCard.card_id)
        .outerjoin(Customer, Customer.id == Card.customer_id)
        .outerjoin(Household, Household.id == Card.household_id)
        .where(PrintedCard.print_run_id.in_([run.id for run in runs]))
        .order_by(PrintedCard.place)
    )
    for place, uid, name, envelope_name in session.execute(of_runs):
        cards[place.print_run_id].append(RunCard(uid, place.place, name or envelope_name, place.came_out))
    return [OpenRun(run.uid, run.started, run.paper, run.printer, tuple(cards[run.id])) for run in runs]
