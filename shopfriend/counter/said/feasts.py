"""Feasts by which people name a day: those that move with Easter, with a weekday, or with the country."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, and the one of them, `due`, by which a thing wanted for it must be done."""

    first: date
    last: date
    due: date


def one(day: date) -> Span:
    """A single day."""
    return Span(day, day, day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, Jones, Butcher)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int, last: int = 0, before: int = 0) -> Callable[[int, str], Span]:
    def on(year: int, _region: str) -> Span:
        first = date(year, month, day)
        return Span(first, date(year, month, last or day), first - timedelta(before))

    return on


def _from_easter(first: int, last: int | None = None) -> Callable[[int, str], Span]:
    def on(year: int, _region: str) -> Span:
        begins = easter(year) + timedelta(first)
        return Span(begins, easter(year) + timedelta(first if last is None else last), begins)

    return on


def _weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The `which`th such weekday (Monday 0) of a month; the last one for -1."""
    if which < 0:
        end = date(year, month, 31)
        return end - timedelta((end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))


def _mothers_day(year: int, region: str) -> Span | None:
    """Kept on the second Sunday of May in most countries; where the region's custom is not known, there is no day."""
    if region in ("GB", "IE", "JE", "GG", "IM"):
        return one(easter(year) - timedelta(21))
    if region == "FR":
        day = _weekday(year, 5, 6, -1)
        return one(day if day != easter(year) + timedelta(49) else day + timedelta(7))
    if region in ("ES", "PT"):
        return one(_weekday(year, 5, 6, 1))
    if region in ("US", "CA", "DE", "AT", "CH", "AU", "NZ", "IT", "BE", "NL", "DK", "FI", "CO", "CL", "PE", "EC", "UY"):
        return one(_weekday(year, 5, 6, 2))
    return one(date(year, 5, 10)) if region in ("MX", "GT", "SV") else None


def _thanksgiving(year: int, region: str) -> Span | None:
    if region == "CA":
        return one(_weekday(year, 10, 0, 2))
    return one(_weekday(year, 11, 3, 4)) if region == "US" else None


def _advent(year: int, _region: str) -> Span:
    eve = date(year, 12, 24)
    return one(eve - timedelta((eve.weekday() + 1) % 7 + 21))


FEASTS: Mapping[str, Callable[[int, str], Span | None]] = {
    # A present for Christmas is wanted on its eve; "before" and "after" are told from the feast itself.
    "christmas": _fixed(12, 25, 26, before=1),
    "weihnachten": _fixed(12, 24, 26),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year": _fixed(1, 1, before=1),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "valentine": _fixed(2, 14),
    "st nicholas": _fixed(12, 6),
    "all saints": _fixed(11, 1),
    "halloween": _fixed(10, 31),
    "ash wednesday": _from_easter(-46),
    "good friday": _from_easter(-2),
    "easter": _from_easter(0, 1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension": _from_easter(39),
    "pentecost": _from_easter(49, 50),
    "pentecost monday": _from_easter(50),
    "advent": _advent,
    "mother's day": _mothers_day,
    "thanksgiving": _thanksgiving,
}
"""By the name that the languages' tables give: the feast in a year, in a region (ISO 3166), None where not known."""


def next_feast(name: str, today: date, region: str) -> Span | None:
    """The feast of that name that comes next and is not over yet."""
    for year in (today.year, today.year + 1):
        found = FEASTS[name](year, region)
        if found is not None and found.last >= today:
            return found
    return None
