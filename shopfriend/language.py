"""Every sentence that a person reads passes through here, so that one catalogue holds them all.

Features make sentences where Qt may not be, so gettext serves the window too. The source texts are English.
"""

import gettext as _gettext
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

_DOMAIN = "shopfriend"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_code = "en_GB"

_WELL_KNOWN = ("en", "de", "fr", "es", "it", "pl", "nl", "pt")
_NAMED, _FEW = 6, 6
"""How many languages are named before the rest is counted, and how few may lack for those to be named instead."""


def use(folder: Path, code: str) -> None:
    """Speak the language `code` ("en", "de_AT") from the catalogues in `folder`; English where there is none."""
    global _catalogue, _code
    _code = "en_GB" if code == "en" else code
    _catalogue = _gettext.translation(_DOMAIN, folder, languages=[code], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the language in use; placeholders stay as they are."""
    return _catalogue.gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for `n` things, by the plural rules of the language in use."""
    return _catalogue.ngettext(one, many, n)


def day_in_words(day: date, today: date, *, weekday: bool = True) -> str:
    """A day as one says it: "Tuesday 17 November", with the year only where it is not this one."""
    if day.year != today.year:
        return _with_year(day, "full" if weekday else "long")
    return _by_skeleton(day, "EEEEdMMMM" if weekday else "dMMMM")


def yearly_day_in_words(day: int | None, month: int, year: int | None) -> str:
    """A birthday or another day of each year, as far as it is known: "12 October 1956", "12 October", "October"."""
    if day is None:
        return month_alone(date(2000, month, 1)) + (f" {year}" if year else "")
    # Any leap year will do where the year is unknown: 29 February must exist in it.
    return _with_year(date(year, month, day), "long") if year else _by_skeleton(date(2000, month, day), "dMMMM")


def grouped(number: int) -> str:
    """A number with its thousands parted: "1,670"."""
    from babel.numbers import format_decimal

    return _in_locale(lambda locale: format_decimal(number, locale=locale))


def short_day(day: date) -> str:
    """A day where there is little room: "17 Nov"."""
    return _by_skeleton(day, "dMMM")


def weekday_in_words(day: date) -> str:
    """The day of the week alone, as one says it within the same week: "Friday"."""
    from babel.dates import format_date

    return _in_locale(lambda locale: format_date(day, "EEEE", locale=locale))


def month_in_words(month: date) -> str:
    """The month that a day lies in: "November 2026"."""
    return _by_skeleton(month, "MMMMy")


def month_alone(month: date) -> str:
    """The name of the month that a day lies in, as it stands on its own: "November"."""
    from babel.dates import format_date

    return _in_locale(lambda locale: format_date(month, "LLLL", locale=locale))


def name_of_language(code: str) -> str:
    """A language in its own words: "Deutsch"; what is no code of one, as a list may bring it, as it stands."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return code
    name = str(locale.get_display_name(locale) or code)
    return name[:1].upper() + name[1:]


def several_languages(codes: Sequence[str], of: Sequence[str]) -> str:
    """Languages in a few words, in the language in use: "44 languages: English, German, French and 41 more".

    Where only a few of all there are (`of`) lack, those are named; the well-known ones are named before others.
    """
    from babel.lists import format_list

    def listed(some: Sequence[str]) -> str:
        names = [_language_in_words(code) for code in _WELL_KNOWN if code in some]
        names += sorted(_language_in_words(code) for code in some if code not in _WELL_KNOWN)
        rest = len(names) - _NAMED
        if rest > 1:
            names[_NAMED:] = [ngettext("{n} more", "{n} more", rest).format(n=rest)]
        return _in_locale(lambda locale: format_list(names, locale=locale))

    lacking = [code for code in of if code not in codes]
    if not lacking:
        return _("all {n} languages").format(n=len(codes))
    if len(lacking) <= _FEW and len(codes) > len(lacking):
        return _("all {n} languages but {names}").format(n=len(of), names=listed(lacking))
    said = ngettext("one language: {names}", "{n} languages: {names}", len(codes))
    return said.format(n=len(codes), names=listed(codes)) if codes else _("no whole language")


def _language_in_words(code: str) -> str:
    from babel import Locale

    return _in_locale(lambda locale: Locale.parse(code).get_display_name(locale) or code)


def name_of_region(code: str) -> str:
    """A country (ISO 3166) in the language in use."""
    return _in_locale(lambda locale: locale.territories.get(code, code))


def _by_skeleton(day: date, skeleton: str) -> str:
    return _in_locale(lambda locale: _written(day, skeleton, locale))


@lru_cache(maxsize=1024)
def _written(day: date, skeleton: str, locale: str) -> str:
    """A list tells the same few days again and again: Babel takes a tenth of a millisecond for each."""
    from babel.dates import format_date

    return format_date(day, _pattern(skeleton, locale), locale=locale)


@lru_cache(maxsize=64)
def _pattern(skeleton: str, locale: "Locale") -> str:
    """The pattern of CLDR for a skeleton. Babel looks all of them through each time, which takes longer than a page."""
    from babel.dates import match_skeleton

    patterns = locale.datetime_skeletons
    found = skeleton if skeleton in patterns else match_skeleton(skeleton, patterns)
    return str(patterns[found].pattern)


def _with_year(day: date, form: Literal["full", "long"]) -> str:
    """With the year; no skeleton of CLDR gives both the year and the whole month."""
    from babel.dates import format_date

    return _in_locale(lambda locale: format_date(day, form, locale=locale))


def _in_locale(write: Callable[["Locale"], object]) -> str:
    from babel import UnknownLocaleError

    try:
        return str(write(_locale(_code)))
    except (UnknownLocaleError, ValueError, KeyError):
        return str(write(_locale("en_GB")))


@lru_cache(maxsize=8)
def _locale(code: str) -> "Locale":
    """The customs of a language. Babel reads its code four times for each day that is written, unless it gets these."""
    from babel import Locale

    return Locale.parse(code)
