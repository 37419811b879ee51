"""Somebody was said to be no longer, and is there all the same: named again, and written to as before that was said.

How a house's envelope and beginning were worded stands in the change log. They come back without the names of those
who are still gone, unless somebody has worded them anew meanwhile: then they stay, and are shown as they are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.views import BroughtBack
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Remembered
from shopfriend.records.change import Change
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.house_names import without
from shopfriend.records.household import Household
from shopfriend.store.by_uid import customer_of
from shopfriend.store.database import Database, changes_of

Image = Mapping[str, Any]
Said = Mapping[tuple[str, str], tuple[Image, Image]]
"""What one action wrote, by table and uid: before, and after."""
_LINES = ("envelope_name", "beginning")


def bring_back_customer(database: Database, customer: str) -> BroughtBack:
    """A customer (uid) is there after all, and with them what the same word silenced in their house.

    Raises Problem "nobody-named" where the customer is not there at all, "is-back" where nothing silences them.
    """
    with database.writing() as session:
        found = customer_of(session, customer)
        if found.gone is None:
            raise Problem("is-back", _("{name} is back already."), name=found.name)
        house, said = _house(session, found), _said(session, Customer.__tablename__, found.uid)
        found.gone = found.gone_on = None
        _name_again(session, said, house)
        written = _write_again(session, said, house, found)
    return replace(written, action=changes_of(session).action)


def bring_back_detail(database: Database, detail: str) -> BroughtBack:
    """A relation or a pet (uid of the detail) is there after all; envelope and beginning are told where they changed.

    Raises Problem "no-detail" where the detail is not there, "is-back" where nothing silences it.
    """
    with database.writing() as session:
        found = session.scalars(select(Detail).where(Detail.uid == detail)).one_or_none()
        if found is None:
            raise Problem("no-detail", _("This detail is no longer there. Nothing was stored."))
        if found.gone is None:
            raise Problem("is-back", _("{name} is back already."), name=found.name)
        customer = session.scalars(select(Customer).where(Customer.id == found.customer_id)).one()
        said = _said(session, Detail.__tablename__, found.uid)
        found.gone = found.gone_on = None
        before = _lines(session, customer)
        written = _write_again(session, said, _house(session, customer), None)
        if before == _lines(session, customer):
            written = BroughtBack("")
    return replace(written, action=changes_of(session).action)


def silent_page(session: Session, name: str) -> str:
    """The page (uid) of somebody of just this name whom nothing names any more; "" where there is none.

    Whoever types the whole name of somebody means them: nobody is ever found by less.
    """
    wanted = fold(name).split()
    rows = session.execute(select(Customer.uid, Customer.name).where(Customer.gone.is_not(None)).order_by(Customer.id))
    return next((uid for uid, called in rows if wanted and fold(called).split() == wanted), "")


def _said(session: Session, table: str, uid: str) -> Said:
    """What was written when it was last said that this one is no longer.

    Empty where the log does not tell: somebody may have come with a list, gone already.
    """
    mine = select(Change).where(Change.table_name == table, Change.row_uid == uid).order_by(Change.sequence.desc())
    action = next((one.action for one in session.scalars(mine) if _silences(one)), None)
    found: dict[tuple[str, str], tuple[Image, Image]] = {}
    if action is not None:
        for one in session.scalars(select(Change).where(Change.action == action).order_by(Change.sequence)):
            row = one.table_name, one.row_uid
            if one.before is not None and one.after is not None:
                found[row] = (found[row][0] if row in found else one.before), one.after
    return found


def _silences(change: Change) -> bool:
    return bool(change.before and change.after and not change.before.get("gone") and change.after.get("gone"))


def _lines(session: Session, customer: Customer) -> tuple[str, ...]:
    household = session.get(Household, customer.household_id) if customer.household_id is not None else None
    return customer.beginning, *((household.envelope_name, household.beginning) if household is not None else ())


def _house(session: Session, customer: Customer) -> list[Customer]:
    """All who live there, whether they are gone or not; the customer alone where there is no household."""
    if customer.household_id is None:
        return [customer]
    lives_there = select(Customer).where(Customer.household_id == customer.household_id)
    return list(session.scalars(lives_there.order_by(Customer.id)))


def _name_again(session: Session, said: Said, house: Sequence[Customer]) -> None:
    """The relations in the house who were silenced by the same word."""
    keys = [member.id for member in house]
    for detail in session.scalars(select(Detail).where(Detail.customer_id.in_(keys), Detail.gone.is_not(None))):
        before, after = said.get((Detail.__tablename__, detail.uid), ({}, {}))
        if after.get("gone") and not before.get("gone"):
            detail.gone = detail.gone_on = None


def _write_again(session: Session, said: Said, house: Sequence[Customer], back: Customer | None) -> BroughtBack:
    """Envelope and beginnings as before, without those who are still gone; as they are now."""
    session.flush()
    silent = _silent_names(session, house)
    household = session.get(Household, house[0].household_id) if house[0].household_id is not None else None
    living = [member for member in house if member.gone is None]
    rows: list[Remembered] = [*house, *([household] if household is not None else [])]
    for row in rows:
        before = _worded(session, row)
        for line, worded in before.items():
            setattr(row, line, without(worded, silent))
    if household is None:
        return BroughtBack("", "", back.beginning if back is not None else house[0].beginning)
    if len(living) == 1 and len(house) > 1 and "envelope_name" in before:
        household.envelope_name = living[0].name
        household.beginning = "" if _names(household.beginning, silent) else household.beginning
    elif back is not None and not said:
        _add(household, back, living)
    return BroughtBack("", household.envelope_name, household.beginning)


def _add(household: Household, back: Customer, living: Sequence[Customer]) -> None:
    """Where nothing tells how the house was written to, those who live there are named one after the other."""
    others = [name for member in living if member is not back for name in _called(member)]
    if _names(household.envelope_name, others) and not _names(household.envelope_name, _called(back)):
        household.envelope_name = " & ".join(member.name for member in living)
    if not _names(household.beginning, _called(back)):
        # Its words are for those who were left; with none of its own, each card begins as all others do.
        household.beginning = ""


def _called(customer: Customer) -> list[str]:
    return list(filter(None, (customer.called, customer.given or customer.name.split(" ")[0])))


def _names(line: str, names: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE) for name in names)


def _silent_names(session: Session, house: Sequence[Customer]) -> tuple[str, ...]:
    """What those who are gone are called, unless somebody who is there is called so too."""
    keys = [member.id for member in house]
    gone: dict[str, None] = {}
    here: set[str] = set()
    for member in house:
        for name in _called(member):
            if member.gone is None:
                here.add(fold(name))
            else:
                gone[name] = None
    for detail in session.scalars(select(Detail).where(Detail.customer_id.in_(keys), Detail.gone.is_not(None))):
        gone.update(dict.fromkeys(filter(None, detail.name.split(" ")[:1])))
    return tuple(name for name in gone if fold(name) not in here)


def _worded(session: Session, row: Remembered) -> dict[str, str]:
    """The lines of a row out of which names were left, or into which they came back: as they were worded before that.

    Words that somebody has chosen since then are not among them.
    """
    mine = select(Change).where(Change.table_name == row.__tablename__, Change.row_uid == row.uid)
    changes = [one for one in session.scalars(mine.order_by(Change.sequence.desc())) if one.before and one.after]
    worded: dict[str, str] = {}
    for line in _LINES:
        for one in changes:
            before, after = one.before or {}, one.after or {}
            if before.get(line) == after.get(line):
                continue
            if not _is_about_names(session, one.action):
                break
            worded[line] = str(before[line])
    return worded


def _is_about_names(session: Session, action: str) -> bool:
    """Whether this action said of somebody that they are no longer, or are back."""
    written = session.scalars(select(Change).where(Change.action == action))
    return any(
        one.before and one.after and bool(one.before.get("gone")) != bool(one.after.get("gone")) for one in written
    )
