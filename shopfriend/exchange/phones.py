"""Telephone numbers: kept as typed, and read into the international form only where nothing has to be guessed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from shopfriend.exchange.person import PersonPhone

_LABEL = re.compile(
    r"^(?:tel(?:ephone|efon)?|phone|mob(?:ile|il)?|cell|handy|home|work|ph|t|m)\s*[.:]+\s*", re.IGNORECASE
)
_EXTENSION = re.compile(
    r"(?:\s*[,;#]?\s*(?:ext(?:ension|n)?|x|durchwahl|poste)\.?\s*:?\s*|;ext=)(\d{1,7})$", re.IGNORECASE
)
_SPELT_OUT = re.compile(r"[^\W\d_]", re.UNICODE)
_FLOAT = re.compile(r"(\+?\d{7,})[.,]0")
_SHORTENED = re.compile(r"\+?\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_BETWEEN = re.compile(r"\s*(?:\s:::\s|[\n;|]|,\s|\s/\s|\s(?:or|oder|ou|und|and|et)\s)\s*", re.IGNORECASE)

_SEPARATORS = {ord(sign): None for sign in " ()-./\u00a0"}
_SORTS = ("fixed_line", "mobile", "toll_free", "shared_cost", "personal_number", "voip", "pager", "uan", "voicemail")


def phones_in(cell: str, region: str) -> list[PersonPhone]:
    """The numbers that one cell holds, split only where each part is long enough to be a number of its own."""
    cell = _BLANKS.sub(" ", cell).strip()
    if not cell:
        return []
    parts = [part for part in _BETWEEN.split(cell) if part.strip()]
    if len(parts) < 2 or any(sum(sign.isdigit() for sign in part) < 6 for part in parts):
        parts = [cell]
    return [phone_of(part, region) for part in parts]


def was_shortened(cell: str) -> bool:
    """Whether a spreadsheet has turned the number into a figure such as 4.42079E+11, so that digits are lost."""
    return _SHORTENED.fullmatch(cell.strip()) is not None


@lru_cache(maxsize=4096)
def phone_of(typed: str, region: str) -> PersonPhone:
    """The number `typed` in a shop of that region ("GB"; "" where unknown).

    Words are never turned into digits: 0800-FLOWERS stays what it is, and only there as typed.
    """
    number = " ".join(typed.split())
    if number.lower().startswith("tel:"):
        number = number[4:]
    if found := _FLOAT.fullmatch(number):
        number = found[1]
    extension = ""
    bare = _LABEL.sub("", number)
    if found := _EXTENSION.search(bare):
        bare, extension = bare[: found.start()], found[1]
        if ";ext=" in number:
            number = f"{bare} ext. {extension}"
    if _SPELT_OUT.search(bare) or sum(sign.isdigit() for sign in bare) < 5:
        return PersonPhone(number, "", extension)
    return PersonPhone(number, _international(bare, region), extension)


def _international(bare: str, region: str) -> str:
    # The numbering plans of the world are only loaded when there is a number to read.
    import phonenumbers

    if quick := _plainly(bare, region.upper()):
        return quick
    try:
        parsed = phonenumbers.parse(bare, region.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


@dataclass(frozen=True, slots=True)
class _Plan:
    """A country's numbers: its code, the digit that goes abroad, and what the rest may be."""

    code: str
    trunk: str
    numbers: re.Pattern[str]


def _plainly(bare: str, region: str) -> str:
    """The usual cases by the library's own patterns, five times as fast as the library itself; "" where in doubt."""
    digits = bare.translate(_SEPARATORS)
    if digits[:1] == "+":
        region, digits = _region_of(digits[1:4]), digits[1:]
        plan = _plan(region)
        rest = digits[len(plan.code) :] if plan else ""
    else:
        plan = _plan(region)
        if plan is None or not plan.trunk or not digits.startswith(plan.trunk):
            return ""
        rest = digits[len(plan.trunk) :]
    if plan is None or not rest.isascii() or not rest.isdigit() or rest[0] == "0" or not plan.numbers.fullmatch(rest):
        return ""
    return f"+{plan.code}{rest}"


@lru_cache(maxsize=1024)
def _region_of(beginning: str) -> str:
    import phonenumbers

    for length in (1, 2, 3):
        code = beginning[:length]
        if code.isascii() and code.isdigit() and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            return str(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[int(code)][0])
    return ""


@lru_cache(maxsize=256)
def _plan(region: str) -> _Plan | None:
    """The plan of a region, unless its trunk digits follow rules that only the whole library knows."""
    import phonenumbers

    found = phonenumbers.PhoneMetadata.metadata_for_region(region) if region else None
    if found is None or found.national_prefix_transform_rule or found.leading_digits:
        return None
    trunk, *others = (found.national_prefix_for_parsing or "").split("|")
    if trunk != (found.national_prefix or "") or not all(other.isdigit() for other in others) or trunk not in ("", "0"):
        return None
    sorts = [getattr(found, sort) for sort in _SORTS]
    patterns = [sort.national_number_pattern for sort in sorts if sort is not None and sort.national_number_pattern]
    return _Plan(str(found.country_code), trunk, re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))
