"""Filling the sample shop beyond those who are written: invented regulars from seeded names, always the same.

What they are made of stands in resources/sample/names.toml, whose head tells its form.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from shopfriend.keeping.sample_stories import Stories, Table
from shopfriend.records import kinds
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.promise import Promise
from shopfriend.records.visit import Visit

_SEED = 14
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_SLOT = re.compile(r"{(\w+)}")
_NEW_FACE, _HAS_PHONE, _HAS_EMAIL, _HAS_HOME, _HAS_BIRTHDAY, _WAS_PROMISED = 0.02, 0.85, 0.4, 0.6, 0.55, 0.12

Thing = TypeVar("Thing")


class _Chance:
    """Draws that stay the same: only `Random.random` is promised not to change from one Python to the next."""

    def __init__(self) -> None:
        self._random = Random(_SEED)

    def happens(self, share: float) -> bool:
        return self._random.random() < share

    def number(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))

    def pick(self, things: Sequence[Thing]) -> Thing:
        return things[int(self._random.random() * len(things))]


def tell_crowd(stories: Stories, folder: Path, number: int) -> None:
    """Add `number` invented regulars; none where it is not positive."""
    if number <= 0:
        return
    table = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    chance = _Chance()
    groups = [group for group in table["names"] for _ in range(group["weight"])]
    taken: set[str] = set()
    for place in range(number):
        group = chance.pick(groups)
        given, family, name = _name(chance, group, taken)
        _regular(stories, chance, table, group, f"crowd {place}", (given, family, name))


def _name(chance: _Chance, group: Table, taken: set[str]) -> tuple[str, str, str]:
    """A name that nobody has yet; when a group runs short, with a second given name."""
    given, family, name = "", "", ""
    for attempt in range(60):
        given, family = chance.pick(group["given"]), chance.pick(group["family"])
        if attempt >= 4:
            given = f"{given} {chance.pick(group['given'])}"
        name = f"{family} {given}" if group.get("family_first") else f"{given} {family}"
        if name not in taken:
            break
    taken.add(name)
    return given, family, name


def _regular(
    stories: Stories, chance: _Chance, table: Table, group: Table, key: str, name: tuple[str, str, str]
) -> None:
    today = stories.today
    new = chance.happens(_NEW_FACE)
    first = today - timedelta(days=chance.number(0, today.day - 1) if new else chance.number(40, 3600))
    birthday = chance.happens(_HAS_BIRTHDAY)
    customer = stories.add(
        Customer,
        key,
        name=name[2],
        given=name[0],
        family=name[1],
        stage=kinds.Stage.CUSTOMER if new or chance.happens(0.6) else kinds.Stage.CLIENT,
        language=group.get("cards", "") if chance.happens(0.3) else "",
        since=first,
        knows_on=first,
        birth_day=chance.number(1, 28) if birthday else None,
        birth_month=chance.number(1, 12) if birthday else None,
        birth_year=today.year - chance.number(19, 88) if birthday and chance.happens(0.5) else None,
    )
    _ways(stories, chance, table, key, customer, name)
    _story(stories, chance, table, group, key, customer, first)


def _ways(stories: Stories, chance: _Chance, table: Table, key: str, customer: str, name: tuple[str, str, str]) -> None:
    if chance.happens(_HAS_PHONE):
        number = "".join(_drawn(chance, chance.pick(table["reaching"]["phones"]), "0"))
        stories.add(Phone, key, customer_uid=customer, number=number)
    if chance.happens(_HAS_EMAIL):
        parts = {"given": fold(name[0]).replace(" ", "."), "family": fold(name[1]).replace(" ", "")}
        mail = chance.pick(table["reaching"]["mail"]).format(**parts)
        stories.add(Email, key, customer_uid=customer, address=mail)
    if chance.happens(_HAS_HOME):
        places = table["places"]
        street = f"{chance.number(1, 60)} {chance.pick(places['streets'])}"
        if chance.happens(0.15):
            street = f"{chance.pick(places['houses'])}, {chance.pick(places['streets'])}"
        town = chance.pick(places["towns"])
        postcode = "".join(_drawn(chance, town["postcode"], "1"))
        stories.add(
            Address, key, customer_uid=customer, street=street, town=town["town"], postcode=postcode, postal=True
        )


def _drawn(chance: _Chance, pattern: str, least_digit: str) -> Iterator[str]:
    for sign in pattern:
        if sign == "#":
            yield str(chance.number(int(least_digit), 9))
        else:
            yield chance.pick(_LETTERS) if sign == "@" else sign


def _story(stories: Stories, chance: _Chance, table: Table, group: Table, key: str, customer: str, first: Any) -> None:
    """Visits since the first, talks on some of them, a thing or two that is known, sometimes a promise."""
    today = stories.today
    known_for = min((today - first).days, 420)
    days = sorted({first, *(today - timedelta(days=chance.number(0, known_for)) for _ in range(chance.number(1, 4)))})
    for day in days:
        stories.add(Visit, f"{key} {day}", customer_uid=customer, day=day)
    talked = days[-chance.number(1, 2) :]
    for day in talked:
        talk = chance.pick(table["talk"])
        said = _telling(chance, table, group)
        text, ask = said(talk["text"]), said(talk["ask"])
        conversation = stories.add(
            Conversation,
            f"{key} {day}",
            day=day,
            text=text,
            ask=ask,
            asked_on=None if day == days[-1] or not ask else days[-1],
        )
        stories.add(Present, f"{key} {day}", conversation_uid=conversation, customer_uid=customer)
    for place in range(chance.number(0, 2)):
        _detail(stories, f"{key} {place}", customer, chance.pick(table["detail"]), _telling(chance, table, group))
    if chance.happens(_WAS_PROMISED):
        _promise(stories, chance, key, customer, chance.pick(table["promise"]), _telling(chance, table, group))


def _telling(chance: _Chance, table: Table, group: Table) -> Callable[[str], str]:
    """Fills the slots of a talk, the same slot with the same words all through it."""
    filled: dict[str, str] = {}
    sources = {
        **table["slots"],
        "given": group["given"],
        "street": table["places"]["streets"],
        "town": [town["town"] for town in table["places"]["towns"]],
    }

    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        if name not in filled:
            filled[name] = chance.pick(sources[name])
        return filled[name]

    return partial(_finished, fill)


def _finished(fill: Callable[[re.Match[str]], str], words: str) -> str:
    said = _SLOT.sub(fill, words)
    return said[:1].upper() + said[1:]


def _detail(stories: Stories, key: str, customer: str, detail: Table, said: Callable[[str], str]) -> None:
    words = {name: said(detail[name]) for name in ("text", "name") if name in detail}
    relation = {"relation": said(detail["relation"]).lower()} if "relation" in detail else {}
    kind = kinds.DetailKind(detail["kind"])
    allowed = {"allowed_by": "themselves"} if kind is kinds.DetailKind.ALLERGY else {}
    stories.add(Detail, key, customer_uid=customer, kind=kind, **words, **relation, **allowed)


def _promise(
    stories: Stories, chance: _Chance, key: str, customer: str, promise: Table, said: Callable[[str], str]
) -> None:
    stories.add(
        Promise,
        key,
        customer_uid=customer,
        kind=kinds.PromiseKind(promise["kind"]),
        text=said(promise["text"]),
        made_on=stories.today - timedelta(days=chance.number(0, 20)),
        due=stories.today + timedelta(days=chance.number(0, 30)),
        every_months=promise.get("every_months"),
    )
