import base64
from datetime import date

import pytest

from shopfriend.exchange.person import Person, PersonAddress, Reading
from shopfriend.exchange.reading import read_bytes
from shopfriend.records.birthday import Birthday

TODAY = date(2026, 11, 24)
PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256))
CODE = base64.b64encode(PICTURE).decode()


def reading(text: str | bytes, region: str = "", encoding: str = "utf-8") -> Reading:
    data = text.encode(encoding) if isinstance(text, str) else text
    return read_bytes(data, "cards.vcf", region, today=TODAY)


def card(*lines: str, version: str = "3.0", name: str | None = "FN:Ann Lee") -> str:
    inside = [f"VERSION:{version}", *([name] if name else []), *lines]
    return "\r\n".join(["BEGIN:VCARD", *inside, "END:VCARD"]) + "\r\n"


def only(*lines: str, version: str = "3.0", name: str | None = "FN:Ann Lee", region: str = "") -> Person:
    found = reading(card(*lines, version=version, name=name), region)
    assert len(found.people) == 1, found
    return found.people[0]


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_version_is_told(version: str) -> None:
    assert reading(card(version=version)).format == f"vcard-{version}"


def test_mixed_versions_are_only_vcards() -> None:
    found = reading(card(version="2.1") + card(version="4.0"))
    assert (found.format, len(found.people)) == ("vcard", 2)


def test_folded_lines_are_joined() -> None:
    assert only("NOTE:one tw", " o and\\nthr", "\tee").notes == "one two and\nthree"


def test_version_2_1_keeps_the_blank_at_which_it_folds() -> None:
    assert only("NOTE:one", " two", version="2.1").notes == "one two"


def test_a_note_that_runs_on_without_a_fold_is_kept() -> None:
    assert only("NOTE:one", "two words", "", "http", "TEL:+442079460000").notes == "one\ntwo words\nhttp"


def test_quoted_printable_with_soft_breaks_and_charsets() -> None:
    person = only(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCr=",
        "gen;;;",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:sch=F6n=0D=0Agr=FC=",
        "=DFe",
        "ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;Stra=C3=9Fe 1=0D=0AHinterhaus;K=C3=B6ln;;50667;Germany",
        version="2.1",
        name=None,
    )
    assert (person.name, person.given, person.family) == ("Jürgen Müller", "Jürgen", "Müller")
    assert person.notes == "schön\ngrüße"
    assert person.addresses == (PersonAddress("Straße 1, Hinterhaus", "50667", "Köln", "", "Germany"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_reads(encoding: str, end: str) -> None:
    text = card("N:Müller;Jördis;;;", name="FN:Jördis Müller").replace("\r\n", end)
    assert reading(text, encoding=encoding).people[0].name == "Jördis Müller"


def test_a_property_may_have_a_charset_of_its_own() -> None:
    text = b"BEGIN:VCARD\nVERSION:2.1\nN:M\xfcller;Ann\nNOTE;CHARSET=windows-1251:\xcf\xf0\xe8\xe2\xe5\xf2\nEND:VCARD\n"
    assert [(p.name, p.notes) for p in reading(text).people] == [("Ann Müller", "Привет")]


@pytest.mark.parametrize(
    "lines",
    [
        [f"PHOTO;ENCODING=b;TYPE=JPEG:{CODE}"],
        ["PHOTO;ENCODING=BASE64;JPEG:" + CODE[:60], " " + CODE[60:120], "\t" + CODE[120:], ""],
        ["PHOTO;JPEG;BASE64:", "  " + CODE[:76], "  " + CODE[76:], "", "NOTE:after"],
        ["PHOTO;ENCODING=BASE64;TYPE=JPEG:" + CODE[:60], CODE[60:120], CODE[120:], ""],
        [f"PHOTO:data:image/jpeg;base64,{CODE}"],
    ],
)
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_photo_is_kept_however_it_is_folded(lines: list[str], version: str) -> None:
    assert only(*lines, version=version).photo == PICTURE


def test_a_damaged_photo_is_told_and_an_address_of_one_passed_over() -> None:
    found = reading(card("PHOTO;ENCODING=b:A"))
    assert (found.people[0].photo, len(found.problems)) == (None, 1)
    linked = reading(card("PHOTO;VALUE=uri:https://example.com/a.jpg"))
    assert (linked.people[0].photo, linked.problems) == (None, ())


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1980-04-15", Birthday(4, 15, 1980)),
        ("BDAY;VALUE=date:19800415", Birthday(4, 15, 1980)),
        ("BDAY:--0415", Birthday(4, 15)),
        ("BDAY:--04-15", Birthday(4, 15)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15", Birthday(4, 15)),
        ("BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:16040415", Birthday(4, 15)),
        ("BDAY:1996-10-22T14:00:00Z", Birthday(10, 22, 1996)),
        ("BDAY:19531015T231000Z", Birthday(10, 15, 1953)),
        ("BDAY:--04", Birthday(4)),
        ("BDAY:1985-04", Birthday(4, None, 1985)),
        ("item1.BDAY:1980-04-15", Birthday(4, 15, 1980)),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-04-15;3;;;;;", Birthday(4, 15, 1980)),
    ],
)
def test_birthdays_in_every_spelling(line: str, birthday: Birthday) -> None:
    assert only(line).birthday == birthday


@pytest.mark.parametrize(
    "line", ["BDAY;VALUE=text:circa 1800", "BDAY:1985", "BDAY:1981-02-29", "BDAY:---15", "BDAY:soon"]
)
def test_a_birthday_in_doubt_goes_to_notes_and_problems(line: str) -> None:
    found = reading(card(line))
    assert found.people[0].birthday is None
    assert line.partition(":")[2] in found.people[0].notes
    assert line.partition(":")[2] in found.problems[0].text


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["ANNIVERSARY:20090808T1430-0500"], "2009-08-08"),
        (["ANNIVERSARY:--0609"], "--06-09"),
        (["X-ANNIVERSARY:2001-06-09"], "2001-06-09"),
        (["X-EVOLUTION-ANNIVERSARY:2001-06-09"], "2001-06-09"),
        (["item2.X-ABDATE;type=pref:2001-06-09", "item2.X-ABLabel:_$!<Anniversary>!$_"], "2001-06-09"),
        (["item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-06-09", "item2.X-ABLabel:_$!<Anniversary>!$_"], "--06-09"),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-06-09;1;;;"], "2001-06-09"),
    ],
)
def test_anniversaries_in_every_spelling(lines: list[str], day: str) -> None:
    assert only(*lines).anniversary == day


@pytest.mark.parametrize(
    "lines",
    [
        ["X-SPOUSE:Tom"],
        ["X-EVOLUTION-SPOUSE:Tom"],
        ["RELATED;TYPE=spouse;VALUE=text:Tom"],
        ["item3.X-ABRELATEDNAMES:Tom", "item3.X-ABLabel:_$!<Spouse>!$_"],
        ["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Tom;14;;;"],
    ],
)
def test_partners_in_every_spelling(lines: list[str]) -> None:
    assert only(*lines).partner == "Tom"


def test_a_partner_may_be_another_card() -> None:
    tom = card("UID:urn:uuid:7-7", name="FN:Tom Lee")
    found = reading(card("RELATED;TYPE=spouse:urn:uuid:7-7") + tom)
    assert [person.partner for person in found.people] == ["Tom Lee", ""]


def test_grouped_properties_and_labels() -> None:
    person = only(
        "item1.TEL;type=CELL:+44 20 7946 0000",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        "item2.URL:http\\://example.com",
        "item2.X-ABLabel:_$!<HomePage>!$_",
        "item3.X-ABRELATEDNAMES:Rosa",
        "item3.X-ABLabel:_$!<Mother>!$_",
    )
    assert person.phones[0].shown == "+442079460000"
    assert person.notes == "HomePage: http://example.com\nMother: Rosa"


def test_commas_in_names_are_kept_escaped_or_not() -> None:
    person = only("N:Lee\\, Jr.,III;Ann\\;a;;;", name="FN:Ann Lee, Jr.")
    assert (person.name, person.given, person.family) == ("Ann Lee, Jr.", "Ann;a", "Lee, Jr.,III")


def test_a_card_that_is_never_closed_is_read_and_told() -> None:
    text = card(name="FN:Ann").replace("END:VCARD\r\n", "") + card(name="FN:Bob") + "BEGIN:VCARD\nFN:Carl"
    found = reading(text)
    assert [person.name for person in found.people] == ["Ann", "Bob", "Carl"]
    assert [problem.line for problem in found.problems] == [1, 8]


def test_an_agent_within_a_card_is_no_customer() -> None:
    person = only("AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Sue Fox", "TEL:123456", "END:VCARD", "TEL:654321")
    assert (person.name, person.notes) == ("Ann Lee", "Assistant: Sue Fox")
    assert [phone.number for phone in person.phones] == ["654321"]
    assert only("AGENT:BEGIN:VCARD\\nFN:Sue Fox\\nEND:VCARD\\n").notes == "Assistant: Sue Fox"


def test_a_card_without_a_full_name_takes_its_parts_or_its_nickname() -> None:
    assert only("N:Lee;Ann;B.;Dr.;Jr.", name=None).name == "Dr. Ann B. Lee Jr."
    assert only("N:;;;;", "NICKNAME:Annie", name="FN:").name == "Annie"


def test_a_card_without_any_name_is_a_problem() -> None:
    found = reading(card("ORG:Acme Ltd", name=None) + card("EMAIL:who@example.com", name=None) + card())
    assert [person.name for person in found.people] == ["Ann Lee"]
    assert [problem.line for problem in found.problems] == [1, 5]
    assert "Acme Ltd" in found.problems[0].text
    assert "who@example.com" in found.problems[1].text


def test_what_has_no_field_goes_to_the_notes_and_what_programs_note_does_not() -> None:
    person = only(
        "NOTE:Likes tea",
        "NICKNAME:Annie,Nan",
        "ORG:Acme;Sales",
        "TITLE:Boss",
        "ROLE:Buyer",
        "URL:https://example.com",
        "X-HOBBY:Golf",
        "TEL;TYPE=FAX:+442079460009",
        "CATEGORIES:VIP,Friends\\, close,myContacts",
        "X-CUSTOMER-NUMBER:C-77",
        "UID:1-2-3",
        "REV:20200101T000000Z",
        "PRODID:-//Apple",
        "X-ABShowAs:COMPANY",
    )
    assert person.notes.split("\n") == [
        "Likes tea",
        "Nickname: Nan",
        "Company: Acme, Sales",
        "Job: Boss",
        "Role: Buyer",
        "Website: https://example.com",
        "Hobby: Golf",
        "Fax: +442079460009",
    ]
    assert (person.called, person.tags, person.reference) == ("Annie", ("VIP", "Friends, close"), "C-77")


def test_several_numbers_mails_and_addresses_are_kept_in_order() -> None:
    person = only(
        'TEL;VALUE=uri;TYPE="voice,home":tel:+44-20-7946-0000',
        "TEL;CELL:020 7946 0001",
        "TEL:020 7946 0000",
        "EMAIL;TYPE=INTERNET:a@example.com",
        "EMAIL:mailto:b@example.com",
        "ADR;TYPE=HOME:;Flat 2;1 High St;Bath;;BA1 1AA;UK",
        'ADR;LABEL="x: y":12;;;Bristol;Avon;;',
        region="GB",
    )
    assert [phone.shown for phone in person.phones] == ["+442079460000", "+442079460001"]
    assert person.emails == ("a@example.com", "b@example.com")
    assert person.addresses == (
        PersonAddress("1 High St, Flat 2", "BA1 1AA", "Bath", "", "UK"),
        PersonAddress("PO Box 12", "", "Bristol", "Avon", ""),
    )


def test_a_group_is_no_customer_and_words_outside_cards_are_told() -> None:
    found = reading("hello\n" + card("KIND:group", version="4.0") + card())
    assert len(found.people) == 1
    assert [problem.line for problem in found.problems] == [1, 2]


def test_cards_without_a_line_between_them_are_two() -> None:
    text = card(name="FN:Ann") + card(name="FN:Bob")
    found = reading(text.replace("END:VCARD\r\nBEGIN", "END:VCARDBEGIN").lower().replace("fn:", "FN:"))
    assert [person.name for person in found.people] == ["ann", "bob"]


def test_lower_case_and_blanks_are_borne() -> None:
    found = reading("begin:vcard \nversion:3.0\nfn: Ann Lee \ntel;type=cell: +44 20 7946 0000\nend:vcard\n")
    assert [(p.name, p.phones[0].shown) for p in found.people] == [("Ann Lee", "+442079460000")]
