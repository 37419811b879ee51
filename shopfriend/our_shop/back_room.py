"""The reputation plan as one page for the back room: the words of the owner, and what was heard, without names."""

from datetime import date

from shopfriend.language import _, day_in_words
from shopfriend.our_shop.reputation import reputation
from shopfriend.our_shop.seven_steps import step_titles
from shopfriend.our_shop.views import Plan, Reputation
from shopfriend.printing import making, reputation_page
from shopfriend.printing.making import Workshop
from shopfriend.printing.reputation_page import GroupToPrint, ReputationToPrint
from shopfriend.problem import Problem
from shopfriend.store.database import Database

_QUOTED = 3


def to_print(found: Reputation, today: date) -> ReputationToPrint:
    """What stands on the page; only praise is quoted, and of it what may stand where others look on."""
    said = tuple(line.text for line in found.heard if not line.is_complaint and not line.is_hidden)
    note = _("As of {day}").format(day=day_in_words(today, today, weekday=False))
    return ReputationToPrint(found.wanted, tuple(map(_group, found.plans)), said[:_QUOTED], note)


def _group(plan: Plan) -> GroupToPrint:
    titles = step_titles()[2:]
    words = plan.how_we_tell, plan.behaviour, plan.every_day, plan.how_we_hear, plan.standard
    rows = tuple((title, " ".join(said.split())) for title, said in zip(titles, words, strict=True) if said.strip())
    return GroupToPrint(plan.name, " ".join(plan.should_say.split()), rows)


def reputation_pdf(database: Database, workshop: Workshop, today: date) -> bytes:
    """The page as PDF. Raises Problem "no-plan-yet" where nothing is written down."""
    with database.reading() as session:
        found = reputation(session, today)
    if not found.plans and not found.wanted:
        raise Problem("no-plan-yet", _("There is nothing to print yet: name a group, and what it should say of you."))
    title = _("The reputation we want to deserve")
    page = reputation_page.page(to_print(found, today), workshop.type, title=title)
    return making.pdf_of([page], title, workshop)
