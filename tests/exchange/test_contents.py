"""Columns are known by what stands in them, where their headers say nothing."""

from datetime import date

import pytest

from shopfriend.exchange.columns import Column
from shopfriend.exchange.contents import columns_in, tell_people
from shopfriend.exchange.draft import Surroundings
from shopfriend.exchange.headers import Kind, meaning_of
from shopfriend.exchange.person import PersonAddress, Reading
from shopfriend.exchange.reading import read_bytes
from shopfriend.exchange.tables import Row, Table
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday

TODAY = date(2026, 11, 24)

HEADERLESS = """\
Ines;Vogel;12.4.1957;030 1234567;Lindenweg 3;01067;Dresden;ines@example.org;4711
Karl;Brandt;3.11.1961;0351 7654321;Am Markt 12a;01069;Dresden;karl@example.org;815
Ute;Sommer;24.12.1948;0341 1122334;Hauptstr. 7;04103;Leipzig;ute@example.org;12
Jens;Kühn;30.6.1990;030 9988776;Gartenweg 1;10115;Berlin;jens@example.org;99
"""


def reading(text: str, region: str = "DE") -> Reading:
    return read_bytes(text.encode(), "list.csv", region, today=TODAY)


def kinds(header: str, *cells: str, region: str = "DE") -> Kind:
    table = Table(["Name", header], [Row(at, ["Ann Lee", cell]) for at, cell in enumerate(cells, 2)])
    return columns_in(table, Surroundings(region, TODAY))[1].kind


def test_a_list_without_headers_is_understood_by_its_contents() -> None:
    found = reading(HEADERLESS)
    first = found.people[0]
    assert (first.name, first.given, first.family) == ("Ines Vogel", "Ines", "Vogel")
    assert first.birthday == Birthday(4, 12, 1957)
    assert first.phones[0].international == "+49301234567"
    assert first.emails == ("ines@example.org",)
    assert first.addresses == (PersonAddress("Lindenweg 3", "01067", "Dresden"),)
    assert first.notes.endswith("4711")
    assert len(found.people) == 4


def test_whole_names_and_towns_with_their_postcodes() -> None:
    found = reading(
        "\n".join(f"{name};{town}" for name, town in [
            ("Anna Lindqvist", "01067 Dresden"), ("Bernd Ahle", "04103 Leipzig"), ("Vogel, Ines", "10115 Berlin")
        ])
    )  # fmt: skip
    assert [(p.name, p.addresses[0].postcode, p.addresses[0].town) for p in found.people] == [
        ("Anna Lindqvist", "01067", "Dresden"),
        ("Bernd Ahle", "04103", "Leipzig"),
        ("Ines Vogel", "10115", "Berlin"),
    ]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("a@b.org", "c@d.org", "e@f.org"), Kind.EMAIL),
        (("030 1234567", "+49 351 7654321", "0341 1122334"), Kind.PHONE),
        (("12.4.1957", "3.11.1961", "24.12.1948"), Kind.BIRTHDAY),
        (("12.4.2021", "3.11.2022", "24.12.2023"), Kind.OTHER),
        (("12.4.1957", "12.4.1957", "12.4.1957"), Kind.OTHER),
        (("4711123", "8151234", "9912345"), Kind.OTHER),
        (("38", "40", "41"), Kind.OTHER),
        (("a@b.org", "c@d.org"), Kind.OTHER),
    ],
)
def test_an_unknown_header_is_known_by_what_stands_below(cells: tuple[str, ...], kind: Kind) -> None:
    assert kinds("Wichtig", *cells) is kind


def test_a_header_that_says_something_else_than_its_mails_is_not_believed() -> None:
    assert kinds("Kontakt Name", "a@b.org", "c@d.org", "e@f.org") is Kind.EMAIL
    assert kinds("Notiz", "a@b.org", "c@d.org", "e@f.org") is Kind.NOTES


def test_things_for_sale_are_no_people() -> None:
    with pytest.raises(Problem, match="no headers"):
        reading("Rye bread;3.20;17\nOat cake;2.10;4\nPlum tart;4.00;8\n")
    assert not tell_people([Column(Kind.NAME, "", "x"), Column(Kind.OTHER, "", "y")])


HEADERS = {
    "en": "First name|Last name|Date of birth|Mobile number|E-mail address|Address|Post code|Town|Notes|Customer no",
    "de": "Vorname|Nachname|geb. am|Handynummer|E-Mail-Adresse|Straße, Nr.|PLZ|Ort|Bemerkungen|Kunden-Nr.",
    "fr": "Prénom|Nom de famille|Né(e) le|N° de téléphone|Adresse e-mail|Rue|Code postal|Ville|Observations|N° client",
    "es": "Nombre de pila|Apellidos|Fecha nac.|Nº de teléfono|Correo|Calle|C.P.|Población|Observaciones|Nº de cliente",
    "it": "Nome|Cognome|Data di nascita|Cellulare|Posta elettronica|Indirizzo|CAP|Località|Annotazioni|Codice cliente",
    "nl": "Voornaam|Achternaam|Geboortedatum|Mobiele telefoon|Mailadres|Straat|Postcode|Stad|Notities|Klantcode",
    "pt": "Primeiro nome|Apelido|Nascimento|Telemóvel|Correio eletrónico|Morada|CEP|Localidade|Obs|Código do cliente",
}
ROW = "Ines|Vogel|1957-04-12|+49301234567|ines@example.org|Lindenweg 3|01067|Dresden|rye|K7"


@pytest.mark.parametrize("language", HEADERS)
def test_headers_of_seven_languages_put_each_cell_where_it_belongs(language: str) -> None:
    person = reading(f"{HEADERS[language]}\n{ROW}\n".replace("|", ";")).people[0]
    assert (person.given, person.family, person.birthday) == ("Ines", "Vogel", Birthday(4, 12, 1957))
    assert (person.phones[0].number, person.emails) == ("+49301234567", ("ines@example.org",))
    assert person.addresses == (PersonAddress("Lindenweg 3", "01067", "Dresden"),)
    assert (person.notes, person.reference) == ("rye", "K7")


def test_an_aniversario_is_a_birthday_in_portuguese_and_the_wedding_in_spanish() -> None:
    assert reading("Nome;Sobrenome;Aniversário\nAna;Lima;1957-04-12\n").people[0].birthday == Birthday(4, 12, 1957)
    for headers in ("Nombre;Apellidos;Aniversario", "Nome;Data de nascimento;Aniversário"):
        person = reading(f"{headers}\nAna;;1999-04-12\n").people[0]
        assert (person.birthday, person.anniversary) == (None, "1999-04-12")


@pytest.mark.parametrize("header", "Mot de passe|Contraseña|Senha|Wachtwoord|Kennwort|Carta di credito".split("|"))
def test_secrets_are_known_in_every_language(header: str) -> None:
    assert meaning_of(header)[0] is Kind.NEVER
