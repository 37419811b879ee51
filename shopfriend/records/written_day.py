"""Birthdays and other yearly days as people and programs write them: only what is sure becomes a day.

A card on a wrong day is worse than none, so a date is believed where it can be read in one way alone.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import Enum

from shopfriend.records.birthday import Birthday

NO_YEAR = frozenset([0, 1604])
"""Years that mean "no year": zeros, and 1604, the leap year that Apple writes."""
OLDEST = 120
"""Nobody is believed to be older than this; a birthday that says so was never typed."""


class Order(Enum):
    """Which number comes first where a date is written in numbers alone."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Doubt(Enum):
    """Why a date was not believed."""

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    IMPOSSIBLE = "impossible"
    YEAR = "year"


_MONTH_FIRST = frozenset(["US", "PH", "FM", "GU", "MH", "MP", "PR", "PW", "AS", "VI", "UM"])
_EITHER = frozenset(["CA", "KE", "ZA", "PA", "BZ"])
"""Regions in which both orders are seen every day."""

_MONTHS = {
    1: "january jan januar janner janvier enero ene gennaio gen januari janeiro styczen",
    2: "february feb februar fevrier fev fevr febrero febbraio februari fevereiro luty",
    3: "march mar marz maerz mrz mars marzo maart mrt marco marzec",
    4: "april apr avril avr abril abr aprile kwiecien",
    5: "may mai mayo maggio mag mei maio maj",
    6: "june jun juni juin junio giugno giu junho czerwiec",
    7: "july jul juli juillet juil julio luglio lug julho lipiec",
    8: "august aug aout agosto ago augustus sierpien",
    9: "september sep sept septembre septiembre settembre set setembro wrzesien",
    10: "october oct oktober okt octobre octubre ottobre ott outubro pazdziernik",
    11: "november nov novembre noviembre novembro listopad",
    12: "december dec dezember dez decembre diciembre dic dicembre desember dezembro grudzien",
}
_MONTH_OF = {name: month for month, names in _MONTHS.items() for name in names.split()}

_TIME = re.compile(
    r"(?:(?<=\d)T\d{2}(?::?\d{2}){0,2}|\s+\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?)"
    r"(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?\.?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_YEAR_COMPACT = re.compile(r"--(\d{2})-?(\d{2})")
_MONTH_ONLY = re.compile(r"--(\d{1,2})-{0,2}")
_YEAR_AND_MONTH = re.compile(r"(\d{4})-(\d{2})")
_THREE = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2}|\d)")
_TWO = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\.?")
_WORDS = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)
_LONGEST = 60
_EMPTY = re.compile(r"[0\s/.:\-T]*")
_NEVER_TYPED = frozenset([date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(4501, 1, 1)])
_FILLERS = frozenset(["st", "nd", "rd", "th", "er", "de", "del", "of", "the", "den", "le", "el", "do", "di"])


def order_in(region: str) -> Order | None:
    """The order that people in the region (two letters) write; None where both are common or it is unknown."""
    if len(region) != 2 or region.upper() in _EITHER:
        return None
    return Order.MONTH_FIRST if region.upper() in _MONTH_FIRST else Order.DAY_FIRST


def orders_in(column: Iterable[str]) -> frozenset[Order]:
    """The orders that a whole column shows, for a number above 12 can only be a day: none, one, or (mixed up) both."""
    seen = set()
    for value in column:
        found = _THREE.fullmatch(_without_time(value)) or _TWO.fullmatch(_without_time(value))
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        if 31 >= first > 12 >= second > 0:
            seen.add(Order.DAY_FIRST)
        elif 31 >= second > 12 >= first > 0:
            seen.add(Order.MONTH_FIRST)
    return frozenset(seen)


def day_of(written: str, order: Order | None, today: date, *, still_to_come: bool = False) -> Birthday | Doubt | None:
    """The day that `written` names; None where it holds no date at all, a Doubt where it cannot be believed.

    `order` decides 03/04 alone; a day above 12 or dots (always day first) speak for themselves. Two digits are a year
    only where that makes somebody between 10 and 99. Years after `today` (unless `still_to_come`) or before 1900 are
    doubted.
    """
    text = _without_time(unicodedata.normalize("NFKC", written).strip().lstrip("'").strip())
    if _EMPTY.fullmatch(text):
        return None
    if len(text) > _LONGEST:
        return Doubt.UNREADABLE
    try:
        found = _in_numbers(text, order, today) or _in_words(text, today)
    except ValueError:
        return Doubt.IMPOSSIBLE
    if isinstance(found, Birthday) and found.year is not None:
        return _believed(found, today, still_to_come=still_to_come)
    return found


def written_out(day: Birthday) -> str:
    """YYYY-MM-DD, or --MM-DD without a year; "" where the day is unknown."""
    if day.day is None:
        return ""
    return f"{day.year:04}-{day.month:02}-{day.day:02}" if day.year else f"--{day.month:02}-{day.day:02}"


def _without_time(text: str) -> str:
    text = text.strip()
    return _TIME.sub("", text).strip() if 8 < len(text) <= _LONGEST else text


def _believed(found: Birthday, today: date, *, still_to_come: bool) -> Birthday | Doubt | None:
    year = found.year or 0
    if found.day is not None and date(year, found.month, found.day) in _NEVER_TYPED:
        return None
    last = today.year + 10 if still_to_come else today.year
    if not max(1900, today.year - OLDEST) <= year <= last:
        return Doubt.YEAR
    if not still_to_come and (year, found.month, found.day or 1) > (today.year, today.month, today.day):
        return Doubt.YEAR
    return found


def _day(year: int | None, month: int, day: int) -> Birthday:
    return Birthday(month, day, None if year in NO_YEAR else year)


def _in_numbers(text: str, order: Order | None, today: date) -> Birthday | Doubt | None:
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NO_YEAR_COMPACT.fullmatch(text):
        return _day(None, int(found[1]), int(found[2]))
    if found := _MONTH_ONLY.fullmatch(text):
        return Birthday(int(found[1]))
    if found := _YEAR_AND_MONTH.fullmatch(text):
        return Birthday(int(found[2]), None, None if int(found[1]) in NO_YEAR else int(found[1]))
    if found := _THREE.fullmatch(text):
        year = _full_year(found[4], today)
        return _by_order(int(found[1]), int(found[3]), year, Order.DAY_FIRST if found[2] == "." else order)
    if found := _TWO.fullmatch(text):
        return _by_order(int(found[1]), int(found[3]), None, Order.DAY_FIRST if found[2] == "." else order)
    return None


def _by_order(first: int, second: int, year: int | None, order: Order | None) -> Birthday | Doubt:
    if first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    if order is None:
        return Doubt.AMBIGUOUS
    return _day(year, second, first) if order is Order.DAY_FIRST else _day(year, first, second)


def _full_year(digits: str, today: date) -> int | None:
    year = int(digits)
    if len(digits) == 4:
        return year
    if len(digits) == 1:
        return None
    ages = {age: today.year - age for age in range(10, 100) if (today.year - age) % 100 == year}
    return next(iter(ages.values()), None)


def _in_words(text: str, today: date) -> Birthday | Doubt | None:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    month, numbers = None, []
    for word in _WORDS.findall(plain):
        if word.isdigit():
            numbers.append(word)
        elif month is None and word in _MONTH_OF:
            month = _MONTH_OF[word]
        elif word not in _FILLERS:
            return Doubt.UNREADABLE
    if month is None:
        return Doubt.UNREADABLE
    if not numbers:
        return Birthday(month)
    if len(numbers) == 1:
        if len(numbers[0]) == 4:
            return Birthday(month, None, int(numbers[0]))
        return _day(None, month, int(numbers[0])) if len(numbers[0]) <= 2 else Doubt.UNREADABLE
    if len(numbers) > 2:
        return Doubt.UNREADABLE
    day, year = sorted(numbers, key=len) if len(numbers[0]) == 4 else numbers
    return _day(_full_year(year, today), month, int(day)) if len(day) <= 2 and len(year) in (2, 4) else Doubt.UNREADABLE
