"""What must never be stored, wherever it stands: numbers of payment cards, and passwords."""

import re
from dataclasses import replace

from shopfriend.exchange.person import Person

LEFT_OUT = "…"
"""What stands in their place."""

_DIGITS = re.compile(r"(?<![\d+])(?:\d[ -]?){14,18}\d(?!\d)")
_WITHOUT = str.maketrans("", "", " -")
_BRANDS = re.compile(
    r"4\d{15}(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|"
    r"6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11,13}|62\d{14,17}|"
    r"(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}"
)
"""Visa, Mastercard, American Express, Discover, JCB, Diners, UnionPay, Maestro: beginnings as in ISO/IEC 7812."""
_PASSWORD = re.compile(
    r"(?P<word>\b(?:pass ?word|passwort|passwd|pass ?code|kennwort|pin(?:[ -]?code)?|mot de passe|contraseña|"
    r"contrasena|senha|palavra-passe|wachtwoord|cvc2?|cvv2?)\b\s*(?:[:=]|\b(?:is|ist|est|es|lautet)\b)\s*)(?P<said>\S+)",
    re.IGNORECASE,
)
_SCRAMBLED = re.compile(r"\$(?:2[abxy]?|5|6|y|P|H|argon2\w*)\$\S{20,}|(?:pbkdf2|scrypt|bcrypt|sha\d*|md5)[_$:]\S{16,}")


def holds_payment_card(text: str) -> bool:
    """Whether a number of a payment card stands in the text: the beginning of a brand, and the check digit is right."""
    return any(_is_payment_card(found[0]) for found in _DIGITS.finditer(text))


def is_scrambled_password(text: str) -> bool:
    """Whether the text is a password as web shops store it, scrambled."""
    return _SCRAMBLED.fullmatch(text) is not None


def without_secrets(text: str) -> str:
    """The text with LEFT_OUT in place of each payment card's number and each password."""
    text = _DIGITS.sub(lambda found: LEFT_OUT if _is_payment_card(found[0]) else found[0], text)
    text = _PASSWORD.sub(lambda found: found["word"] + LEFT_OUT, text)
    return LEFT_OUT if _SCRAMBLED.fullmatch(text) else text


def cleared(person: Person) -> Person:
    """The person without such numbers and words, wherever in the row they stood; herself where there are none."""
    numbers = [phone.number for phone in person.phones]
    streets = [address.street for address in person.addresses]
    texts = [person.name, person.called, person.reference, person.partner, person.notes, *person.tags]
    everything = "\n".join([*texts, *numbers, *streets])
    if without_secrets(everything) == everything:
        return person
    return replace(
        person,
        name=without_secrets(person.name),
        called=without_secrets(person.called),
        reference=without_secrets(person.reference).strip(LEFT_OUT),
        partner=without_secrets(person.partner),
        notes="\n".join(map(without_secrets, person.notes.split("\n"))),
        tags=tuple(map(without_secrets, person.tags)),
        phones=tuple(phone for phone in person.phones if not holds_payment_card(phone.number)),
        addresses=tuple(replace(each, street=without_secrets(each.street)) for each in person.addresses),
    )


def _is_payment_card(written: str) -> bool:
    digits = written.translate(_WITHOUT)
    return _BRANDS.fullmatch(digits) is not None and _checks(digits)


def _checks(digits: str) -> bool:
    """The check digit of Luhn (ISO/IEC 7812-1, annex B)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0
