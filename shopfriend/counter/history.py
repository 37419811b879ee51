"""What was changed about a customer, when, and by whom of the staff: the change log in words, newest first."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.counter.story_views import Happened, Story, ThingKind
from shopfriend.language import _, day_in_words, yearly_day_in_words
from shopfriend.problem import Problem
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.staff import Staff

_NOT_TOLD = frozenset(
    "id uid version created changed customer_id conversation_id staff_id household_id known_best_by_id other_id "
    "sources source folded picture recipient_uid subject_uid seed text_key gone_uid action thanked_by_id".split()
)
_SAYS = ("name", "number", "address", "street", "town", "word", "relation", "text", "said", "occasion", "day", "ask")
"""What tells one row of a noun from another, in this order."""
_AT_MOST = 160
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


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
    noun = _nouns().get(change.table_name, "")
    if not noun:
        return ""
    if change.before is None or change.after is None:
        what = _what(change.after or change.before or {})
        said = _("{noun} noted: {what}") if change.before is None else _("{noun} taken away: {what}")
        return said.format(noun=noun, what=what).rstrip(": ")
    columns = _columns()
    changed = [
        _("{what}: {before} → {after}").format(
            what=columns.get(name, _("something else")), before=_short(change.before.get(name)), after=_short(value)
        )
        for name, value in change.after.items()
        if name not in _NOT_TOLD and change.before.get(name) != value
    ]
    return _("{noun} changed: {what}").format(noun=noun, what="; ".join(changed)) if changed else ""


def _what(image: Mapping[str, Any]) -> str:
    return " · ".join(_short(image[name]) for name in _SAYS if image.get(name))


def _short(value: Any) -> str:
    if value in (None, "", [], {}):
        return "–"
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if _DAY.fullmatch(words):
        day = date.fromisoformat(words)
        return yearly_day_in_words(day.day, day.month, day.year)
    return words if len(words) <= _AT_MOST else words[:_AT_MOST] + " …"


def _columns() -> dict[str, str]:
    return {
        "name": _("Name"),
        "given": _("First name"),
        "family": _("Last name"),
        "called": _("Called"),
        "sounds_like": _("Sounds like"),
        "beginning": _("Cards begin"),
        "reference": _("Customer number"),
        "stage": _("Stands as"),
        "birth_day": _("Day of the birthday"),
        "birth_month": _("Month of the birthday"),
        "birth_year": _("Year of the birthday"),
        "language": _("Language"),
        "reach": _("Cards reach them"),
        "since": _("Since"),
        "notes": _("Notes"),
        "gone": _("Is no longer"),
        "gone_on": _("Since when"),
        "knows_on": _("Knows of the cards"),
        "number": _("Phone"),
        "international": _("Phone, internationally"),
        "address": _("E-mail"),
        "street": _("Street"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "country": _("Country"),
        "text": _("Words"),
        "ask": _("Ask next time"),
        "asked_on": _("Asked"),
        "between_us": _("Between us"),
        "due": _("By when"),
        "state": _("How it stands"),
        "settled_on": _("On what day"),
        "why": _("Why"),
        "relation": _("Relation"),
        "paragraphs": _("Words"),
        "personal_line": _("Personal line"),
        "sent_on": _("Sent"),
        "said": _("Words"),
    }


def _nouns() -> dict[str, str]:
    return {
        "customer": _("Customer"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "address": _("Address"),
        "tag": _("Mark"),
        "photo": _("Photo"),
        "wish": _("Wish"),
        "detail": _("Detail"),
        "conversation": _("Talk"),
        "visit": _("Visit"),
        "promise": _("Promise"),
        "gesture": _("Gesture"),
        "need": _("Wish to buy"),
        "referral": _("Word passed on"),
        "card": _("Card"),
        "merged": _("Made one with"),
        "heard": _("Said of us"),
    }
