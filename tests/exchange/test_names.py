import pytest

from shopfriend.exchange.names import put_together, shown_first, taken_apart


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna Smith", ("Anna", "Smith")),
        ("Smith, Anna", ("Anna", "Smith")),
        ("van den Berg, Jan", ("Jan", "van den Berg")),
        ("García y Vega, Ana", ("Ana", "García y Vega")),
        ("Frau Weber", ("", "Weber")),
        ("Anna Maria Smith", ("", "")),
        ("Nguyễn Lan", ("", "")),
        ("Anna & Tom", ("", "")),
        ("Bloom Ltd", ("", "")),
        ("Smith, Jr.", ("", "")),
        ("Familie Weber", ("", "")),
        ("山田太郎", ("", "")),
        ("Cher", ("", "")),
    ],
)
def test_a_full_name_is_only_taken_apart_where_it_is_plain(name: str, parts: tuple[str, str]) -> None:
    assert taken_apart(name) == parts


def test_a_name_told_family_first_is_turned_round_and_others_stay() -> None:
    assert shown_first("Smith, Anna") == "Anna Smith"
    assert shown_first("Bloom & Co, Bath") == "Bloom & Co, Bath"


def test_a_name_is_put_together_as_typed() -> None:
    assert put_together("Dr.", "ANNA", "", "o'neill", "Jr.") == "Dr. ANNA o'neill Jr."
    assert put_together("Mrs", "Anna", "B.", "Lee", "") == "Anna B. Lee"
    assert put_together("Mrs", "", "", "", "Jr.") == ""
