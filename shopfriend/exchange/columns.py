"""What the columns of a table hold by their headers, and which program wrote it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from shopfriend.exchange.headers import Kind, folded, meaning_of

_PROGRAMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("shopify", ("acceptsemailmarketing",)),
    ("shopify", ("acceptsmarketing", "totalspent")),
    ("shopify", ("defaultaddressaddress1",)),
    ("square", ("squarecustomerid",)),
    ("square", ("referenceid", "emailaddress", "phonenumber")),
    ("google-old", ("name", "givenname", "familyname", "groupmembership")),
    ("google-old", ("name", "givenname", "additionalname", "familyname")),
    ("google", ("firstname", "fileas", "labels")),
    ("google", ("firstname", "lastname", "phone1value")),
    ("google", ("firstname", "lastname", "email1value")),
    ("outlook", ("givenyomi", "surnameyomi")),
    ("outlook", ("firstname", "lastname", "emaildisplayname")),
    ("outlook", ("firstname", "lastname", "homestreet", "businessstreet")),
    ("lightspeed", ("firstname", "lastname", "lastnamepreposition")),
    ("lightspeed", ("firstname", "lastname", "internalid", "streetname")),
    ("vend", ("customercode", "firstname", "lastname")),
    ("mailchimp", ("memberrating", "optintime")),
    ("stripe", ("cardlast4",)),
    ("stripe", ("defaultsource", "delinquent")),
)
_NUMBER = frozenset(["number", "numero", "nr", "nummer"])
_SPANISH = frozenset(["apellido", "apellidos", "direccion", "correo", "correoelectronico", "movil", "cumpleanos"])


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, which of several (the address "home", the relation "relation1"), and its header."""

    kind: Kind
    group: str
    header: str


def format_of(headers: Iterable[str]) -> str:
    """The program whose export has these headers, or "table"."""
    words = {folded(header) for header in headers}
    return next((program for program, telling in _PROGRAMS if words.issuperset(telling)), "table")


def corrected(columns: list[Column], kinds: Mapping[int, Kind]) -> list[Column]:
    """The columns as the owner corrected them, by place. What must never be stored stays out all the same."""
    return [
        column if at not in kinds or column.kind is Kind.NEVER else replace(column, kind=kinds[at])
        for at, column in enumerate(columns)
    ]


def columns_of(headers: list[str], program: str) -> list[Column]:
    """What each header means among the others: "Number" is a house number beside "Street", else a remark.

    "Aniversario" is a birthday in Portuguese; in Spanish, or beside a date of birth, it is the wedding's.
    """
    columns = [Column(*meaning_of(header), header) for header in headers]
    words = [folded(header) for header in headers]
    kinds = {column.kind for column in columns}
    births = sum(column.kind is Kind.BIRTHDAY for column in columns)
    for at, (column, word) in enumerate(zip(columns, words, strict=True)):
        if (word in _NUMBER and Kind.STREET in kinds) or (word == "extension" and "streetname" in words):
            columns[at] = replace(column, kind=Kind.HOUSE_NUMBER)
        elif word == "aniversario" and (births > 1 or not _SPANISH.isdisjoint(words)):
            columns[at] = replace(column, kind=Kind.ANNIVERSARY)
        elif program == "mailchimp" and word in ("cc", "region"):
            columns[at] = replace(column, kind=Kind.DROPPED)
        elif column.kind is Kind.NAME and word in ("nombre", "nome") and Kind.FAMILY in kinds:
            columns[at] = replace(column, kind=Kind.GIVEN)
    return columns
