"""Which day is meant where somebody says "by Friday": only what can be read in one way becomes a day.

Our own phrases alone decide. A general reader of dates finds a day in nearly everything ("may", "sun", "in a moment"),
needs seconds for its first answer, and reads "next Friday" or "in acht Tagen" in no way that a shop would.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from shopfriend.counter.said.feasts import Span
from shopfriend.counter.said.phrases import Now, Tongue
from shopfriend.records.folding import plain
from shopfriend.records.written_day import order_in

_WORD = re.compile(r"(?<![\w.,/:-])[\w(]")
_LONGEST = 2_000
"""Letters that are read: nobody types more into one line."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a text names, the place of its words in the text, and whether they say "by"."""

    day: date
    first: int
    last: int
    is_limit: bool


def due_day(said: str, today: date, region: str = "") -> date | None:
    """By when a promise is to be kept, from its own words in English, German, French or Spanish; None where unsaid.

    Of several days the one counts that the words mark ("by", "bis", "d'ici", "para"), else the earliest: a promise
    kept too early does no harm. Nothing in the past, nothing that comes again and again, nothing that was denied.
    """
    found = days_named(said, today, region)
    marked = [each.day for each in found if each.is_limit]
    return min(marked or [each.day for each in found], default=None)


def days_named(said: str, today: date, region: str = "") -> list[NamedDay]:
    """Every day from `today` on that a text names, in the order of the text."""
    now = Now(today, order_in(region), region.upper())
    return list(_read(plain(said[:_LONGEST]), now))


@lru_cache(maxsize=1)
def tongues() -> tuple[Tongue, ...]:
    """The languages that are understood. Their patterns are made at the first call, which takes a moment."""
    from shopfriend.counter.said.english_days import ENGLISH
    from shopfriend.counter.said.french_days import FRENCH
    from shopfriend.counter.said.german_days import GERMAN
    from shopfriend.counter.said.numbers import IN_NUMBERS
    from shopfriend.counter.said.spanish_days import SPANISH

    for tongue in (found := (ENGLISH, GERMAN, FRENCH, SPANISH, IN_NUMBERS)):
        _ = tongue.compiled, tongue.around
    return found


def _read(text: str, now: Now) -> Iterator[NamedDay]:
    place = 0
    while (start := _WORD.search(text, place)) is not None:
        place = start.end()
        best = _longest(text, start.start(), now)
        if best is None:
            continue
        tongue, place, span = best
        named = None if span is None else _in_its_place(text, start.start(), place, span, tongue, now.today)
        if named is not None:
            yield named


def _longest(text: str, at: int, now: Now) -> tuple[Tongue, int, Span | None] | None:
    """The longest phrase at this place, of whichever language; a phrase that names no day has no span."""
    best = None
    for tongue in tongues():
        for pattern, read in tongue.compiled:
            found = pattern.match(text, at)
            if found is not None and found.end() > at and (best is None or found.end() > best[0].end()):
                best = found, read, tongue
    if best is None:
        return None
    found, read, tongue = best
    return tongue, found.end(), read(found, now, tongue)


def _in_its_place(text: str, first: int, last: int, span: Span, tongue: Tongue, today: date) -> NamedDay | None:
    head, around = text[max(0, first - 40) : first], tongue.around
    if around.refused_before.search(head) or around.refused_after.match(text, last):
        return None
    is_limit = around.by.search(head) is not None
    day = span.due
    if not is_limit and around.after.search(head):
        day = span.last + timedelta(1)
    elif not is_limit and around.before.search(head):
        is_limit, day = True, span.first - timedelta(1)
    return NamedDay(day, first, last, is_limit) if day >= today else None
