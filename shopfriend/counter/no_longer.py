"""Somebody died or parted: from then on nothing names them again, on their own page or on that of their people."""

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.quiet import silent_for
from shopfriend.counter.views import OldQuestion, Silenced
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.house_names import without
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.records.silence import names_one
from shopfriend.store.by_uid import customer_of
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_BEINGS = (DetailKind.FAMILY, DetailKind.PET)


def silence_detail(database: Database, detail: str, gone: Gone, on: date | None) -> Silenced:
    """A relation or a pet died or parted, on that day if it is known.

    The house is no longer written to under their name, unless a customer who lives there is called so, too. The answer
    tells which open questions name them, to be dropped if the owner wants. Raises Problem "no-detail" where
    it is no longer there, ValueError for what is no being.
    """
    with database.writing() as session:
        found = session.scalars(select(Detail).where(Detail.uid == detail)).one_or_none()
        if found is None:
            raise Problem("no-detail", _("This detail is no longer there. Nothing was stored."))
        if found.kind not in _BEINGS:
            raise ValueError(f"{found.kind} cannot be gone")
        found.gone, found.gone_on = gone, on
        customer = session.scalars(select(Customer).where(Customer.id == found.customer_id)).one()
        house = _house(session, customer)
        names = tuple(fold(found.name).split()[:1])
        namesakes = [one for one in house if names and fold(one.called_or_given).split()[:1] == list(names)]
        written = ("", "") if namesakes else _rewrite_for(session, customer, house, found.name.split(" ")[:1])
        session.flush()
        questions = _questions(session, [customer, *house])
    same = tuple((one.uid, one.name) for one in namesakes)
    return Silenced(changes_of(session).action, tuple(questions), *written, same)


def silence_customer(database: Database, customer: str, gone: Gone, on: date | None) -> Silenced:
    """A customer died or parted.

    Those who live in the same house no longer have that name among their family; envelope and beginning of the
    household, and the beginnings of their cards, are written anew without it, and told as they are now. Raises Problem
    "nobody-named" where the customer is no longer there.
    """
    with database.writing() as session:
        found = customer_of(session, customer)
        found.gone, found.gone_on = gone, on
        house = _house(session, found)
        names = tuple(dict.fromkeys(filter(None, (found.called, found.given or found.name.split(" ")[0]))))
        for detail in _details(session, house):
            if detail.gone is None and fold(detail.name).split()[:1] in [fold(name).split()[:1] for name in names]:
                detail.gone, detail.gone_on = gone, on
        for member in house:
            member.beginning = without(member.beginning, names)
        rewritten = _rewrite(session, found, house, names)
        session.flush()
        questions = _questions(session, house)
    return Silenced(changes_of(session).action, tuple(questions), *rewritten)


def drop_questions(database: Database, talks: Sequence[str]) -> Changes:
    """Take these questions out of their talks; what was said stays. The action of what is told puts them back."""
    with database.writing() as session:
        for talk in session.scalars(select(Conversation).where(Conversation.uid.in_(talks))):
            talk.ask, talk.asked_on = "", None
            talk.folded = fold(talk.text)
    return changes_of(session)


def _house(session: Session, customer: Customer) -> list[Customer]:
    if customer.household_id is None:
        return []
    living = Customer.gone.is_(None), Customer.id != customer.id
    lives_there = select(Customer).where(Customer.household_id == customer.household_id, *living)
    return list(session.scalars(lives_there.order_by(Customer.id)))


def _details(session: Session, customers: Sequence[Customer]) -> list[Detail]:
    keys = [customer.id for customer in customers]
    beings = select(Detail).where(Detail.customer_id.in_(keys), Detail.kind.in_(_BEINGS))
    return list(session.scalars(beings)) if keys else []


def _rewrite(session: Session, gone: Customer, house: Sequence[Customer], names: Sequence[str]) -> tuple[str, str]:
    """Envelope and beginning of the household as they are now; one who is left alone is named as a customer is."""
    household = session.get(Household, gone.household_id) if gone.household_id is not None and house else None
    if household is None:
        return "", ""
    if len(house) == 1:
        household.envelope_name = house[0].name
        household.beginning = without(household.beginning, names)
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", household.beginning) for name in names):
            household.beginning = ""
    else:
        household.envelope_name = without(household.envelope_name, names)
        household.beginning = without(household.beginning, names)
    return household.envelope_name, household.beginning


def _rewrite_for(
    session: Session, customer: Customer, house: Sequence[Customer], names: Sequence[str]
) -> tuple[str, str]:
    """Envelope and beginning without a relation's name, where one of them had it; else nothing is told."""
    beginning = without(customer.beginning, names)
    household = session.get(Household, customer.household_id) if customer.household_id is not None else None
    if household is None:
        told = ("", beginning if beginning != customer.beginning else "")
        customer.beginning = beginning
        return told
    before = household.envelope_name, household.beginning, customer.beginning
    household.envelope_name = without(household.envelope_name, names)
    household.beginning = without(household.beginning, names)
    for member in (customer, *house):
        member.beginning = without(member.beginning, names)
    after = household.envelope_name, household.beginning, customer.beginning
    return (after[0], after[1] or after[2]) if after != before else ("", "")


def _questions(session: Session, customers: Sequence[Customer]) -> list[OldQuestion]:
    """The open questions of these customers' talks that name somebody who is no longer."""
    found: dict[str, OldQuestion] = {}
    for customer in customers:
        mine = session.scalars(select(Detail).where(Detail.customer_id == customer.id))
        silent = silent_for(session, customer, mine)
        asking = (
            select(Conversation)
            .join(Present, Present.conversation_id == Conversation.id)
            .where(Present.customer_id == customer.id, Conversation.ask != "", Conversation.asked_on.is_(None))
            .order_by(Conversation.day.desc(), Conversation.id.desc())
        )
        for talk in session.scalars(asking):
            if names_one(silent, talk.ask):
                found.setdefault(talk.uid, OldQuestion(talk.uid, talk.ask))
    return list(found.values())
