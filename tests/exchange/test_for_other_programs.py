"""Telephones, calendars and browsers read what an export holds for them."""

import html
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.exchange.calendar_writing import Entry, calendar_of
from shopfriend.exchange.content_lines import escaped, folded
from shopfriend.exchange.exporting import export
from shopfriend.exchange.person import Person, PersonAddress
from shopfriend.exchange.reading import read, read_bytes
from shopfriend.exchange.talk_pages import Promised, Talk, as_json, as_page
from shopfriend.exchange.vcard_writing import card_of
from shopfriend.records.birthday import Birthday
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone, PromiseState, Reach, Stage
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)
WRITTEN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ANY = st.text(st.characters(blacklist_categories=["Cs"]), max_size=150)
NOTES = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"], blacklist_characters="\ufeff\ufffd") | st.just("\n"),
    max_size=200,
).map(str.strip)
NAMES = NOTES.map(lambda text: " ".join(text.split())).filter(bool)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@given(ANY)
def test_lines_are_short_and_come_back(text: str) -> None:
    line = f"NOTE:{escaped(text)}"
    written = folded(line)
    assert all(len(piece.encode()) <= 75 for piece in written.split("\r\n"))
    assert unfolded(written) == [line]


def days() -> st.SearchStrategy[Birthday]:
    full = st.dates(date(1906, 12, 1), TODAY).map(lambda day: Birthday(day.month, day.day, day.year))
    without_year = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: Birthday(day.month, day.day))
    return full | without_year | st.builds(Birthday, st.integers(1, 12)) | st.just(Birthday(2, 29))


@given(
    name=NAMES,
    given_name=NAMES,
    family=NAMES,
    called=NAMES,
    notes=NOTES,
    street=NAMES,
    day=st.none() | days(),
    since=st.none() | st.dates(date(1950, 1, 1), TODAY),
)
def test_any_customer_reads_back_from_her_card(
    name: str,
    given_name: str,
    family: str,
    called: str,
    notes: str,
    street: str,
    day: Birthday | None,
    since: date | None,
) -> None:
    customer = Customer(
        uid="0" * 16,
        name=name,
        given=given_name,
        family=family,
        called=called,
        sounds_like="",
        beginning="",
        reference="A-17",
        language="de",
        stage=Stage.CUSTOMER,
        reach=Reach.POST,
        notes=notes,
        since=since,
        birth_day=day and day.day,
        birth_month=day and day.month,
        birth_year=day and day.year,
        phones=[Phone(number="020 7946 0000")],
        emails=[Email(address="a@example.org")],
        addresses=[Address(street=street, postcode="HR9 4TQ", town="Wyebridge", region="", country="", postal=True)],
        tags=[Tag(word="tea, green; and\\or")],
    )
    found = read_bytes(card_of(customer).encode(), "cards", today=TODAY)
    assert found.problems == ()
    assert found.format == "vcard-4.0"
    (person,) = found.people
    read_back = (person.name, person.given, person.family, person.called, person.notes, person.birthday, person.since)
    assert read_back == (name, given_name, family, called, notes, day, since)
    assert (person.reference, person.language, person.tags) == ("A-17", "de", ("tea, green; and\\or",))
    assert [phone.number for phone in person.phones] == ["020 7946 0000"]
    assert person.emails == ("a@example.org",)
    (address,) = person.addresses
    assert address == PersonAddress(street.strip(" ,"), "HR9 4TQ", "Wyebridge")


def people_in_the_file(database: Database, tmp_path: Path) -> dict[str, Person]:
    export(database, tmp_path / "out", TODAY)
    return {person.name: person for person in read(tmp_path / "out" / "customers.vcf", "GB", today=TODAY).people}


def fill(database: Database) -> None:
    with database.writing() as session:
        ada = Customer(
            name="Ada Byron",
            stage=Stage.PARTNER,
            birth_day=10,
            birth_month=12,
            birth_year=1985,
            wishes=[Wish(said="no fuss")],
        )
        leap = Customer(name="Leap, Day; Esq.", birth_day=29, birth_month=2)
        bert = Customer(name="Bert", birth_day=1, birth_month=5, gone=Gone.DIED)
        month = Customer(name="Month Only", birth_month=5)
        session.add_all([ada, leap, bert, month])
        session.flush()
        session.add_all(
            [
                Detail(customer_id=ada.id, kind=DetailKind.FAMILY, name="William", relation="partner"),
                Detail(customer_id=ada.id, kind=DetailKind.ANNIVERSARY, day=8, month=7, year=2015),
                Detail(customer_id=ada.id, kind=DetailKind.FAVOURITE, text="Rye; unsliced"),
                Detail(customer_id=ada.id, kind=DetailKind.PET, name="Rex", relation="dog", day=4, month=3),
                Detail(customer_id=ada.id, kind=DetailKind.PET, name="Puck", day=4, month=3, gone=Gone.DIED),
                Detail(customer_id=bert.id, kind=DetailKind.PET, name="Orphan", day=4, month=3),
                Photo(customer_id=ada.id, picture=b"\x89PNG small enough"),
                Promise(customer_id=ada.id, text="A loaf,\nwarm", made_on=TODAY, due=date(2026, 12, 1)),
                Promise(
                    customer_id=ada.id,
                    text="Kept",
                    made_on=TODAY,
                    due=date(2026, 12, 2),
                    state=PromiseState.KEPT,
                    settled_on=TODAY,
                ),
                Promise(customer_id=bert.id, text="Too late", made_on=TODAY, due=date(2026, 12, 3)),
            ]
        )
        talk = Conversation(
            day=date(2026, 11, 17),
            text="<script>alert(1)</script> & more",
            ask="And?",
            between_us=True,
            present=[Present(customer_id=ada.id), Present(customer_id=leap.id)],
        )
        session.add(talk)


def test_what_has_no_place_on_a_card_is_kept_and_named(database: Database, tmp_path: Path) -> None:
    fill(database)
    people = people_in_the_file(database, tmp_path)
    ada = people["Ada Byron"]
    assert (ada.partner, ada.anniversary, ada.birthday) == ("William", "2015-07-08", Birthday(12, 10, 1985))
    assert ada.photo == b"\x89PNG small enough"
    assert set(ada.notes.split("\n")) == {
        "Stage: partner",
        "No cards: ever: no fuss",
        "Favourite: Rye; unsliced",
        "Pet: Rex (dog), --0304",
    }


def test_whoever_is_no_longer_stands_on_no_card_and_in_no_calendar(database: Database, tmp_path: Path) -> None:
    fill(database)
    assert "Bert" not in people_in_the_file(database, tmp_path)
    words = (tmp_path / "out" / "calendar.ics").read_text(encoding="utf-8")
    assert not any(name in words for name in ("Bert", "Puck", "Orphan", "Too late", "Kept"))


def test_vobject_reads_the_cards(database: Database, tmp_path: Path) -> None:
    fill(database)
    export(database, tmp_path / "out", TODAY)
    cards = list(vobject.readComponents((tmp_path / "out" / "customers.vcf").read_text(encoding="utf-8")))
    assert [card.fn.value for card in cards] == ["Ada Byron", "Leap, Day; Esq.", "Month Only"]


def test_icalendar_reads_the_calendar(database: Database, tmp_path: Path) -> None:
    fill(database)
    export(database, tmp_path / "out", TODAY)
    calendar = icalendar.Calendar.from_ical((tmp_path / "out" / "calendar.ics").read_bytes())
    found = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    assert set(found) == {
        "Birthday of Ada Byron",
        "Birthday of Leap, Day; Esq.",
        "Birthday of Rex, who belongs to Ada Byron",
        "Ada Byron: Anniversary",
        "Promised to Ada Byron: A loaf,\nwarm",
    }
    assert found["Birthday of Ada Byron"]["DTSTART"].dt == date(1985, 12, 10)
    assert found["Birthday of Ada Byron"]["RRULE"].to_ical() == b"FREQ=YEARLY"
    assert found["Birthday of Leap, Day; Esq."]["RRULE"].to_ical() == b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"
    promise = found["Promised to Ada Byron: A loaf,\nwarm"]
    assert (promise["DTSTART"].dt, promise["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    assert len({str(event["UID"]) for event in found.values()}) == len(found)


@given(ANY, days() | st.dates())
def test_any_entry_is_read_by_icalendar(words: str, day: Birthday | date) -> None:
    written = "".join(calendar_of([Entry("17", day, words, WRITTEN, "birthday")], "Shop", leap_day_to_march=True))
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert len(events) == (0 if isinstance(day, Birthday) and day.day is None else 1)
    for event in events:
        plain = re.sub(
            r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", words.replace("\r\n", "\n").replace("\r", "\n")
        )
        assert str(event["SUMMARY"]) == plain
        first = event["DTSTART"].dt
        assert (first.month, first.day) == (day.month, day.day)


@pytest.mark.parametrize(("to_march", "rule"), [(True, "BYYEARDAY=60"), (False, "BYMONTH=2;BYMONTHDAY=-1")])
def test_29_february_is_kept_as_the_shop_keeps_it(to_march: bool, rule: str) -> None:
    entry = Entry("17", Birthday(2, 29), "Leap", WRITTEN, "birthday")
    assert f"RRULE:FREQ=YEARLY;{rule}\r\n" in "".join(calendar_of([entry], "", leap_day_to_march=to_march))


def talks() -> st.SearchStrategy[list[Talk]]:
    promised = st.builds(Promised, ANY, ANY, st.none() | st.dates(), ANY)
    people = st.tuples(ANY, ANY)
    return st.lists(
        st.builds(
            Talk,
            uid=ANY,
            day=st.dates(date(1000, 1, 1)),
            customers=st.lists(people, max_size=2).map(tuple),
            text=ANY,
            ask=ANY,
            asked_on=st.none() | st.dates(),
            between_us=st.booleans(),
            kindness=st.booleans(),
            promises=st.lists(promised, max_size=2).map(tuple),
        ),
        max_size=3,
    )


@given(talks())
def test_any_conversation_is_the_same_as_json(made: list[Talk]) -> None:
    found = json.loads("".join(as_json(made)))
    assert [(each["uid"], each["text"], each["ask"], each["between_us"]) for each in found] == [
        (talk.uid, talk.text, talk.ask, talk.between_us) for talk in made
    ]
    assert [[(one["uid"], one["name"]) for one in each["customers"]] for each in found] == [
        list(talk.customers) for talk in made
    ]


@given(ANY)
def test_nothing_that_was_typed_is_read_as_html(text: str) -> None:
    talk = Talk(
        "1", TODAY, (("1", text), ("2", text)), text, text, None, False, False, (Promised("1", text, TODAY, ""),)
    )
    page = "".join(as_page([(text, [talk])], "Title", TODAY))
    tags = set(re.findall(r"<(/?[a-z0-9!]+)", page.lower()))
    assert tags <= {
        *"!doctype html head meta title style body h1 h2 h3 p".split(),
        *"/html /head /title /style".split(),
    } | {*"/body /h1 /h2 /h3 /p".split()}
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", text)
    assert kept in html.unescape(page) or html.unescape(html.escape(kept)) == kept


def test_the_page_stands_alone_and_tells_what_is_between_us(database: Database, tmp_path: Path) -> None:
    fill(database)
    export(database, tmp_path / "out", TODAY)
    page = (tmp_path / "out" / "conversations.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "between us" in page
    assert page.index("Ada Byron</h2>") < page.index("Leap, Day; Esq.</h2>")
