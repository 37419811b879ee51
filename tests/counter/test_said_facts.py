"""What could be kept of a talk in English, German, French and Spanish, and readings that must not happen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.counter.said.days import tongues
from shopfriend.counter.said.offer import Kind, Offer
from shopfriend.counter.said.offers import offers, ready

TODAY = date(2026, 11, 24)
TABLE = Path(__file__).with_name("said_facts.txt")


def examples() -> Iterator[tuple[str, str]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "#[":
            said, _equals, kept = line.rpartition(" = ")
            yield said, "" if kept == "-" else kept


def told(offer: Offer) -> str:
    yearly = f"{offer.yearly.day}.{offer.yearly.month}.{offer.yearly.year or ''}" if offer.yearly else ""
    return " ".join(filter(None, (offer.kind, offer.words, yearly, f"by {offer.day:%d.%m.}" if offer.day else "")))


@pytest.mark.parametrize(("said", "kept"), list(examples()))
def test_a_talk_offers_what_could_be_kept_and_nothing_else(said: str, kept: str) -> None:
    assert "; ".join(map(told, offers(said, TODAY, "GB"))) == kept


def test_what_is_made_ready_beforehand_is_all_that_the_first_talk_needs() -> None:
    """Also what reads days: where it was forgotten, the first promise of the day waited 0.2 s for it."""
    tongues.cache_clear()
    ready()
    assert tongues.cache_info().currsize == 1


PRIVATE = [said for said, kept in examples() if not kept]


@pytest.mark.parametrize("said", PRIVATE)
def test_nor_does_it_in_another_place_of_the_talk(said: str) -> None:
    assert offers(f"It was sunny. {said}! We laughed.", TODAY, "GB") == ()


def test_there_are_examples_enough() -> None:
    assert len(list(examples())) >= 150
    assert len(PRIVATE) >= 100


def test_each_is_offered_once_the_most_telling_first_and_never_more_than_five() -> None:
    said = (
        "She loves rye bread. Her dog Plet came. Her dog Plet slept. Her grandson Emil too. Hates coriander. "
        "Likes plums. Her birthday is on 12 March. I'll order the lamp. "
        "Is allergic to walnuts. Her sister Anna; her niece Lena."
    )
    found = offers(said, TODAY)
    assert [offer.kind for offer in found] == [
        Kind.ALLERGY,
        Kind.PROMISE,
        Kind.BIRTHDAY,
        Kind.FAMILY,
        Kind.FAMILY,
    ]


def test_only_an_allergy_needs_leave() -> None:
    assert {kind for kind in Kind if Offer(kind).needs_leave} == {Kind.ALLERGY}


HARMLESS = ["Her grandson Emil drives to Swansea on Friday", "She loves rye bread", "Ihr Hund Plet", "Su nieta Lucía"]
UNTOUCHABLE = [
    *(
        "cancer",
        "chemo",
        "pregnant",
        "church",
        "Muslim",
        "refugee",
        "voted",
        "gay",
        "divorced",
        "died",
        "funeral",
        "flu",
    ),
    *("krank", "Krebs", "schwanger", "Kirche", "Asyl", "schwul", "geschieden", "gestorben", "Depression", "Chemo"),
    *("malade", "enceinte", "messe", "musulman", "réfugié", "homosexuel", "divorcé", "mort", "décédé", "hôpital"),
    *("enferma", "embarazada", "misa", "refugiado", "votó", "divorciada", "murió", "falleció", "hospital", "cáncer"),
]


@given(st.sampled_from(HARMLESS), st.sampled_from(UNTOUCHABLE), st.text(" abcé,", max_size=12), st.booleans())
def test_a_sentence_that_touches_on_what_is_private_offers_nothing(
    harmless: str, private: str, between: str, first: bool
) -> None:
    said = f"{private}, {between} {harmless}" if first else f"{harmless} {between}, {private}"
    assert offers(said, TODAY, "GB") == ()


@given(st.text(max_size=200))
def test_no_text_breaks_it(said: str) -> None:
    assert len(offers(said, TODAY, "US")) <= 5


_PIECES = [said for said, _kept in examples()]


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map("! ".join))
def test_no_sentences_together_offer_what_none_of_them_offers(said: str) -> None:
    one_by_one = {offer for part in said.split("! ") for offer in offers(part, TODAY, "GB")}
    assert set(offers(said, TODAY, "GB")) <= one_by_one
