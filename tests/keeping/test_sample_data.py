"""The sample shop's data, before anything is stored: it parses, hangs together, and is lifelike on any day."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from shopfriend.handwriting.hand import hands
from shopfriend.handwriting.legible import lacking
from shopfriend.keeping import sample_days
from shopfriend.records import kinds
from shopfriend.records.silence import MOURNING

Table = dict[str, Any]

DAYS = [date(2026, 11, 24) + timedelta(days=n) for n in range(0, 730, 9)] + [
    date(2027, 1, 1),
    date(2027, 2, 28),
    date(2027, 3, 1),
    date(2028, 2, 29),
    date(2028, 3, 31),
]
STEPS = ("made", "ordered", "come", "told", "handed_over", "settled")
TIMELESS = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(in|last|this|next|all) (the )?(spring|summer|autumn|winter)\b|\b(christmas|easter|snow)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def folder() -> Path:
    return Path(__file__).parents[2] / "resources" / "sample"


@pytest.fixture(scope="module")
def shop(folder: Path) -> Table:
    files = (folder / name for name in ("shop.toml", "our_shop.toml"))
    return {part: told for file in files for part, told in tomllib.loads(file.read_text(encoding="utf-8")).items()}


@pytest.fixture(scope="module")
def names(folder: Path) -> Table:
    return tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def regulars(folder: Path) -> dict[str, Table]:
    found = [
        regular
        for file in sorted(folder.glob("regulars_*.toml"))
        for regular in tomllib.loads(file.read_text(encoding="utf-8"))["regular"]
    ]
    assert len({regular["key"] for regular in found}) == len(found)
    return {regular["key"]: regular for regular in found}


def each(regulars: dict[str, Table], what: str) -> Iterator[tuple[Table, Table]]:
    for regular in regulars.values():
        for entry in regular.get(what, ()):
            yield regular, entry


def letters_of_every_hand(resources: Path) -> frozenset[str]:
    return frozenset.intersection(*(hand.coverage for hand in hands(resources / "hands")))


def test_about_sixty_regulars_tell_between_120_and_200_stories(regulars: dict[str, Table]) -> None:
    assert 58 <= len(regulars) <= 68
    assert 120 <= len(list(each(regulars, "talks"))) <= 200
    assert all(1 <= len(regular["talks"]) <= 6 for regular in regulars.values())
    assert len({regular["name"] for regular in regulars.values()}) == len(regulars)


def test_only_known_fields_are_used(regulars: dict[str, Table]) -> None:
    plain = (
        "key name given family called sounds_like beginning reference stage since birthday phones emails tags address"
    )
    more = (
        "household language reach known_best_by notes gone gone_on wishes comes visits details talks promises gestures"
    )
    known = {*plain.split(), *more.split(), "needs", "cards"}
    assert all(set(regular) <= known for regular in regulars.values())
    for what, fields in {
        "details": "kind text name relation day month turns gets_cards allowed_by gone gone_on",
        "talks": "on text ask asked with staff between_us key kindness",
        "promises": "kind text made due state settled why ordered come told handed_over every_months staff talk key",
        "gestures": "kind text on staff",
        "needs": "text since met",
        "wishes": "occasion year said",
        "cards": "occasion on about to paragraphs personal beginning ending hand design",
    }.items():
        for regular, entry in each(regulars, what):
            assert set(entry) <= set(fields.split()), (regular["key"], entry)


def test_words_that_the_records_choose_from_are_known(regulars: dict[str, Table], shop: Table) -> None:
    for regular in regulars.values():
        kinds.Stage(regular["stage"])
        kinds.Reach(regular.get("reach", "post"))
        assert regular.get("gone") in (None, *kinds.Gone)
    for what, words in (
        ("details", kinds.DetailKind),
        ("promises", kinds.PromiseKind),
        ("gestures", kinds.GestureKind),
    ):
        for _regular, entry in each(regulars, what):
            words(entry["kind"])
    for _regular, entry in (*each(regulars, "cards"), *each(regulars, "wishes")):
        assert entry.get("occasion") in (None, *kinds.Occasion)
    for referral in shop["referral"]:
        kinds.Direction(referral["direction"])
        kinds.ReferralStep(referral["step"])


def test_every_kind_of_promise_gesture_and_detail_is_there(regulars: dict[str, Table]) -> None:
    assert {entry["kind"] for _, entry in each(regulars, "promises")} == set(kinds.PromiseKind)
    assert {entry.get("state", "open") for _, entry in each(regulars, "promises")} == set(kinds.PromiseState)
    assert {entry["kind"] for _, entry in each(regulars, "gestures")} == set(kinds.GestureKind)
    assert {entry["kind"] for _, entry in each(regulars, "details")} == set(kinds.DetailKind)
    assert {regular["stage"] for regular in regulars.values()} == set(kinds.Stage)
    due = [entry["due"] for _, entry in each(regulars, "promises") if "state" not in entry]
    assert sum(day < 0 for day in due) >= 3
    assert sum(day == 0 for day in due) >= 3
    assert sum(0 < day <= 6 for day in due) >= 5
    assert sum(day > 6 for day in due) >= 8


def test_references_resolve(regulars: dict[str, Table], shop: Table) -> None:
    staff = {one["key"] for one in shop["staff"]}
    households = {one["key"]: one for one in shop["household"]}
    for regular in regulars.values():
        assert regular.get("household") in (None, *households)
        assert regular.get("known_best_by") in (None, *staff)
    for what in ("talks", "promises", "gestures"):
        for regular, entry in each(regulars, what):
            assert entry.get("staff") in (None, *staff)
            assert set(entry.get("with", ())) <= set(regulars) - {regular["key"]}
    for key, household in households.items():
        assert regulars[household["address_of"]]["household"] == key
    serving = {one["name"].split()[0] for one in shop["staff"]}
    for point in shop["point"]:
        assert all(one["who"] in serving for one in point.get("improvements", ()))
    for heard in shop["heard"]:
        assert heard["audience"] in {one["key"] for one in shop["audience"]}
        assert heard.get("regular") in (None, *regulars)
        assert heard.get("point") in (None, *(point["name"] for point in shop["point"]))
    for referral in shop["referral"]:
        assert referral["regular"] in regulars
        assert ("other_name" in referral) != (referral.get("other") in regulars)
        assert regulars[referral["regular"]].get("gone") is None


def test_cards_are_about_something_that_there_is(regulars: dict[str, Table], shop: Table) -> None:
    keys = Counter(
        entry["key"] for what in ("talks", "promises") for _, entry in each(regulars, what) if "key" in entry
    )
    assert set(keys.values()) == {1}
    referrals = {referral["key"]: referral for referral in shop["referral"]}
    for regular, card in each(regulars, "cards"):
        about, _, key = card["about"].partition(":")
        assert about in ("person", "visit", "talk", "promise", "referral", "card")
        if about == "referral":
            assert referrals[key]["regular"] == regular["key"]
        elif key:
            assert any(entry.get("key") == key for entry in regular[f"{about}s"])
        assert sum(paragraph.count("{personal}") for paragraph in card["paragraphs"]) == 1
        assert card["personal"]
        assert regular.get("gone") is None
        assert card.get("to") in (None, "household")


def test_designs_and_hands_of_past_cards_are_shipped(regulars: dict[str, Table], resources: Path) -> None:
    designs = tomllib.loads((resources / "cards" / "designs.toml").read_text(encoding="utf-8"))
    shipped = {hand.name for hand in hands(resources / "hands")}
    for _regular, card in each(regulars, "cards"):
        assert card["hand"] in shipped
        assert card["design"] in designs


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_days_follow_one_another(regulars: dict[str, Table], shop: Table, today: date) -> None:
    for regular in regulars.values():
        since = sample_days.day(regular["since"], today)
        last = sample_days.day(regular.get("gone_on", 0), today)
        times = [talk["on"] for talk in regular["talks"]] + regular.get("visits", [])
        if comes := regular.get("comes"):
            times += [comes["last"] + n * comes["every"] for n in range(comes["times"])]
        assert all(since <= sample_days.day(on, today) <= last for on in times), regular["key"]
        for talk in regular["talks"]:
            if "asked" in talk:
                assert talk["ask"]
                assert sample_days.day(talk["on"], today) <= sample_days.day(talk["asked"], today) <= today
            for other in talk.get("with", ()):
                assert sample_days.day(regulars[other]["since"], today) <= sample_days.day(talk["on"], today)
        for promise in regular.get("promises", ()):
            days = [sample_days.day(promise[step], today) for step in STEPS if step in promise]
            assert all(earlier <= later <= today for earlier, later in pairwise(days)), promise["text"]
            assert since <= days[0]
            assert ("settled" in promise) == ("state" in promise)
            assert bool(promise.get("why")) == (promise.get("state") == "let_go")
        for gesture in regular.get("gestures", ()):
            assert since <= sample_days.day(gesture["on"], today) <= today
        for card in regular.get("cards", ()):
            if card["on"] != "last birthday":
                assert since <= sample_days.day(card["on"], today) <= today
    for referral in shop["referral"]:
        assert sample_days.day(referral["on"], today) <= today


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_birthdays_exist_and_ages_are_those_of_people(regulars: dict[str, Table], today: date) -> None:
    for regular in regulars.values():
        found = sample_days.birthday(regular.get("birthday"), today)
        assert found is None or found.year is None or 18 <= today.year - found.year <= 92
    for _regular, detail in each(regulars, "details"):
        if "month" in detail:
            assert sample_days.birthday(detail, today) is not None
            assert detail["kind"] in ("family", "anniversary", "pet")


def test_every_month_has_a_good_pile_of_birthdays(regulars: dict[str, Table]) -> None:
    months = Counter(
        regular["birthday"]["month"]
        for regular in regulars.values()
        if "month" in regular.get("birthday", {}) and "gone" not in regular and "wishes" not in regular
    )
    assert set(months) == set(range(1, 13))
    assert all(3 <= number <= 7 for number in months.values()), months
    ahead = sorted(
        regular["birthday"]["in_days"] for regular in regulars.values() if "in_days" in regular.get("birthday", {})
    )
    assert ahead[0] == 0
    assert len(ahead) >= 3
    assert any(
        (regular["birthday"]["day"], regular["birthday"]["month"]) == (29, 2)
        for regular in regulars.values()
        if "day" in regular.get("birthday", {})
    )


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("back", [0, 1])
def test_a_month_has_its_people_to_thank(regulars: dict[str, Table], today: date, back: int) -> None:
    month = today.replace(day=1)
    for _ in range(back):
        month = (month - timedelta(days=1)).replace(day=1)

    def falls(told: int | str) -> bool:
        return sample_days.day(told, today).replace(day=1) == month

    thanked = set()
    for key, regular in regulars.items():
        since = sample_days.day(regular["since"], today)
        years = month.year - since.year
        reasons = [
            since.replace(day=1) == month,
            since.month == month.month and years > 0 and years % 5 == 0,
            any(falls(talk["on"]) for talk in regular["talks"] if talk.get("kindness")),
            any(falls(one["handed_over"]) for one in regular.get("promises", ()) if "handed_over" in one),
        ]
        if any(reasons) and "gone" not in regular:
            thanked.add(key)
    assert 10 <= len(thanked) <= 16, sorted(thanked)


def test_all_words_are_different(regulars: dict[str, Table], shop: Table) -> None:
    texts = [talk["text"] for _, talk in each(regulars, "talks")]
    asks = [talk["ask"] for _, talk in each(regulars, "talks") if "ask" in talk]
    given = [entry["text"] for what in ("promises", "gestures") for _, entry in each(regulars, what)]
    lines = [card["personal"] for _, card in each(regulars, "cards")]
    said = [heard["text"] for heard in shop["heard"]]
    for words in (texts, asks, given, lines, said):
        assert len(set(words)) == len(words), Counter(words).most_common(2)
    assert len({text[:18] for text in texts}) >= len(texts) - 3
    assert all(20 <= len(text) <= 260 for text in texts)
    assert all(ask.endswith("?") for ask in asks)


def test_talks_fit_any_time_of_the_year(regulars: dict[str, Table]) -> None:
    for _regular, talk in each(regulars, "talks"):
        assert not TIMELESS.search(f"{talk['text']} {talk.get('ask', '')}"), talk["text"]
    for what in ("promises", "gestures", "needs"):
        for _regular, entry in each(regulars, what):
            assert not TIMELESS.search(entry["text"]), entry["text"]


def test_nothing_names_the_dead_after_their_death(regulars: dict[str, Table]) -> None:
    dead = [(regular["given"], regular["gone_on"]) for regular in regulars.values() if "gone" in regular]
    dead += [(detail["name"], detail["gone_on"]) for _, detail in each(regulars, "details") if "gone" in detail]
    assert len(dead) >= 4
    today = date(2026, 11, 24)
    for name, gone_on in dead:
        for regular, talk in each(regulars, "talks"):
            later = sample_days.day(talk["on"], today) >= sample_days.day(gone_on, today)
            if later and not talk.get("between_us"):
                assert name not in f"{talk['text']} {talk.get('ask', '')}", (regular["key"], talk["text"])
        for _regular, card in each(regulars, "cards"):
            assert not re.search(rf"\b{name}\b", " ".join([*card["paragraphs"], card["personal"]]))
    assert any(timedelta(days=gone_on) < MOURNING for _, gone_on in dead)


def test_silence_wishes_and_allergies_are_there(regulars: dict[str, Table]) -> None:
    wishes = [wish for _, wish in each(regulars, "wishes")]
    assert any("occasion" not in wish and "year" not in wish for wish in wishes)
    assert any(wish.get("year") == "this" for wish in wishes)
    assert all(detail["allowed_by"] for _, detail in each(regulars, "details") if detail["kind"] == "allergy")
    assert sum(bool(talk.get("between_us")) for _, talk in each(regulars, "talks")) >= 2


def test_a_card_can_reach_everybody_who_may_have_one(regulars: dict[str, Table]) -> None:
    for regular in regulars.values():
        if "birthday" in regular and "gone" not in regular:
            assert regular["address"]["town"]
            assert regular["address"]["postcode"]
    assert {regular.get("language") for regular in regulars.values()} >= {"de", "fr", "es"}


def test_every_hand_can_write_names_addresses_and_cards(
    regulars: dict[str, Table], shop: Table, resources: Path
) -> None:
    coverage = letters_of_every_hand(resources)
    for regular in regulars.values():
        address = " ".join(regular.get("address", {}).values())
        words = f"{regular['name']} {regular['given']} {regular['family']} {regular.get('called', '')} {address}"
        assert lacking(words, coverage) == "", words
        for promise in regular.get("promises", ()):
            assert lacking(promise["text"], coverage) == ""
    for _regular, card in each(regulars, "cards"):
        words = " ".join([card["beginning"], *card["paragraphs"], card["personal"], card["ending"]])
        assert lacking(words.replace("{personal}", ""), coverage) == ""
    for household in shop["household"]:
        assert lacking(household["envelope_name"] + household["beginning"], coverage) == ""


def test_the_shop_has_what_its_page_shows(shop: Table) -> None:
    assert {"name", "street", "postcode", "town", "country", "region", "language", "paper", "hand"} <= set(shop["shop"])
    assert 2 <= len(shop["staff"]) <= 3
    assert 8 <= len(shop["point"]) <= 12
    for cycle in {point["cycle"] for point in shop["point"]}:
        places = [point["place"] for point in shop["point"] if point["cycle"] == cycle]
        assert places == list(range(1, len(places) + 1))
    improvements = [one for point in shop["point"] for one in point.get("improvements", ())]
    assert all(one.get("done", 0) <= one["decided"] for one in improvements)
    assert sum("done" not in one for one in improvements) == 1
    assert len(improvements) >= 4
    assert all(one.get("answered", 0) <= one["on"] for one in shop["heard"])
    assert len({audience["key"] for audience in shop["audience"]}) == len(shop["audience"]) >= 3
    assert len({one["months_ago"] for one in shop["check_up"]}) == len(shop["check_up"]) >= 1
    assert all(1 <= one["compelled"] <= 5 and one["figures"] and one["answers"] for one in shop["check_up"])


def test_there_are_names_enough(names: Table, resources: Path) -> None:
    given = {name for group in names["names"] for name in group["given"]}
    family = {name for group in names["names"] for name in group["family"]}
    assert len(given) >= 300
    assert len(family) >= 500
    assert sum(len(group["given"]) * len(group["family"]) for group in names["names"]) >= 40_000
    assert sum(group["weight"] for group in names["names"]) == 100
    assert len(set(names["places"]["streets"])) >= 80
    assert len({town["town"] for town in names["places"]["towns"]}) >= 40
    coverage = letters_of_every_hand(resources)
    for word in (*given, *family, *names["places"]["streets"], *names["places"]["houses"]):
        assert lacking(word, coverage) == "", word


def test_lists_of_names_and_fillings_hold_nothing_twice(names: Table) -> None:
    lists = [group[part] for group in names["names"] for part in ("given", "family")]
    lists += [names["places"]["streets"], names["places"]["houses"], *names["slots"].values()]
    lists.append([talk["text"] for talk in names["talk"]])
    for words in lists:
        assert len(set(words)) == len(words), [word for word, number in Counter(words).items() if number > 1]


def test_slots_of_invented_talks_have_fillings(names: Table) -> None:
    slots = {*names["slots"], "given", "street", "town"}
    assert len(names["talk"]) >= 60
    for talk in names["talk"]:
        assert set(re.findall(r"{(\w+)}", talk["text"] + talk["ask"])) <= slots, talk["text"]
        assert set(re.findall(r"{(\w+)}", talk["ask"])) <= set(re.findall(r"{(\w+)}", talk["text"])), talk["ask"]
        assert talk["ask"] == "" or talk["ask"].endswith("?")
        assert not TIMELESS.search(talk["text"])
    for entry in (*names["detail"], *names["promise"]):
        words = " ".join(str(value) for value in entry.values())
        assert set(re.findall(r"{(\w+)}", words)) <= slots
    for entry in names["detail"]:
        kinds.DetailKind(entry["kind"])
        assert entry.get("text") or entry.get("name")
    for entry in names["promise"]:
        kinds.PromiseKind(entry["kind"])


def test_numbers_of_invented_regulars_are_kept_free_for_fiction(names: Table, regulars: dict[str, Table]) -> None:
    assert all(re.fullmatch(r"[\d #]+", pattern) for pattern in names["reaching"]["phones"])
    for regular in regulars.values():
        for number in regular.get("phones", ()):
            assert number.startswith(("07700 900", "01632 960", "+33 1 99 00"))
        for address in regular.get("emails", ()):
            assert re.search(r"[@.](example|example\.\w+)$", address), address
