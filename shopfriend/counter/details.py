"""Details: noted with one line, taken away with one click, and put back as they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.views import OFFERED, KnownDetail
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.change import Change
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.records.typed_words import tidy
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_BEINGS = (DetailKind.FAMILY, DetailKind.PET)
_SHOWN = (*OFFERED, DetailKind.ALLERGY)
_LONGEST = {"name": 200, "relation": 100}
_NOT_KEPT = ("id", "version", "created", "changed", "customer_id")


@dataclass(frozen=True, slots=True)
class Noted:
    """The uid of a new detail, and what was written."""

    uid: str
    changes: Changes


def details_of(session: Session, customer: Customer) -> tuple[KnownDetail, ...]:
    """What may be named of a customer's details, kind by kind; anniversaries have a place of their own."""
    rows = session.scalars(
        select(Detail).where(Detail.customer_id == customer.id, Detail.gone.is_(None)).order_by(Detail.id)
    ).all()
    known = [KnownDetail(row.uid, row.kind, _words(row)) for row in rows if row.kind in _SHOWN]
    return tuple(sorted(filter(lambda one: one.words, known), key=lambda one: _SHOWN.index(one.kind)))


def silent_beings_of(session: Session, customer: Customer) -> tuple[KnownDetail, ...]:
    """Family and pets of a customer who are no longer."""
    mine = select(Detail).where(Detail.customer_id == customer.id, Detail.gone.is_not(None), Detail.kind.in_(_BEINGS))
    return tuple(KnownDetail(row.uid, row.kind, _words(row)) for row in session.scalars(mine.order_by(Detail.id)))


def add(database: Database, customer: str, kind: DetailKind, typed: str) -> Noted:
    """Note a detail; a person or pet is typed as "Emil, grandson".

    Raises Problem "no-words" for blank text, "nobody-named" where the customer is no longer there, and ValueError for
    a kind that is not noted at the counter.
    """
    if kind not in OFFERED:
        raise ValueError(f"{kind} is not noted at the counter")
    said = _read(kind, tidy(typed))
    if not any(said.values()):
        raise Problem("no-words", _("There are no words to remember."))
    with database.writing() as session:
        key = session.scalar(select(Customer.id).where(Customer.uid == customer))
        if key is None:
            raise Problem("nobody-named", _("This customer is no longer there. Nothing was stored."))
        detail = Detail(customer_id=key, kind=kind, source=_("at the counter"), **said)
        session.add(detail)
    return Noted(detail.uid, changes_of(session))


def remove(database: Database, detail: str) -> Changes:
    """Take a detail away. `put_back` brings it back by the action of these changes; one that is gone stays gone."""
    with database.writing() as session:
        found = session.scalars(select(Detail).where(Detail.uid == detail)).one_or_none()
        if found is not None:
            session.delete(found)
    return changes_of(session)


def put_back(database: Database, action: str) -> Changes:
    """Put back the detail that this action took away, just as it was; nothing where it or its customer is not there.

    What was known of it, such as who allowed an allergy to be noted, stands in the change log.
    """
    with database.writing() as session:
        taken = session.scalars(
            select(Change).where(Change.action == action, Change.table_name == Detail.__tablename__)
        ).all()
        for change in taken:
            there = session.scalar(select(Detail.id).where(Detail.uid == change.row_uid))
            key = session.scalar(select(Customer.id).where(Customer.uid == change.customer_uid))
            if change.before and change.after is None and there is None and key is not None:
                session.add(Detail(customer_id=key, **_as_it_was(change.before)))
    return changes_of(session)


def _as_it_was(before: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in before.items() if name not in _NOT_KEPT}
    values["kind"] = DetailKind(values["kind"])
    values["gone"] = Gone(values["gone"]) if values["gone"] else None
    values["gone_on"] = date.fromisoformat(values["gone_on"]) if values["gone_on"] else None
    return values


def _read(kind: DetailKind, typed: str) -> dict[str, str]:
    if kind not in _BEINGS:
        return {"text": typed}
    name, _comma, relation = (part.strip() for part in typed.partition(","))
    said = {"name": name, "relation": relation} if name else {"name": relation, "relation": ""}
    return {part: words[: _LONGEST[part]].rstrip() for part, words in said.items()}


def _words(detail: Detail) -> str:
    return ", ".join(filter(None, (detail.name or detail.text, detail.relation)))
