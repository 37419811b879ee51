"""The written regulars of the sample shop, from their tables to rows of the records.

Rows name one another by the keys of the tables; `uid_of` makes each key's uid, the same in every sample shop.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from shopfriend.keeping import sample_days
from shopfriend.records import kinds
from shopfriend.records.base import Remembered
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer, Email, Phone, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.gesture import Gesture
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.records.visit import Visit

Table = dict[str, Any]
Row = dict[str, Any]


def uid_of(noun: str, key: str) -> str:
    """The uid of a row of the sample shop: always the same for the same key."""
    return hashlib.blake2b(f"{noun} {key}".encode(), digest_size=8).hexdigest()


def regulars_in(folder: Path) -> list[Table]:
    """The tables of the written regulars, in the order of their files."""
    files = sorted(folder.glob("regulars_*.toml"))
    return [regular for file in files for regular in tomllib.loads(file.read_text(encoding="utf-8"))["regular"]]


@dataclass(slots=True)
class Stories:
    """Rows by noun, in the order to store them. A value that ends in `_uid` names the row that `_id` will point to."""

    today: date
    rows: dict[type[Remembered], list[Row]] = field(default_factory=dict)

    def add(self, noun: type[Remembered], key: str, **values: Any) -> str:
        """Add a row under its key; gives its uid."""
        uid = uid_of(noun.__tablename__, key)
        self.rows.setdefault(noun, []).append({"uid": uid, **values})
        return uid

    def day(self, told: int | str | None) -> date | None:
        """The date that is told, or None."""
        return None if told is None else sample_days.day(told, self.today)


def tell(stories: Stories, regulars: Iterable[Table]) -> None:
    """Add everything that is written about these regulars; what names somebody else than them is left out."""
    those = list(regulars)
    there = {regular["key"] for regular in those}
    for regular in those:
        _customer(stories, regular)
        for number, talk in enumerate(regular.get("talks", ())):
            _talk(stories, regular["key"], number, talk, there)
    _visits(stories, those, there)
    for regular in those:
        _what_is_known(stories, regular, there)


def _customer(stories: Stories, regular: Table) -> None:
    birthday = sample_days.birthday(regular.get("birthday"), stories.today)
    household = regular.get("household")
    plain = ("name", "given", "family", "called", "sounds_like", "beginning", "reference", "language", "notes")
    customer = stories.add(
        Customer,
        regular["key"],
        **{name: regular[name] for name in plain if name in regular},
        stage=kinds.Stage(regular.get("stage", "customer")),
        birth_day=birthday and birthday.day,
        birth_month=birthday and birthday.month,
        birth_year=birthday and birthday.year,
        reach=kinds.Reach(regular.get("reach", "post")),
        since=stories.day(regular.get("since")),
        knows_on=stories.day(regular.get("since")),
        gone=_kind(kinds.Gone, regular.get("gone")),
        gone_on=stories.day(regular.get("gone_on")),
        household_uid=uid_of("household", household) if household else None,
        takes_household_post=bool(regular.get("takes_household_post")),
        known_best_by_uid=_staff(regular.get("known_best_by")),
    )
    for noun, column, values in ((Phone, "number", "phones"), (Email, "address", "emails"), (Tag, "word", "tags")):
        for value in regular.get(values, ()):
            stories.add(noun, f"{regular['key']} {value}", customer_uid=customer, **{column: value})
    if address := regular.get("address"):
        stories.add(Address, regular["key"], customer_uid=customer, postal=True, **address)
    for number, wish in enumerate(regular.get("wishes", ())):
        stories.add(
            Wish,
            f"{regular['key']} {number}",
            customer_uid=customer,
            occasion=_kind(kinds.Occasion, wish.get("occasion")),
            year=stories.today.year if wish.get("year") == "this" else None,
            said=wish.get("said", ""),
        )


def _kind(words: Any, value: str | None) -> Any:
    return None if value is None else words(value)


def _staff(key: str | None) -> str | None:
    return None if key is None else uid_of("staff", key)


def _talk(stories: Stories, key: str, number: int, talk: Table, there: set[str]) -> None:
    conversation = stories.add(
        Conversation,
        talk.get("key", f"{key} {number}"),
        day=stories.day(talk["on"]),
        text=talk["text"],
        ask=talk.get("ask", ""),
        asked_on=stories.day(talk.get("asked")),
        between_us=talk.get("between_us", False),
        kindness=talk.get("kindness", False),
        staff_uid=_staff(talk.get("staff")),
    )
    for other in (key, *talk.get("with", ())):
        if other in there:
            person = uid_of("customer", other)
            stories.add(Present, f"{conversation} {other}", conversation_uid=conversation, customer_uid=person)


def _visits(stories: Stories, regulars: Iterable[Table], there: set[str]) -> None:
    """A visit a day and regular: those told, those of a rhythm, and those of every talk."""
    days: dict[tuple[str, date], str | None] = {}
    for regular in regulars:
        key = regular["key"]
        told = [stories.day(each) for each in regular.get("visits", ())]
        for day in (*told, *_rhythm(stories, regular.get("comes"))):
            if day is not None:
                days.setdefault((key, day), None)
        for talk in regular.get("talks", ()):
            for each in (key, *talk.get("with", ())):
                when = stories.day(talk["on"])
                if each in there and when is not None:
                    days[each, when] = _staff(talk.get("staff"))
    for (key, day), staff in sorted(days.items(), key=lambda visit: (visit[0][1], visit[0][0])):
        stories.add(Visit, f"{key} {day}", customer_uid=uid_of("customer", key), day=day, staff_uid=staff)


def _rhythm(stories: Stories, comes: Mapping[str, int] | None) -> Iterator[date]:
    if comes is not None:
        for time in range(comes["times"]):
            yield stories.today - timedelta(days=comes["last"] + time * comes["every"])


def _what_is_known(stories: Stories, regular: Table, there: set[str]) -> None:
    key = regular["key"]
    customer = uid_of("customer", key)
    for number, detail in enumerate(regular.get("details", ())):
        yearly = sample_days.birthday(detail, stories.today) if "month" in detail else None
        plain = ("text", "name", "relation", "gets_cards", "allowed_by")
        stories.add(
            Detail,
            f"{key} {number}",
            customer_uid=customer,
            kind=kinds.DetailKind(detail["kind"]),
            **{name: detail[name] for name in plain if name in detail},
            day=yearly and yearly.day,
            month=yearly and yearly.month,
            year=yearly and yearly.year,
            gone=_kind(kinds.Gone, detail.get("gone")),
            gone_on=stories.day(detail.get("gone_on")),
        )
    for number, promise in enumerate(regular.get("promises", ())):
        _promise(stories, promise.get("key", f"{key} {number}"), customer, promise)
    for number, gesture in enumerate(regular.get("gestures", ())):
        stories.add(
            Gesture,
            f"{key} {number}",
            customer_uid=customer,
            kind=kinds.GestureKind(gesture["kind"]),
            text=gesture["text"],
            day=stories.day(gesture["on"]),
            staff_uid=_staff(gesture.get("staff")),
        )
    for number, need in enumerate(regular.get("needs", ())):
        stories.add(
            Need,
            f"{key} {number}",
            customer_uid=customer,
            text=need["text"],
            since=stories.day(need["since"]),
            met_on=stories.day(need.get("met")),
        )


def _promise(stories: Stories, key: str, customer: str, promise: Table) -> None:
    due = promise.get("due")
    days_ahead = -due if isinstance(due, int) else due
    stories.add(
        Promise,
        key,
        customer_uid=customer,
        conversation_uid=uid_of("conversation", promise["talk"]) if "talk" in promise else None,
        staff_uid=_staff(promise.get("staff")),
        kind=kinds.PromiseKind(promise["kind"]),
        text=promise["text"],
        made_on=stories.day(promise["made"]),
        due=stories.day(days_ahead),
        state=kinds.PromiseState(promise.get("state", "open")),
        settled_on=stories.day(promise.get("settled")),
        why=promise.get("why", ""),
        ordered_on=stories.day(promise.get("ordered")),
        come_on=stories.day(promise.get("come")),
        told_on=stories.day(promise.get("told")),
        handed_over_on=stories.day(promise.get("handed_over")),
        every_months=promise.get("every_months"),
    )
