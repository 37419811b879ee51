from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.counter.lookup import Index
from shopfriend.counter.nicknames import also_called
from shopfriend.counter.roster import Entry
from tests.counter.people import KNOWN, people


@pytest.fixture(scope="module")
def crowd() -> Index:
    index = Index([*people(20_000), *KNOWN])
    index.prepare()
    return index


@pytest.mark.parametrize(
    ("query", "uid"),
    [
        ("margit søren", "maggie"),
        ("Sørensen Margit", "maggie"),
        ("margitsorensen", "maggie"),
        ("maggie", "maggie"),
        ("peggy sorensen", "maggie"),
        ("sorensen maggie", "maggie"),
        ("orchard cott", "maggie"),
        ("maggie wyebridge", "maggie"),
        ("josef obermayr", "sepp"),
        ("sepp obermayr", "sepp"),
        ("josef obermair", "sepp"),
        ("obermyar", "sepp"),
        ("obermay", "sepp"),
        ("j obermayr", "sepp"),
        ("4107", "sepp"),
        ("1234 4107", "sepp"),
        ("marek lodzki", "lodzki"),
        ("lodzki m", "lodzki"),
        ("ŁÓDZKI", "lodzki"),
        ("marek lotzki", "lodzki"),
        ("R-77", "lodzki"),
        ("marek.l@ex", "lodzki"),
        ("muellerschoen", "mueller"),
        ("mullerschon", "mueller"),
        ("Müllersch", "mueller"),
        ("juergen muellersc", "mueller"),
        ("mulerschon", "mueller"),
        ("mac allisterby", "mac"),
        ("macallisterby fiona", "mac"),
        ("macalistrby", "mac"),
        ("winterbourne", "klee"),
        ("klee winterb", "klee"),
        ("ullapool", "klee"),
        ("ann ullapool", "klee"),
        ("winterborne ann", "klee"),
    ],
)
def test_a_regular_is_among_the_first_five_however_she_is_typed(crowd: Index, query: str, uid: str) -> None:
    assert uid in [hit.uid for hit in crowd.find(query)[:5]]


def test_a_wrong_letter_still_finds_most_of_twenty_thousand(crowd: Index) -> None:
    entries = people(20_000)[::400]
    found = 0
    for entry in entries:
        place = len(entry.family) // 2
        typed = f"{entry.given} {entry.family[:place]}{entry.family[place + 1 :]}"
        names = [hit.name for hit in crowd.find(typed)[:5]]
        found += entry.name in names
    assert found >= 0.9 * len(entries)


def test_ties_fall_to_whom_was_noted_last() -> None:
    index = Index(
        [Entry("old", "Ann Lee", last_noted=1), Entry("new", "Ann Lee", last_noted=9), Entry("no", "Ann Lee")]
    )
    assert [hit.uid for hit in index.find("ann")] == ["new", "old", "no"]


def test_who_was_noted_as_lately_is_told_by_how_often_and_then_by_whose_day_is_near() -> None:
    index = Index(
        [
            Entry("far", "Ann Lee", last_noted=9, times=2, birthday=601),
            Entry("soon", "Ann Leeward", last_noted=9, times=2, birthday=1203),
            Entry("often", "Ann Leesome", last_noted=9, times=3),
            Entry("just", "Ann Leeman", last_noted=9, times=2, birthday=1123),
        ]
    )
    index.look_from(date(2026, 11, 24))
    assert [hit.uid for hit in index.find("ann")] == ["often", "just", "soon", "far"]
    index.look_from(date(2027, 6, 10))
    assert [hit.uid for hit in index.find("ann")] == ["often", "far", "just", "soon"]


def test_a_hit_tells_people_apart_by_what_anyone_may_read() -> None:
    index = Index(
        [
            Entry("a", "Ann Lee", town="Ross", street="1 High Street", phones=("020 1234 5678",)),
            Entry("b", "Ann Lee", phones=("020 1234 9999",)),
            Entry("c", "Ann Lee", reference="17"),
        ]
    )
    assert {hit.uid: hit.why for hit in index.find("ann")} == {
        "a": "Ross · ends in 5678",
        "b": "telephone ends in 9999",
        "c": "number 17",
    }
    assert index.find("5678")[0].why == "telephone ends in 5678"
    assert index.find("high street")[0].why == "1 High Street, Ross"


def test_a_telephone_is_found_by_its_last_digits_alone() -> None:
    index = Index([Entry("a", "Ann", phones=("020 1234 5678", "07 99")), Entry("b", "Bo", phones=("5678 0",))])
    found = {query: [hit.uid for hit in index.find(query)] for query in ("5678", "4 5678", "0799", "780", "123")}
    assert found == {"5678": ["a"], "4 5678": ["a"], "0799": ["a"], "780": ["b"], "123": []}


def test_whatever_was_typed_for_a_person_comes_back_as_it_was() -> None:
    odd = Entry("a\x1f", "Zoë \x00 Ångström", reference="№ 7", phones=("no digits",), emails=("ZOË@EXAMPLE.ORG",))
    index = Index([odd])
    for query in ("zoe", "№ 7", "zoë@ex"):
        (hit,) = index.find(query)
        assert (hit.uid, hit.name, hit.reference) == (odd.uid, odd.name, odd.reference)


def test_an_empty_query_finds_nobody_and_never_more_than_eight_are_found(crowd: Index) -> None:
    assert crowd.find("") == crowd.find("  ?! ") == []
    assert len(crowd.find("m")) == 8


def test_a_query_without_a_letter_still_finds_by_number_and_e_mail() -> None:
    index = Index([Entry("a", "Ann", reference="№", emails=("@home",)), Entry("b", "Bo")])
    assert [[hit.uid for hit in index.find(query)] for query in ("№", "@", "🎂")] == [["a"], ["a"], []]


@given(st.lists(st.text(max_size=6), min_size=1, max_size=3), st.text(max_size=3))
def test_whatever_is_typed_for_a_person_finds_her_and_raises_nothing(typed: list[str], more: str) -> None:
    index = Index([Entry("a", typed[0], reference=typed[-1], emails=tuple(typed), phones=tuple(typed))])
    for query in (*typed, typed[-1] + more, " ".join(typed)):
        assert [hit.uid for hit in index.find(query)] in (["a"], [])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_gives_at_most_eight(text: str) -> None:
    assert len(SMALL.find(text)) <= 8


SMALL = Index([*people(300), *KNOWN])

entries = st.builds(
    Entry,
    uid=st.sampled_from("abcd"),
    name=st.sampled_from(["Ann Lee", "Zoë Ångström", "Łódzki", "J. R."]),
    called=st.sampled_from(["", "Annie"]),
    town=st.sampled_from(["", "Ross"]),
    phones=st.sampled_from([(), ("12345",), ("+44 20 1234", "12345"), ("12345", "1 2345")]),
    emails=st.sampled_from([(), ("a@b.c",), ("z@b.c", "a@b.c"), ("a@b.c", "A@b.c")]),
    reference=st.sampled_from(["", "7", "R7"]),
    last_noted=st.integers(0, 2),
    times=st.integers(0, 2),
    birthday=st.sampled_from([0, 1124]),
    since=st.sampled_from([0, 1999]),
    given=st.just(""),
    family=st.just(""),
    sounds_like=st.just(""),
    street=st.just(""),
)


@given(
    st.lists(entries, max_size=12),
    st.sampled_from(
        [
            "ann",
            "annie",
            "zoe",
            "lodz",
            "12345",
            "2345",
            "1234",
            "a@b",
            "A@B.C",
            "r7",
            "7",
            "ross",
            "j",
            "lotzki",
            "anmie",
        ]
    ),
    st.booleans(),
)
def test_following_writes_gives_the_same_as_building_anew(written: list[Entry], query: str, prepared: bool) -> None:
    index = Index()
    if prepared:
        index.prepare()
    for entry in written:
        index.put(entry)
    index.remove("d")
    latest = {entry.uid: entry for entry in written if entry.uid != "d"}
    assert index.find(query) == Index(latest.values()).find(query)
    assert len(index) == len(latest)


def test_nicknames_mean_one_another_in_several_languages() -> None:
    assert "margaret" in also_called("peggy")
    assert "josef" in also_called("sepp")
    assert "antonia" in also_called("toni")
    assert "elizabeth" in also_called("lisa")
    assert also_called("no such name") == frozenset()
