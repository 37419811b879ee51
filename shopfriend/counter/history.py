"""What was changed about a customer, when, and by whom of the staff: the change log in words, newest first."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.counter.changed_words import column_in_words, noun_in_words, value_in_words
from shopfriend.counter.story_views import Happened, Story, ThingKind
from shopfriend.language import _, day_in_words, yearly_day_in_words
from shopfriend.problem import Problem
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.staff import Staff

NOT_TOLD = frozenset(
    "id uid version created changed customer_id conversation_id staff_id household_id known_best_by_id other_id "
    "sources source folded picture recipient_uid subject_uid subject seed text_key gone_uid action thanked_by_id "
    "audience_id point_of_contact_id promise_uid".split()
)
"""Columns that say nothing to a person: keys, copies, and what the program keeps for itself."""
_SAYS = (
    "name",
    "other_name",
    "number",
    "address",
    "street",
    "town",
    "word",
    "relation",
    "text",
    "said",
    "occasion",
    "day",
    "ask",
)
"""What tells one row of a noun from another, in this order."""


def history_of(session: Session, uid: str, today: date) -> Story:
    """What was written of a customer (uid), an action each, newest first. Raises Problem "nobody-named".

    It is the opened page gone on with: talks between us are told as those of others are.
    """
    name = session.scalar(select(Customer.name).where(Customer.uid == uid))
    if name is None:
        raise Problem("nobody-named", _("This customer is no longer there."))
    staff = {row.uid: row.name for row in session.execute(select(Staff.uid, Staff.name))}
    present = select(Conversation.uid).join(Present)
    talks = present.join(Customer, Customer.id == Present.customer_id).where(Customer.uid == uid)
    mended = (Change.table_name == "conversation") & Change.row_uid.in_(talks)
    rows = session.scalars(
        select(Change).where(or_(Change.customer_uid == uid, mended)).order_by(Change.sequence.desc())
    )
    things = []
    for action, changes in groupby(rows, lambda change: change.action):
        told = list(changes)[::-1]
        words = "\n".join(dict.fromkeys(filter(None, map(_in_words, told))))
        if words:
            things.append(_thing(action, told[0], words, staff, today))
    return Story(uid, name, tuple(things))


def _thing(action: str, change: Change, words: str, staff: Mapping[str, str], today: date) -> Happened:
    local = _instant(change.at).astimezone()
    heading = f"{day_in_words(local.date(), today)}, {local:%H:%M}"
    if change.staff_uid in staff:
        heading = _("{day}, by {name}").format(day=heading, name=staff[change.staff_uid or ""])
    return Happened(action, ThingKind.CHANGE, local.date(), heading, words, "", False, fold(f"{heading} {words}"))


def _instant(at: datetime | str) -> datetime:
    return datetime.fromisoformat(at + "+00:00") if isinstance(at, str) else at


def _in_words(change: Change) -> str:
    noun = noun_in_words(change.table_name)
    if not noun:
        return ""
    if change.before is None or change.after is None:
        what = _what(change.after or change.before or {})
        said = _("{noun} noted: {what}") if change.before is None else _("{noun} taken away: {what}")
        return said.format(noun=noun, what=what).rstrip(": ")
    changed = [
        _("{what}: {before} → {after}").format(
            what=column_in_words(name),
            before=value_in_words(name, change.before.get(name)),
            after=value_in_words(name, value),
        )
        for name, value in change.after.items()
        if name not in NOT_TOLD and change.before.get(name) != value
    ]
    return _("{noun} changed: {what}").format(noun=noun, what="; ".join(changed)) if changed else ""


def _what(image: Mapping[str, Any]) -> str:
    if isinstance(image.get("day"), int) and image.get("month"):
        image = {**image, "day": yearly_day_in_words(image["day"], image["month"], image.get("year"))}
    return " · ".join(value_in_words(name, image[name]) for name in _SAYS if image.get(name))
