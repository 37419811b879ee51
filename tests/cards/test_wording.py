import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.cards import wording
from shopfriend.cards.wording import Text, begin, choose, fill, fitting, one_of, texts_for
from shopfriend.handwriting.hand import hands, missing
from shopfriend.problem import Problem
from shopfriend.records.kinds import Occasion

RESOURCES = Path(__file__).parents[2] / "resources"
WORDS = RESOURCES / "words"
LANGUAGES = ("en", "de", "fr", "es")
KNOWN = {"called": "Maggie", "shop": "Marlow & Daughter", "thing": "Blue scarf", "friend": "Noor", "years": "10"}
ALL = [(language, text) for language in LANGUAGES for text in texts_for(WORDS, language).texts]


@pytest.mark.parametrize(("language", "text"), ALL, ids=lambda value: getattr(value, "key", value))
def test_every_text_fills_without_a_hole_and_fits_a_card(language: str, text: Text) -> None:
    for personal in ("", "Give Emil our love."):
        paragraphs = fill(text, KNOWN, personal)
        words = "\n".join(paragraphs)
        assert personal in words
        assert not set("{}") & set(words)
        assert "  " not in words
        assert not any(paragraph != paragraph.strip() or not paragraph for paragraph in paragraphs)
    assert len("\n".join(fill(text, KNOWN))) <= 330


@pytest.mark.parametrize(("language", "text"), ALL, ids=lambda value: getattr(value, "key", value))
def test_the_usual_hand_can_write_every_text(language: str, text: Text) -> None:
    usual = hands(RESOURCES / "hands")[0]
    assert missing(usual, text.words.replace("{", "").replace("}", "")) == ""


def test_no_two_texts_share_a_key_or_their_words() -> None:
    assert len({text.key for _language, text in ALL}) == len({text.words for _language, text in ALL}) == len(ALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("occasion", "kind"),
    [
        (Occasion.BIRTHDAY, ""),
        (Occasion.THANK_YOU, "first_visit"),
        (Occasion.THANK_YOU, "order"),
        (Occasion.THANK_YOU, "kindness"),
        (Occasion.THANK_YOU, "years_with_us"),
        (Occasion.REFERRAL_THANKS, ""),
    ],
)
def test_every_reason_of_a_months_end_has_words_in_every_language(language: str, occasion: Occasion, kind: str) -> None:
    texts = texts_for(WORDS, language)
    assert texts.language == language
    found = fitting(texts, occasion, kind, KNOWN)
    assert found
    assert {text.kind for text in found} == {kind}


def test_a_text_is_offered_only_where_its_holes_can_be_filled() -> None:
    texts = texts_for(WORDS, "en")
    assert all("thing" not in text.needs for text in fitting(texts, Occasion.THANK_YOU, "order", {"called", "shop"}))
    assert fitting(texts, Occasion.THANK_YOU, "no such kind", {"shop"})[0].kind == wording.GENERAL


@pytest.mark.parametrize(("asked", "given"), [("de_AT", "de"), ("DE", "de"), ("xx", "en"), ("", "en"), ("../de", "en")])
def test_an_unknown_language_falls_back_to_english(asked: str, given: str) -> None:
    assert texts_for(WORDS, asked).language == given


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text("[[text]]\nkey = 'x'\n")
    with pytest.raises(Problem, match=r"en\.toml"):
        texts_for(tmp_path, "en")


def some(*keys: str) -> list[Text]:
    return [Text(key, Occasion.BIRTHDAY, "", "words", frozenset()) for key in keys]


def test_nobody_gets_the_same_words_twice_while_others_are_left() -> None:
    had: list[str] = []
    for _ in range(3):
        had.append(choose(some("a", "b", "c"), had, {}, "turn").key)
    assert sorted(had) == ["a", "b", "c"]
    assert choose(some("a", "b", "c"), had, {}, "turn").key == had[0]


def test_a_pile_uses_its_texts_evenly() -> None:
    pile: dict[str, int] = {}
    for number in range(9):
        key = choose(some("a", "b", "c"), [], pile, str(number)).key
        pile[key] = pile.get(key, 0) + 1
    assert set(pile.values()) == {3}


def test_without_a_text_one_is_asked_for() -> None:
    with pytest.raises(Problem) as problem:
        choose([], [], {}, "turn")
    assert problem.value.code == "no-text"


@given(st.text(max_size=30), st.text(max_size=80), st.sampled_from(ALL))
def test_whatever_is_filled_in_nothing_breaks(name: str, line: str, one: tuple[str, Text]) -> None:
    paragraphs = fill(one[1], {**KNOWN, "friend": name, "called": name}, line)
    assert " ".join(line.split()) in " ".join(" ".join(paragraphs).split())
    assert all(paragraph.strip(string.whitespace) for paragraph in paragraphs)


@given(st.text(min_size=1, max_size=20).filter(str.strip), st.sampled_from(LANGUAGES), st.text(max_size=5))
def test_a_beginning_names_whom_it_greets_always_the_same_way(name: str, language: str, turn: str) -> None:
    texts = texts_for(WORDS, language)
    beginning = begin(texts, name, turn)
    assert " ".join(name.split()) in beginning
    assert beginning == begin(texts, name, turn)
    assert one_of(texts.endings, turn) in texts.endings
