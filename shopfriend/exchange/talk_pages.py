"""Conversations for other programs (JSON), and for anybody with a browser: one page that needs nothing beside it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from shopfriend.language import _, day_in_words

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_STYLE = (
    ":root{color-scheme:light dark}body{font:18px/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:2rem}h2{margin-top:2.5rem;border-bottom:1px solid}h3{font-size:1rem;margin-bottom:0}"
    "p{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}.small{font-size:1rem}"
)
_NOTHING_FROM_ELSEWHERE = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise: what, by when (None: open), and what became of it."""

    uid: str
    text: str
    due: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with whoever was there, by uid and name, and the promises made in it."""

    uid: str
    day: date
    customers: tuple[tuple[str, str], ...]
    text: str
    ask: str
    asked_on: date | None
    between_us: bool
    kindness: bool
    promises: tuple[Promised, ...]


def as_json(talks: Iterable[Talk]) -> Iterator[str]:
    """A list with an object a conversation, piece by piece."""
    before = "[\n"
    for talk in talks:
        yield before + json.dumps(_plain(talk), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _plain(talk: Talk) -> dict[str, Any]:
    return {
        "uid": talk.uid,
        "day": talk.day.isoformat(),
        "customers": [{"uid": uid, "name": name} for uid, name in talk.customers],
        "text": talk.text,
        "ask": talk.ask,
        "asked_on": talk.asked_on and talk.asked_on.isoformat(),
        "between_us": talk.between_us,
        "kindness": talk.kindness,
        "promises": [
            {"uid": each.uid, "text": each.text, "due": each.due and each.due.isoformat(), "state": each.state}
            for each in talk.promises
        ],
    }


def as_page(people: Iterable[tuple[str, Iterable[Talk]]], title: str, today: date) -> Iterator[str]:
    """The page, piece by piece: each customer by name with her conversations, in the order given."""
    yield (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{_html(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_ELSEWHERE}">'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n'
        f"<body><h1>{_html(title)}</h1>\n"
        f'<p class="small">{_html(_("Anyone who opens this page can read it."))}</p>\n'
    )
    for name, talks in people:
        yield f"<h2>{_html(name)}</h2>\n"
        for talk in talks:
            yield "".join(_told(talk, today))
    yield "</body></html>\n"


def _told(talk: Talk, today: date) -> Iterator[str]:
    day = day_in_words(talk.day, today)
    head = _("{day}, between us").format(day=day) if talk.between_us else day
    yield f"<h3>{_html(head)}</h3>\n<p>{_html(talk.text)}</p>\n"
    if len(talk.customers) > 1:
        names = ", ".join(name for _uid, name in talk.customers)
        yield f'<p class="small">{_html(_("With {names}").format(names=names))}</p>\n'
    if talk.ask:
        yield f'<p class="small">{_html(_("Ask next time: {question}").format(question=talk.ask))}</p>\n'
    for promised in talk.promises:
        said = _("Promised: {what}").format(what=promised.text)
        if promised.due:
            said = _("Promised by {day}: {what}").format(day=day_in_words(promised.due, today), what=promised.text)
        yield f'<p class="small">{_html(said)}</p>\n'


def _html(text: str) -> str:
    return escape(_UNFIT.sub("", text))
