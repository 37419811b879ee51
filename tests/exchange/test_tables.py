from datetime import date

import pytest

from shopfriend.exchange.person import Person, PersonAddress, Reading, as_json
from shopfriend.exchange.reading import read_bytes
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday

TODAY = date(2026, 11, 24)


def reading(text: str | bytes, region: str = "", encoding: str = "utf-8") -> Reading:
    data = text.encode(encoding) if isinstance(text, str) else text
    return read_bytes(data, "list.csv", region, today=TODAY)


def only(text: str, region: str = "") -> Person:
    found = reading(text, region)
    assert len(found.people) == 1, found
    return found.people[0]


def exported(headers: str, **values: str) -> str:
    names = [header.strip() for header in headers.split(",")]
    assert set(values) <= {name.replace(" ", "_") for name in names}, values
    cells = ['"' + values.get(name.replace(" ", "_"), "").replace('"', '""') + '"' for name in names]
    return ",".join(names) + "\n" + ",".join(cells) + "\n"


SHOPIFY = (
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,"
    "Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,"
    "Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,"
    "Tags"
)
SQUARE = (
    "Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,"
    "Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,"
    "Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile"
)
GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,"
    "Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address"
)


def test_shopify_loses_its_apostrophes_and_its_figures() -> None:
    text = exported(
        SHOPIFY,
        Customer_ID="'6901234567890",
        First_Name="Zoë",
        Last_Name="O'Neill",
        Email="zoe@example.com",
        Default_Address_Company="Bloom Ltd",
        Default_Address_Address1="1 High St",
        Default_Address_Address2="Flat 2",
        Default_Address_City="Boston",
        Default_Address_Province_Code="MA",
        Default_Address_Country_Code="US",
        Default_Address_Zip="'02108",
        Phone="'+12125550123",
        Total_Spent="310.40",
        Note="Likes\nroses",
        Tags="vip, local",
    )
    found = reading(text)
    person = found.people[0]
    assert (found.format, found.encoding, found.problems) == ("shopify", "utf-8", ())
    assert (person.name, person.given, person.family, person.reference) == (
        "Zoë O'Neill",
        "Zoë",
        "O'Neill",
        "6901234567890",
    )
    assert person.addresses == (PersonAddress("1 High St, Flat 2", "02108", "Boston", "MA", "US"),)
    assert [phone.shown for phone in person.phones] == ["+12125550123"]
    assert person.notes == "Likes\nroses\nCompany: Bloom Ltd"
    assert person.tags == ("vip", "local")
    assert "310.40" not in repr(person)


@pytest.mark.parametrize("turn", [1, -1])
def test_square_is_known_in_any_order_of_columns(turn: int) -> None:
    headers = ",".join(SQUARE.split(",")[::turn])
    found = reading(
        exported(
            headers,
            Reference_ID="'A-17",
            First_Name="Margaret",
            Last_Name="Smith",
            Phone_Number="'+12125550123",
            Nickname="Maggie",
            Birthday="0000-04-15",
            Memo="Earl Grey",
            First_Visit="2020-01-02",
        )
    )
    person = found.people[0]
    assert found.format == "square"
    assert (person.reference, person.called, person.birthday) == ("A-17", "Maggie", Birthday(4, 15))
    assert (person.notes, person.since) == ("Earl Grey", date(2020, 1, 2))


def test_without_a_reference_square_its_own_number_serves() -> None:
    assert only(exported(SQUARE, First_Name="Ann", Square_Customer_ID="SQ1")).reference == "SQ1"


def test_google_joins_several_values_in_a_cell() -> None:
    cells = {
        "First Name": "Anna",
        "Middle Name": "Maria",
        "Last Name": "Müller",
        "Name Prefix": "Dr.",
        "Nickname": "Anni",
        "Organization Name": "Haus am See",
        "Birthday": " --11-30",
        "Notes": "one\ntwo",
        "Labels": "* myContacts ::: Friends",
        "E-mail 1 - Label": "* Home",
        "E-mail 1 - Value": "a@example.de ::: b@example.de",
        "Phone 1 - Value": "030 1234567 ::: +49 171 1234567",
        "Address 1 - Formatted": "Weg 1\n10115 Berlin ::: Allee 2\n50667 Köln",
        "Address 1 - Street": "Weg 1 ::: Allee 2",
        "Address 1 - City": "Berlin ::: Köln",
        "Address 1 - Postal Code": "10115 ::: 50667",
    }
    line = ",".join('"' + cells.get(header, "") + '"' for header in GOOGLE.split(","))
    found = reading(f"\ufeff{GOOGLE}\r\n{line}\r\n", "DE")
    person = found.people[0]
    assert (found.format, found.problems) == ("google", ())
    assert (person.name, person.given, person.family, person.called) == (
        "Dr. Anna Maria Müller",
        "Anna",
        "Müller",
        "Anni",
    )
    assert person.birthday == Birthday(11, 30)
    assert [phone.shown for phone in person.phones] == ["+49301234567", "+491711234567"]
    assert person.emails == ("a@example.de", "b@example.de")
    assert [(a.street, a.postcode, a.town) for a in person.addresses] == [
        ("Weg 1", "10115", "Berlin"),
        ("Allee 2", "50667", "Köln"),
    ]
    assert person.notes == "one\ntwo\nCompany: Haus am See"
    assert person.tags == ("Friends",)


def test_the_older_google_export_tells_relations_and_events() -> None:
    found = reading(
        "Name,Given Name,Additional Name,Family Name,Hobby,Group Membership,Relation 1 - Type,Relation 1 - Value,"
        "Relation 2 - Type,Relation 2 - Value,Event 1 - Type,Event 1 - Value,Custom Field 1 - Type,"
        "Custom Field 1 - Value\n"
        "Ann Lee,Ann,,Lee,Golf,* My Contacts ::: VIP,Spouse,Tom,Mother,Rosa,Anniversary,2001-06-09,Shoe size,38\n"
    )
    person = found.people[0]
    assert found.format == "google-old"
    assert (person.name, person.partner, person.anniversary, person.tags) == ("Ann Lee", "Tom", "2001-06-09", ("VIP",))
    assert person.notes == "Hobby: Golf\nMother: Rosa\nShoe size: 38"


def test_outlook_keeps_what_was_typed_and_empty_dates_are_empty() -> None:
    found = reading(
        "Title,First Name,Middle Name,Last Name,Suffix,Company,"
        "Business Street,Business City,Home Street,Home City,"
        "Home Postal Code,Home Country/Region,Business Fax,Home Phone,Mobile Phone,Anniversary,Birthday,Categories,"
        "Children,E-mail Address,E-mail Type,E-mail Display Name,Gender,Hobby,Notes,Priority,Referred By,Spouse,"
        "User 1\n"
        "Mrs.,Ann,B.,Lee,Jr.,Acme,,,1 Main St,Springfield,62701,USA,217 555 0100,(217) 555-0123,,0/0/00,4/15/1980,"
        "VIP;Tea,"
        "Tim,ann@example.com,SMTP,Ann Lee,Unspecified,Golf,Nice,Normal,Bob,Tom,size 7\n",
        "US",
    )
    person = found.people[0]
    assert (found.format, found.problems) == ("outlook", ())
    assert (person.name, person.partner, person.anniversary) == ("Ann B. Lee Jr.", "Tom", "")
    assert person.birthday == Birthday(4, 15, 1980)
    assert person.addresses == (PersonAddress("1 Main St", "62701", "Springfield", "", "USA"),)
    assert [phone.shown for phone in person.phones] == ["+12175550123"]
    assert person.tags == ("VIP", "Tea")
    for kept in ("Hobby: Golf", "Children: Tim", "Referred By: Bob", "User 1: size 7", "Company: Acme", "Title: Mrs."):
        assert kept in person.notes.split("\n")
    assert "Normal" not in person.notes


def test_lightspeed_puts_the_preposition_and_the_house_number_in_place() -> None:
    found = reading(
        "Firstname,Lastname,E-Mail,Internal ID,Registered,Language,LastnamePreposition,Phone,Mobile,Customer type,"
        "Company,"
        "Streetname,Number,Extension,Zipcode,City,Region,Country\n"
        "Jan,Berg,jan@example.nl,77,2020-01-02,nl,van den,,0612345678,,,Kerkstraat,12,A,1017 GA,Amsterdam,,NL\n",
        "NL",
    )
    person = found.people[0]
    assert found.format == "lightspeed"
    assert (person.name, person.family, person.reference) == ("Jan van den Berg", "van den Berg", "77")
    assert person.addresses == (PersonAddress("Kerkstraat 12 A", "1017 GA", "Amsterdam", "", "NL"),)
    assert (person.language, person.since) == ("nl", date(2020, 1, 2))


def test_vend_has_two_addresses_and_may_repeat_a_header() -> None:
    found = reading(
        "customer_code,first_name,last_name,date_of_birth,phone,phone,physical_address_1,physical_address_2,"
        "physical_city,postal_address_1,postal_city,note,note\n"
        "C1,Ann,Lee,1980-04-15,020 7946 0000,020 7946 0001,1 High St,Flat 2,Bath,PO Box 3,Bristol,tea,no milk\n",
        "GB",
    )
    person = found.people[0]
    assert (found.format, person.reference, person.birthday) == ("vend", "C1", Birthday(4, 15, 1980))
    assert [phone.shown for phone in person.phones] == ["+442079460000", "+442079460001"]
    assert [(a.street, a.town) for a in person.addresses] == [("1 High St, Flat 2", "Bath"), ("PO Box 3", "Bristol")]
    assert person.notes == "tea\nno milk"


def test_mailchimp_writes_the_month_first() -> None:
    found = reading(
        "Email Address,First Name,Last Name,Address,Birthday,MEMBER_RATING,OPTIN_TIME,CC,REGION,TAGS\n"
        'a@example.com,Al,Bo,1 Main St  Springfield  IL  62701  US,04/05,2,x,us,il,"""VIP"",""new"""\n',
        "GB",
    )
    person = found.people[0]
    assert (found.format, person.birthday, person.tags) == ("mailchimp", Birthday(4, 5), ("VIP", "new"))
    assert person.addresses == (PersonAddress("1 Main St", "62701", "Springfield", "IL", "US"),)
    assert person.notes == ""


def test_payment_cards_of_stripe_are_never_kept() -> None:
    found = reading(
        "id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Card Last4,Card Brand,Card Exp Month,Card Name,"
        "Card Address Line1,Default Source,IBAN\n"
        "cus_1,regular,a@example.com,Ann Lee,2020,false,card_9,4242,Visa,12,ANN LEE,1 Main St,card_9,DE02\n"
    )
    person = found.people[0]
    assert (found.format, person.reference, person.notes) == ("stripe", "cus_1", "regular")
    assert not any(secret in repr(person) for secret in ("4242", "Visa", "card_9", "ANN LEE", "Main St", "DE02"))


def test_a_german_list_out_of_excel_reads() -> None:
    text = (
        "sep=;\rKundennummer;Anrede;Name;Vorname;Straße;Hausnr.;PLZ;Ort;Telefon;Geburtsdatum;Bemerkung;Hobby\r"
        "0012;Frau;Müller;Jördis;Weg;3a;01069;Köln;030/1234567;31.02.1980;nett;Golf\r"
        "13;Herr Dr.;Gärtner;Åke;Weg;4;10115;Köln;030/1234567;1.2.1980;nett;Golf\r"
    )
    found = reading(text, "DE", "cp1252")
    first, second = found.people
    assert (found.format, found.encoding) == ("table", "windows-1252")
    assert (first.name, first.given, first.family, first.reference) == ("Jördis Müller", "Jördis", "Müller", "0012")
    assert first.addresses[0] == PersonAddress("Weg 3a", "01069", "Köln")
    assert first.birthday is None
    assert "Birthday: 31.02.1980" in first.notes
    assert [problem.line for problem in found.problems] == [3]
    assert second.birthday == Birthday(2, 1, 1980)
    assert "Hobby: Golf" in second.notes


@pytest.mark.parametrize(
    "headers", ["Nom,Prénom,Tél.,Ville,Code postal", "Apellidos,Nombre,Teléfono,Ciudad,Código postal"]
)
def test_french_and_spanish_headers_are_known(headers: str) -> None:
    person = only(headers + "\nLefèvre,Zoé,+33 1 42 68 53 00,Paris,75001\n")
    assert (person.name, person.given, person.family) == ("Zoé Lefèvre", "Zoé", "Lefèvre")
    assert person.addresses == (PersonAddress("", "75001", "Paris"),)
    assert person.phones[0].shown == "+33142685300"


@pytest.mark.parametrize(
    "header", ["Customer number", "Kundennummer", "Customer ID", "Reference ID", "N° client", "ID"]
)
def test_the_number_of_the_other_program_becomes_the_reference(header: str) -> None:
    assert only(f"{header},Name\n'0042,Ann Lee\n").reference == "0042"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"]
)
@pytest.mark.parametrize("parting", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_to_write_a_table_reads(encoding: str, parting: str, end: str) -> None:
    rows = [("Name", "Town", "Note"), ("Jürgen Gärtner", "Köln", '"likes tea"'), ("Zoë “Zo” O’Neill", "Bath", "")]
    found = reading(end.join(parting.join(cells) for cells in rows) + end, encoding=encoding)
    assert [person.name for person in found.people] == ["Jürgen Gärtner", "Zoë “Zo” O’Neill"]
    assert found.problems == ()


def test_line_breaks_and_zeros_in_cells_are_borne() -> None:
    found = reading('Name,Note,Town\nAnn\0 Lee,"one\n\ntwo ""three""",Bath\nBob Ray,,Hull\n')
    assert [(p.name, p.notes, p.line) for p in found.people] == [
        ("Ann Lee", 'one\n\ntwo "three"', 2),
        ("Bob Ray", "", 5),
    ]


def test_a_quotation_mark_never_closed_harms_its_own_row_only() -> None:
    found = reading('Name,Phone\nAnn,1\n"Bob,2\nCarl,"3"\nDora,4\n')
    assert [person.name for person in found.people] == ["Ann", "Bob", "Carl", "Dora"]
    assert [problem.line for problem in found.problems] == [3]


def test_two_quotation_marks_never_closed_do_not_join_two_customers() -> None:
    found = reading('Name,Phone\n"Ann,1\n"Bob,2\n"Carl, Jr.\nof Bath",3\n')
    assert [(person.name, person.line) for person in found.people] == [
        ("Ann", 2),
        ("Bob", 3),
        ("Carl, Jr. of Bath", 4),
    ]


def test_short_and_long_rows_are_read_and_told() -> None:
    found = reading("Name,Town,Note\nAnn,Bath,x\nBob\nCarl,Hull,y,z\nDora,Hull,y,,\n")
    assert [person.name for person in found.people] == ["Ann", "Bob", "Carl", "Dora"]
    assert "z" in found.people[2].notes
    assert [problem.line for problem in found.problems] == [3, 4]


def test_headers_said_again_in_the_middle_are_no_customer() -> None:
    found = reading("Name,Town\nAnn,Bath\n\nName,Town\nBob,Hull\n")
    assert [person.name for person in found.people] == ["Ann", "Bob"]


def test_lines_above_the_headers_are_passed_over() -> None:
    found = reading("Customers of the Corner Shop\n\nName,Town\nAnn,Bath\n")
    assert [(person.name, person.line) for person in found.people] == [("Ann", 4)]


def test_somebody_without_a_name_is_a_problem_that_says_who() -> None:
    found = reading("Name,Email,Company\nAnn,,\n,who@example.com,\n,,Acme Ltd\n")
    assert [person.name for person in found.people] == ["Ann"]
    assert [problem.line for problem in found.problems] == [3, 4]
    assert "who@example.com" in found.problems[0].text
    assert "Acme Ltd" in found.problems[1].text


def test_a_nickname_alone_is_a_name() -> None:
    person = only("First name,Last name,Nickname\n,,Maggie\n")
    assert (person.name, person.called) == ("Maggie", "Maggie")


def test_no_number_is_lost_where_a_column_comes_twice_with_other_words() -> None:
    person = only("First name,Last name,First name\nAnn,Lee,Anna\n")
    assert (person.given, person.notes) == ("Ann", "First name: Anna")


def test_a_column_decides_which_number_is_the_day() -> None:
    found = reading("Name,Birthday\nAnn,03/04/1980\nBob,12/31/1980\n", "GB")
    assert [person.birthday for person in found.people] == [Birthday(3, 4, 1980), Birthday(12, 31, 1980)]


def test_without_a_column_that_tells_the_region_decides() -> None:
    text = "Name,Birthday\nAnn,03/04/1980\n"
    assert only(text, "GB").birthday == Birthday(4, 3, 1980)
    assert only(text, "us").birthday == Birthday(3, 4, 1980)
    unsure = reading(text)
    assert unsure.people[0].birthday is None
    assert "03/04/1980" in unsure.people[0].notes
    assert "03/04/1980" in unsure.problems[0].text


def test_a_column_with_both_orders_believes_nothing_doubtful() -> None:
    found = reading("Name,Birthday\nAnn,03/04/1980\nBob,12/31/1980\nCarl,31/12/1980\n", "GB")
    assert [person.birthday for person in found.people] == [None, Birthday(12, 31, 1980), Birthday(12, 31, 1980)]


def test_a_birthday_in_three_columns_is_put_together() -> None:
    text = "Name,Birthday day,Birthday month,Birthday year\nAnn,15,4,\nBob,1,December,1980\nCarl,,5,\n"
    assert [p.birthday for p in reading(text).people] == [Birthday(4, 15), Birthday(12, 1, 1980), Birthday(5)]


def test_an_address_in_one_cell_is_taken_apart_where_it_is_plain() -> None:
    text = 'Name,Address\nAnn,"1 High St, Bath BA1 1AA"\nBob,"Weg 1\n10115 Berlin"\nCarl,Somewhere\n'
    assert [person.addresses[0] for person in reading(text).people] == [
        PersonAddress("1 High St", "BA1 1AA", "Bath"),
        PersonAddress("Weg 1", "10115", "Berlin"),
        PersonAddress("Somewhere"),
    ]


def test_a_figure_made_by_a_spreadsheet_is_told() -> None:
    found = reading("Name,Phone\nAnn,4.42E+11\n", "GB")
    assert found.people[0].phones[0].shown == "4.42E+11"
    assert "4.42E+11" in found.problems[0].text


def test_what_the_command_line_shows_has_exactly_its_fields() -> None:
    shown = as_json(only("Name,Phone,Birthday,Address\nAnn Lee,020 7946 0000,1980-04-15,1 High St\n", "GB"))
    assert shown == {
        "name": "Ann Lee",
        "given": "Ann",
        "family": "Lee",
        "called": "",
        "reference": "",
        "birthday": {"day": 15, "month": 4, "year": 1980},
        "phones": ["+442079460000"],
        "emails": [],
        "addresses": [{"street": "1 High St", "postcode": "", "town": "", "region": "", "country": ""}],
        "anniversary": "",
        "partner": "",
        "photo": False,
        "notes": "",
    }


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"\xff\xfe", "empty-file"),
        (b" \r\n\0", "empty-file"),
        (b"%PDF-1.7 ...", "no-text"),
        (b"PK\x03\x04 workbook", "damaged-workbook"),
        (bytes(range(256)) * 8, "no-text"),
        ("Müller ist hier".encode("cp037"), "unknown-encoding"),
        (b"hello world\nthis is a letter\n", "no-columns"),
        (b"Ann,1\nBob,2\n", "no-columns"),
        (b"Name,Phone\n", "no-people"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as told:
        reading(data)
    assert told.value.code == code
    assert "list.csv" in str(told.value)
    assert len(str(told.value)) < 300


def test_an_unusual_parting_sign_is_found() -> None:
    found = reading("Name~Town~Note\nAnn~Bath~tea\nBob~Hull~milk\nCarl~York~none\n")
    assert [(person.name, person.notes) for person in found.people] == [
        ("Ann", "tea"),
        ("Bob", "milk"),
        ("Carl", "none"),
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "region"),
    [
        ("Łukasz Wójcik", "cp1250", ""),
        ("Dvořák Čeněk", "cp1250", "CZ"),
        ("Анна Иванова", "cp1251", ""),
        ("山田太郎", "shift_jis", ""),
        ("王小明", "gb18030", ""),
        ("Ayşe Yılmaz", "cp1254", "TR"),
        ("Jürgen Gärtner", "cp850", ""),
        ("José Núñez", "cp1252", ""),
    ],
)
def test_old_code_pages_are_told_apart_by_their_words(text: str, encoding: str, region: str) -> None:
    assert reading(f"Name,Town\n{text},x\n", region, encoding).people[0].name == text


def test_nothing_typed_in_an_unknown_column_is_lost() -> None:
    person = only("Name,Shoe size,Dog's name,Total Spent\nAnn,38,Rex,310.40\n")
    assert person.notes == "Shoe size: 38\nDog's name: Rex"
