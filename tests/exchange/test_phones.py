import random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.exchange.phones import phone_of, phones_in


@pytest.mark.parametrize(
    ("typed", "region", "shown"),
    [
        ("020 7946 0000", "GB", "+442079460000"),
        ("+44 (0)20 7946 0000", "", "+442079460000"),
        ("0044 20 7946 0000", "GB", "+442079460000"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("tel:+1-212-555-0123", "", "+12125550123"),
        ("Mobil: 0171/1234567", "DE", "+491711234567"),
        ("06 12345678", "IT", "+390612345678"),
        ("442079460000.0", "GB", "+442079460000"),
        ("020 7946 0000 ext. 12", "GB", "020 7946 0000 ext. 12"),
        ("020 7946 0000", "", "020 7946 0000"),
        ("0800-FLOWERS", "GB", "0800-FLOWERS"),
        ("ask Tom 020 7946 0000", "GB", "ask Tom 020 7946 0000"),
        ("12", "GB", "12"),
        ("+999 1234", "GB", "+999 1234"),
    ],
)
def test_a_number_is_international_where_nothing_is_guessed(typed: str, region: str, shown: str) -> None:
    assert phone_of(typed, region).shown == shown


def test_the_number_as_typed_is_kept_beside() -> None:
    phone = phone_of("020 7946 0000 x12", "GB")
    assert (phone.number, phone.international, phone.extension) == ("020 7946 0000 x12", "+442079460000", "12")


@pytest.mark.parametrize("between", [" ::: ", "; ", "\n", " / ", " or ", ", "])
def test_several_numbers_in_a_cell_are_parted(between: str) -> None:
    found = phones_in(f"020 7946 0000{between}07911 123456", "GB")
    assert [phone.shown for phone in found] == ["+442079460000", "+447911123456"]


def test_a_dialling_code_before_a_stroke_is_no_number_of_its_own() -> None:
    assert [phone.shown for phone in phones_in("030 / 1234567", "DE")] == ["+49301234567"]


def test_the_quick_way_says_what_the_library_says() -> None:
    chance = random.Random(1)
    for region in ("GB", "US", "DE", "FR", "ES", "IT", "NL", "AU", "AT", "CH", "IE", "PL", "JP", "MX", "BR", "AR"):
        example = phonenumbers.PhoneMetadata.metadata_for_region(region).fixed_line.example_number
        code = phonenumbers.country_code_for_region(region)
        for _turn in range(20):
            digits = list(example)
            digits[chance.randrange(len(digits))] = chance.choice("0123456789")
            for typed in ("".join(digits), "0" + "".join(digits), f"+{code}" + "".join(digits)):
                assert phone_of(typed, region).international == _by_library(typed, region), typed


def _by_library(typed: str, region: str) -> str:
    try:
        parsed = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return ""
    form = phonenumbers.PhoneNumberFormat.E164
    return str(phonenumbers.format_number(parsed, form)) if phonenumbers.is_valid_number(parsed) else ""


@given(st.text(), st.sampled_from(["", "GB", "US", "XX"]))
def test_any_text_is_kept(text: str, region: str) -> None:
    assert (
        phone_of(text, region).number.split() == text.split()
        or ":" in text
        or ";" in text
        or "." in text
        or "," in text
    )


@given(st.text("0123456789+-/() ", max_size=24), st.sampled_from(["", "GB", "US", "IT"]))
def test_any_figures_are_kept(text: str, region: str) -> None:
    assert phone_of(text, region).number == " ".join(text.split())
