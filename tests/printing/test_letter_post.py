"""What a card weighs and as what it is posted, by the limits that each operator publishes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.printing.formats import FORMATS, INCH, ready_cut
from shopfriend.printing.letter_post import class_of, grams_of, load_letter_post, said_of
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem

from .shop import RESOURCES

POST = load_letter_post(RESOURCES / "post.toml")


def said(name: str, region: str, paper: float | None = None) -> tuple[str, str]:
    return said_of(FORMATS[name], grams_of(FORMATS[name], paper), POST, region)


def test_a_card_weighs_what_its_paper_and_its_envelope_weigh() -> None:
    a6 = FORMATS["a6"]
    envelope = 2 * 162 * 114 + 162 * 38 + 30 * 114
    assert grams_of(a6, 160) == pytest.approx((210 * 148.5 * 160 + envelope * 100) / 1e6)
    assert grams_of(a6, 160, 0) == pytest.approx(210 * 148.5 * 0.00016)
    assert grams_of(ready_cut(a6)) > grams_of(a6) > grams_of(a6, 160)
    postcard = FORMATS["us-postcard"]
    assert grams_of(postcard, 250) == pytest.approx(6 * 4 * INCH**2 * 250 / 1e6)


def test_an_envelope_weighs_about_what_one_on_the_scales_does() -> None:
    """A C6 of 100 g/m2 weighs 4 to 5 g, a DL 5 to 6, a C5 8 to 9.5."""
    weights = [grams_of(FORMATS[name]) - grams_of(FORMATS[name], envelope_paper=0) for name in ("a6", "dl", "a5")]
    assert [round(weight, 1) for weight in weights] == [4.7, 6.0, 9.1]


@pytest.mark.parametrize(
    ("name", "region", "kind"),
    [
        ("a6", "GB", "Letter"),
        ("a5", "GB", "Letter"),
        ("dl", "GB", "Letter"),
        ("a6", "DE", "Standardbrief"),
        ("dl", "DE", "Standardbrief"),
        ("a5", "DE", "Großbrief"),
        ("us-a7", "DE", "Großbrief"),
        ("us-postcard", "DE", "Postkarte"),
        ("a6", "AT", "Brief S"),
        ("a5", "AT", "Brief M"),
        ("a5", "CH", "Standardbrief"),
        ("a6", "FR", "Lettre verte jusqu’à 20 g"),
        ("a5", "FR", "Lettre verte jusqu’à 100 g"),
        ("a5", "IE", "Letter"),
        ("a6", "BE", "normalisé / genormaliseerd"),
        ("a5", "BE", "non normalisé / niet-genormaliseerd"),
        ("a6", "NL", "Brief tot 20 gram"),
        ("a5", "NL", "Brief tot 50 gram"),
        ("dl", "ES", "Carta normalizada"),
        ("a5", "ES", "Carta sin normalizar de hasta 50 g"),
        ("us-a7", "CA", "Standard Lettermail"),
        ("a5", "CA", "Oversize Lettermail"),
        ("a6", "AU", "Small letter"),
        ("a5", "AU", "Large letter"),
        ("us-a2", "US", "First-Class letter"),
        ("us-a6", "US", "First-Class letter"),
        ("us-a7", "US", "First-Class letter"),
        ("us-a9", "US", "First-Class letter"),
        ("us-note", "US", "First-Class letter"),
        ("us-postcard", "US", "Postcard"),
        ("a5", "US", ""),
        ("a6", "JP", ""),
    ],
)
def test_each_format_has_its_class(name: str, region: str, kind: str) -> None:
    assert said(name, region)[0] == kind


def test_sentences_say_weight_limit_and_size_as_people_there_measure() -> None:
    assert said("a6", "DE", 250)[1] == "Within Standardbrief: about 13 g of 20 g, 162 × 114 mm."
    assert said("a5", "DE", 160)[1] == "Envelopes of size C5 go as Großbrief: about 20 g of 500 g, 229 × 162 mm."
    assert said("a5", "NL", 160)[1].startswith(
        "Within Brief tot 20 gram: about 20 g of 20 g, 229 × 162 mm. That is near"
    )
    assert said("a5", "NL", 250)[1] == "Cards of this weight go as Brief tot 50 gram: about 25 g of 50 g, 229 × 162 mm."
    assert said("us-a7", "US")[1] == "Within First-Class letter: about 0.6 oz of 1 oz, 7.25 × 5.25 in."
    assert said("a6", "JP")[1] == "Each weighs about 12 g and is 162 × 114 mm."
    assert said("a5", "US")[1] == (
        "Each weighs about 0.8 oz and is 9.016 × 6.378 in. That does not go as a letter: please ask at the post office."
    )


def test_a_square_costs_extra_where_letters_must_be_oblong() -> None:
    square = Size(140, 140)
    found = class_of(POST["US"], square, 15, alone=False)
    assert found is not None
    assert found.kind == "Nonmachinable First-Class letter"
    assert class_of(POST["DE"], square, 15, alone=False) == next(x for x in POST["DE"] if x.kind == "Großbrief")
    assert class_of(POST["BE"], square, 15, alone=False) == POST["BE"][1]
    assert class_of(POST["GB"], square, 15, alone=False) == POST["GB"][0]


def test_length_to_height_of_1_3_to_2_5_is_machinable() -> None:
    height = 100.0
    kinds = [
        found.kind.startswith("First-Class")
        for times in (1.29, 1.3, 2.0, 2.5, 2.51)
        if (found := class_of(POST["US"], Size(height * times, height), 20, alone=False))
    ]
    assert kinds == [False, True, True, True, False]


def test_a_postcard_is_one_only_without_an_envelope() -> None:
    size = Size(6 * INCH, 4 * INCH)
    kinds = [found.kind for alone in (True, False) if (found := class_of(POST["US"], size, 5, alone=alone)) is not None]
    assert kinds == ["Postcard", "First-Class letter"]


@given(
    st.sampled_from(sorted(POST)),
    st.floats(50, 400),
    st.floats(50, 400),
    st.floats(1, 600),
    st.floats(0, 1),
    st.booleans(),
)
def test_what_is_lighter_never_costs_more_and_lying_is_as_standing(
    region: str, width: float, height: float, grams: float, share: float, alone: bool
) -> None:
    rows = list(POST[region])
    heavy = class_of(rows, Size(width, height), grams, alone=alone)
    assert heavy == class_of(rows, Size(height, width), grams, alone=alone)
    light = class_of(rows, Size(width, height), grams * share, alone=alone)
    if heavy is not None:
        assert light is not None
        assert rows.index(light) <= rows.index(heavy)


def test_every_row_has_a_source_and_limits_that_can_be() -> None:
    for region, rows in POST.items():
        assert len(region) == 2
        for row in rows:
            assert 0 < row.width[0] < row.width[1]
            assert 0 < row.length[0] < row.length[1]
            assert row.grams > 0
    lines = (RESOURCES / "post.toml").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("source = ") for line in lines) == sum(map(len, POST.values()))


@pytest.mark.parametrize(
    "text", ["[[GB]]\nkind = 'Letter'", "GB = 3", "[[GB", "[[GB]]\nkind='L'\nlength=3\nwidth=[1,2]\ngrams=1"]
)
def test_a_damaged_table_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "post.toml").write_text(text, encoding="utf-8")
    for file in ("post.toml", "none.toml"):
        with pytest.raises(Problem) as fault:
            load_letter_post(tmp_path / file)
        assert fault.value.code == "post-missing"
