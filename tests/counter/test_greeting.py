from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.counter.greeting import MOST_LINES, Due, Known, Question, greet
from shopfriend.records.birthday import Birthday
from shopfriend.records.kinds import Gone, Occasion

TODAY = date(2026, 11, 24)
MAGGIE = Known("Margit Sørensen", "Maggie", has_address=True)


def lines(**known: object) -> list[str]:
    return list(greet(Known("Margit Sørensen", "Maggie", has_address=True, **known), TODAY).lines)  # type: ignore[arg-type]


def test_the_question_of_the_last_talk_comes_first() -> None:
    asking = Question("How was Emil's first drive?", date(2026, 11, 17))
    found = lines(question=asking, come=("Blue scarf",), usual=("Oat flat white",))
    assert found == [
        "Ask: How was Emil's first drive? (from Tuesday 17 November)",
        "Tell: it has come: Blue scarf",
        "The usual: Oat flat white",
    ]


@pytest.mark.parametrize(
    ("birthday", "line"),
    [
        (Birthday(11, 24, 1956), "Birthday today"),
        (Birthday(11, 25), "Birthday tomorrow"),
        (Birthday(12, 1), "Birthday in 7 days, on Tuesday 1 December"),
        (Birthday(12, 8), "Birthday in 14 days, on Tuesday 8 December"),
        (Birthday(11, 23), "Birthday was yesterday"),
        (Birthday(11, 17), "Birthday was 7 days ago"),
    ],
)
def test_her_day_is_told_near_it_and_never_an_age(birthday: Birthday, line: str) -> None:
    assert lines(birthday=birthday) == [line]


@pytest.mark.parametrize("birthday", [Birthday(12, 9), Birthday(11, 16), Birthday(11), Birthday(5, 1)])
def test_a_day_far_off_or_unknown_is_not_told(birthday: Birthday) -> None:
    assert "irthday" not in " ".join(lines(birthday=birthday, usual=("tea",)))


def test_promises_are_told_when_they_are_due_or_late() -> None:
    promises = (
        Due("Ring about the lamp", TODAY - timedelta(days=3)),
        Due("Keep a stollen", TODAY),
        Due("Later", TODAY + timedelta(days=1)),
        Due("Some day", None),
    )
    assert lines(promises=promises) == [
        "Promised by Saturday 21 November: Ring about the lamp",
        "Promised for today: Keep a stollen",
    ]


def test_an_allergy_is_never_crowded_out() -> None:
    found = lines(
        question=Question("?", TODAY),
        come=("a", "b"),
        promises=(Due("c", TODAY),),
        birthday=Birthday(11, 24),
        usual=("tea",),
        minds=("no walnuts",),
    )
    assert len(found) == MOST_LINES
    assert found[-1] == "Mind: no walnuts"


def test_a_house_in_mourning_is_greeted_gently_and_without_its_birthdays() -> None:
    assert lines(mourning=True, birthday=Birthday(11, 24)) == ["Be gentle: there was a death in the family."]


def test_nothing_is_told_of_somebody_who_is_gone() -> None:
    found = greet(Known("Margit", "Maggie", gone=Gone.DIED, usual=("tea",), question=Question("?", TODAY)), TODAY)
    assert found.lines == ("Is no longer with us.",)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (Known("Margit"), "Find out: which name is liked best?"),
        (Known("Margit", "Maggie"), "Find out: when is the birthday?"),
        (Known("Margit", "Maggie", birthday=Birthday(5, 1)), "Find out: where may a card go?"),
        (
            Known("Margit", "Maggie", birthday=Birthday(5, 1), has_address=True),
            "Find out: what is going on at home, what is looked forward to?",
        ),
    ],
)
def test_where_little_is_known_one_thing_is_to_find_out(known: Known, line: str) -> None:
    assert greet(known, TODAY).lines == (line,)


days = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(
    st.builds(
        Known,
        name=st.just("Margit"),
        birthday=st.one_of(st.none(), st.builds(lambda day: Birthday(day.month, day.day, day.year), days)),
        question=st.one_of(st.none(), st.builds(Question, st.just("How?"), days)),
        come=st.lists(st.just("scarf"), max_size=3).map(tuple),
        promises=st.lists(st.builds(Due, st.just("ring"), st.one_of(st.none(), days)), max_size=4).map(tuple),
        usual=st.lists(st.just("tea"), max_size=2).map(tuple),
        minds=st.lists(st.just("nuts"), max_size=2).map(tuple),
        mourning=st.booleans(),
    ),
    days,
)
def test_a_greeting_has_one_to_four_lines_and_no_pronoun(known: Known, today: date) -> None:
    found = greet(known, today)
    assert 1 <= len(found.lines) <= MOST_LINES
    assert not {"she", "her", "he", "him", "his"} & set(" ".join(found.lines).casefold().split())


SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        # English
        (
            {"question": Question("Did Emil pass?", SUNDAY), "usual": ("oat flat white", "the stool at the end")},
            ["Ask: Did Emil pass? (from Sunday 22 November)", "The usual: oat flat white; the stool at the end"],
        ),
        ({"come": ("Kenyan beans", "blue scarf")}, ["Tell: it has come: Kenyan beans"]),
        (
            {"in_the_drawer": Occasion.BIRTHDAY, "birthday": Birthday(11, 25)},
            ["Hand over: a birthday card lies in the drawer", "Birthday tomorrow"],
        ),
        (
            {"come": ("scarf",), "in_the_drawer": Occasion.THANK_YOU, "promises": (Due("ring", TODAY),)},
            ["Tell: it has come: scarf", "Hand over: a thank-you card lies in the drawer"],
        ),
        ({"in_the_drawer": Occasion.CHRISTMAS}, ["Hand over: a Christmas card lies in the drawer"]),
        ({"in_the_drawer": Occasion.NEW_BABY}, ["Hand over: a card lies in the drawer"]),
        # German
        (
            {"question": Question("Hat Emil bestanden?", SUNDAY), "minds": ("keine Walnüsse",)},
            ["Ask: Hat Emil bestanden? (from Sunday 22 November)", "Mind: keine Walnüsse"],
        ),
        ({"usual": ("Roggenbrot, ungeschnitten", "Schuhe: 38")}, ["The usual: Roggenbrot, ungeschnitten; Schuhe: 38"]),
        (
            {"promises": (Due("Stollen zurücklegen", TODAY),), "mourning": True},
            ["Promised for today: Stollen zurücklegen", "Be gentle: there was a death in the family."],
        ),
        # French
        (
            {"question": Question("Comment s'est passé le mariage de Léa ?", date(2025, 6, 1))},
            ["Ask: Comment s'est passé le mariage de Léa ? (from Sunday, 1 June 2025)"],
        ),
        (
            {"come": ("l'écharpe bleue",), "birthday": Birthday(11, 24, 1950), "usual": ("un café allongé",)},
            ["Tell: it has come: l'écharpe bleue", "Birthday today", "The usual: un café allongé"],
        ),
        # Spanish
        (
            {"question": Question("¿Qué tal el violín de Lucía?", SUNDAY), "promises": (Due("Guardar pan", SUNDAY),)},
            [
                "Ask: ¿Qué tal el violín de Lucía? (from Sunday 22 November)",
                "Promised by Sunday 22 November: Guardar pan",
            ],
        ),
        ({"usual": ("café cortado",), "minds": ("sin nueces",)}, ["The usual: café cortado", "Mind: sin nueces"]),
        # Warnings last, and never crowded out
        (
            {
                "question": Question("?", SUNDAY),
                "come": ("a",),
                "in_the_drawer": Occasion.BIRTHDAY,
                "usual": ("tea",),
                "minds": ("nuts",),
                "mourning": True,
            },
            [
                "Ask: ? (from Sunday 22 November)",
                "Tell: it has come: a",
                "Mind: nuts",
                "Be gentle: there was a death in the family.",
            ],
        ),
    ],
)
def test_the_lines_stand_in_their_order_whatever_language_they_were_noted_in(
    known: dict[str, object], expected: list[str]
) -> None:
    assert lines(**known) == expected
