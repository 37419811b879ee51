"""From the rows of a table to people: which program wrote it, what its columns hold, and what each cell means."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from shopfriend.exchange import names
from shopfriend.exchange.addresses import address_in, postcode_and_town
from shopfriend.exchange.columns import Column, corrected, format_of
from shopfriend.exchange.contents import columns_in
from shopfriend.exchange.draft import LOOKS_UP_EVERY, Draft, Surroundings, Watch, unwatched
from shopfriend.exchange.headers import Kind, folded
from shopfriend.exchange.person import Person, PersonAddress, RowProblem
from shopfriend.exchange.tables import Row, Table, same_headers
from shopfriend.language import _
from shopfriend.records import written_day

_ADDRESS_PARTS = frozenset(
    [
        Kind.STREET,
        Kind.HOUSE_NUMBER,
        Kind.MORE_STREET,
        Kind.BOX,
        Kind.TOWN,
        Kind.POSTCODE,
        Kind.REGION,
        Kind.REGION_CODE,
        Kind.COUNTRY,
        Kind.COUNTRY_CODE,
        Kind.POSTCODE_AND_TOWN,
        Kind.WHOLE_ADDRESS,
    ]
)
_MEANINGLESS = frozenset(["unspecified", "normal", "smtp", "unknown"])
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_APOSTROPHE = re.compile(r"'(?=[-+=@])")
_LIST = " ::: "
_PARTNERS = frozenset(["spouse", "partner", "wife", "husband", "domesticpartner", "ehepartner", "conjoint", "pareja"])
_SHORT_ROWS_ARE_ITS_STYLE = 0.3


def people_in(
    table: Table, around: Surroundings, kinds: Mapping[int, Kind], watch: Watch = unwatched
) -> tuple[list[Person], list[RowProblem]]:
    """The people of the table in its order, and what was not understood; `kinds` as the owner corrected them."""
    program = format_of(table.headers)
    columns = corrected(columns_in(table, around), kinds)
    orders = _orders(table, columns, around, program)
    problems: list[RowProblem] = []
    people: list[Person] = []
    width = len(columns)
    short = sum(1 for row in table.rows if len(row.cells) < width)
    tell_short = short <= max(len(table.rows) * _SHORT_ROWS_ARE_ITS_STYLE, 3)
    for place, row in enumerate(table.rows):
        if place % LOOKS_UP_EVERY == 0:
            watch(place, len(table.rows))
        if same_headers(row.cells, table.headers):
            continue
        draft = Draft(row.line, around, problems)
        _fill(draft, row, columns, orders)
        _tell_of_width(draft, row, width, tell_short=tell_short)
        person = draft.finished()
        if person is not None:
            people.append(person)
    return people, problems


def _orders(
    table: Table, columns: list[Column], around: Surroundings, program: str
) -> dict[int, written_day.Order | None]:
    """For each column of dates the order it shows; else that of the file's other dates; else the region's."""
    shown = {
        at: written_day.orders_in(row.cells[at] for row in table.rows if at < len(row.cells) and row.cells[at])
        for at, column in enumerate(columns)
        if column.kind in (Kind.BIRTHDAY, Kind.ANNIVERSARY, Kind.SINCE) or column.group.startswith("event")
    }
    together = frozenset[written_day.Order]().union(*shown.values())
    usual = written_day.Order.MONTH_FIRST if program == "mailchimp" else written_day.order_in(around.region)

    def order_of(column: frozenset[written_day.Order]) -> written_day.Order | None:
        if len(column) == 1:
            return next(iter(column))
        # Of a column or a file that shows both orders, nothing doubtful may be believed but by the owner's word.
        if column or len(together) > 1:
            return around.order
        return next(iter(together)) if together else around.order or usual

    return {at: order_of(column) for at, column in shown.items()}


def _fill(draft: Draft, row: Row, columns: list[Column], orders: dict[int, written_day.Order | None]) -> None:
    cells = [
        (at, column, text)
        for at, (column, cell) in enumerate(zip(columns, row.cells, strict=False))
        if (text := _plain(cell, column.kind))
    ]
    labels = {column.group: text for _at, column, text in cells if column.kind is Kind.LABEL}
    places: dict[str, dict[Kind, list[str]]] = {}
    for _at, column, text in cells:
        if column.kind in _NAMING:
            _NAMING[column.kind](draft, " ".join(text.split()), column.header)
    _sort_out_name(draft, row, columns)
    for at, column, text in cells:
        kind = column.kind
        if kind in _TELLING:
            _TELLING[kind](draft, text, column.header)
        elif kind in _ADDRESS_PARTS:
            places.setdefault(column.group, {}).setdefault(kind, []).append(text)
        elif kind is Kind.BIRTHDAY:
            draft.add_birthday(text, orders[at])
        elif kind is Kind.ANNIVERSARY:
            draft.add_anniversary(text, orders[at])
        elif kind is Kind.SINCE:
            draft.add_since(text, orders[at])
        elif kind is Kind.LABELLED:
            _labelled(draft, column.group, labels.get(column.group, ""), text, orders.get(at))
    _birthday_in_parts(draft, {column.kind: text for _at, column, text in cells})
    for parts in places.values():
        for address in _addresses(parts):
            draft.add_address(address)
    numbers = [(column.header, text) for _at, column, text in cells if column.kind is Kind.NUMBER_OF_PROGRAM]
    if numbers and not draft.reference:
        draft.reference = numbers[0][1]


def _plain(cell: str, kind: Kind) -> str:
    """The cell without the marks by which spreadsheets and shops keep numbers from being changed."""
    text = cell.strip()
    if text.startswith('="') and (found := _FORMULA.fullmatch(text)):
        text = found[1].strip()
    if text.startswith("'") and (kind in _MARKED or _APOSTROPHE.match(text)):
        text = text[1:].strip()
    return text


def _first_of(attribute: str) -> Callable[[Draft, str, str], None]:
    """Keeps the first value of a repeated column; another one stays as a remark."""

    def keep(draft: Draft, text: str, header: str) -> None:
        before = getattr(draft, attribute)
        if not before:
            setattr(draft, attribute, text)
        elif before != text:
            draft.remark(header, text)

    return keep


def _family(draft: Draft, text: str, header: str) -> None:
    if folded(header) == "segundoapellido" and draft.family:
        draft.family = f"{draft.family} {text}"
    else:
        _first_of("family")(draft, text, header)


def _prefix(draft: Draft, text: str, header: str) -> None:
    if names.is_title(text) and not draft.prefix:
        draft.prefix = text
    else:
        draft.remark(header, text)


def _name(draft: Draft, text: str, header: str) -> None:
    _first_of("name")(draft, text, header)


def _sounds_like(draft: Draft, text: str, _header: str) -> None:
    draft.sounds_like = f"{draft.sounds_like} {text}".strip()


def _tags(draft: Draft, text: str, _header: str) -> None:
    for word in text.replace(_LIST, ",").replace(";", ",").split(","):
        draft.add_tag(word)


def _language(draft: Draft, text: str, header: str) -> None:
    if re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?", text):
        draft.language = text.replace("_", "-")
    else:
        draft.remark(header, text)


def _refuses(draft: Draft, text: str, header: str) -> None:
    """That somebody would have no mail: only where it is said. No consent to e-mails is no such word."""
    if text.casefold() in _YES:
        draft.refuses = header
    elif text.casefold() not in _MEANINGLESS | _NO:
        draft.remark(header, text)


def _other(draft: Draft, text: str, header: str) -> None:
    if text.casefold() not in _MEANINGLESS:
        draft.remark(header, text)


_YES = frozenset("yes y true t 1 x ja j wahr oui o vrai si sí s sim waar".split())
_NO = frozenset("no n false f 0 nein falsch non faux nao não nee niet onwaar".split())
_MARKED = frozenset([Kind.PHONE, Kind.POSTCODE, Kind.REFERENCE, Kind.NUMBER_OF_PROGRAM])
_NAMING: dict[Kind, Callable[[Draft, str, str], None]] = {
    Kind.NAME: _name,
    Kind.GIVEN: _first_of("given"),
    Kind.MIDDLE: _first_of("middle"),
    Kind.FAMILY: _family,
    Kind.PREFIX: _prefix,
    Kind.SUFFIX: _first_of("suffix"),
    Kind.CALLED: lambda draft, text, _header: draft.add_nickname(text),
}
_TELLING: dict[Kind, Callable[[Draft, str, str], None]] = {
    Kind.REFERENCE: lambda draft, text, header: draft.add_reference(text, header),
    Kind.PHONE: lambda draft, text, _header: draft.add_phone(text),
    Kind.EMAIL: lambda draft, text, header: draft.add_email(text, header),
    Kind.PARTNER: lambda draft, text, _header: draft.add_partner(text),
    Kind.TAGS: _tags,
    Kind.NOTES: lambda draft, text, _header: draft.note(text),
    Kind.COMPANY: lambda draft, text, _header: draft.add_company(text),
    Kind.SOUNDS_LIKE: _sounds_like,
    Kind.LANGUAGE: _language,
    Kind.REFUSES: _refuses,
    Kind.OTHER: _other,
}


def _sort_out_name(draft: Draft, row: Row, columns: list[Column]) -> None:
    """Where "Name" stands beside "First name" alone it is the family name, unless it holds the first name too."""
    preposition = next(
        (_plain(c, k.kind) for k, c in zip(columns, row.cells, strict=False) if k.kind is Kind.PREPOSITION), ""
    )
    if preposition and draft.family and not draft.family.casefold().startswith(preposition.casefold() + " "):
        draft.family = f"{preposition} {draft.family}"
    no_family = not any(column.kind is Kind.FAMILY for column in columns)
    if no_family and draft.given and draft.name and draft.given.casefold() not in draft.name.casefold():
        draft.family, draft.name = draft.name, ""
    if not (draft.name or draft.given or draft.family):
        draft.name = next(
            (_plain(c, k.kind) for k, c in zip(columns, row.cells, strict=False) if k.kind is Kind.FILE_AS), ""
        )
    if draft.name and not draft.given and not draft.family:
        draft.given, draft.family = names.taken_apart(draft.name)
        draft.name = names.shown_first(draft.name)


def _labelled(draft: Draft, group: str, label: str, text: str, order: written_day.Order | None) -> None:
    word = folded(label)
    if group.startswith("relation") and word in _PARTNERS:
        draft.add_partner(text)
    elif group.startswith("event") and "anniversary" in word:
        draft.add_anniversary(text, order)
    elif group.startswith("event") and "birthday" in word:
        draft.add_birthday(text, order)
    else:
        draft.remark(label.strip("* ") or _("Other"), text)


def _birthday_in_parts(draft: Draft, texts: dict[Kind, str]) -> None:
    month, day, year = (texts.get(kind, "") for kind in (Kind.BIRTH_MONTH, Kind.BIRTH_DAY, Kind.BIRTH_YEAR))
    if not (month or day or year):
        return
    if month.isdigit() and len(month) <= 2:
        written = f"{year or '0000'}-{month}-{day}" if day else f"--{month}"
    else:
        written = f"{day} {month} {year}".strip()
    draft.add_birthday(written, None)


def _addresses(parts: dict[Kind, list[str]]) -> list[PersonAddress]:
    """The addresses of one group of columns; several where Google joined them with " ::: " in every column."""
    count = max(text.count(_LIST) for texts in parts.values() for text in texts) + 1
    if count == 1:
        return [_address(parts)]
    split = {kind: [text.split(_LIST) for text in texts] for kind, texts in parts.items()}
    return [
        _address({kind: [several[at] for several in texts if at < len(several)] for kind, texts in split.items()})
        for at in range(count)
    ]


def _address(parts: dict[Kind, list[str]]) -> PersonAddress:
    def of(*kinds: Kind) -> str:
        return next((text.strip() for kind in kinds for text in parts.get(kind, ()) if text.strip()), "")

    lines = [*parts.get(Kind.STREET, ()), *parts.get(Kind.HOUSE_NUMBER, ()), *parts.get(Kind.MORE_STREET, ())]
    if Kind.POSTCODE_AND_TOWN in parts and Kind.TOWN not in parts and Kind.POSTCODE not in parts:
        postcode, town = postcode_and_town(of(Kind.POSTCODE_AND_TOWN))
        return _address({**parts, Kind.POSTCODE: [postcode], Kind.TOWN: [town]})
    if not any(kind in parts for kind in (Kind.TOWN, Kind.POSTCODE, Kind.REGION, Kind.BOX)):
        whole = of(Kind.WHOLE_ADDRESS) if not lines else "\n".join(lines)
        found = address_in(whole)
        return replace(found, country=of(Kind.COUNTRY, Kind.COUNTRY_CODE) or found.country)
    number = " ".join(parts.get(Kind.HOUSE_NUMBER, ()))
    street = [f"{text} {number}".strip() if at == 0 else text for at, text in enumerate(parts.get(Kind.STREET, ()))]
    lines = [*(street or [number]), *parts.get(Kind.MORE_STREET, ()), *map(_box, parts.get(Kind.BOX, ()))]
    return PersonAddress(
        street=", ".join(piece.strip(" ,") for line in lines for piece in line.split("\n") if piece.strip(" ,")),
        postcode=of(Kind.POSTCODE),
        town=of(Kind.TOWN),
        region=of(Kind.REGION, Kind.REGION_CODE),
        country=of(Kind.COUNTRY, Kind.COUNTRY_CODE),
    )


def _box(text: str) -> str:
    return _("PO Box {number}").format(number=text) if text.isdigit() else text


def _tell_of_width(draft: Draft, row: Row, width: int, *, tell_short: bool) -> None:
    beyond = [cell for cell in row.cells[width:] if cell.strip()]
    if beyond:
        draft.remark(_("Beyond the last column"), ", ".join(beyond))
        draft.trouble(_("Line {line}: the row of {name} is longer than the headers; its columns may have slipped."))
    elif row.trouble:
        draft.trouble(_("Line {line}: in the row of {name} a quotation mark is never closed; please check it."))
    elif len(row.cells) < width and tell_short:
        draft.trouble(_("Line {line}: the row of {name} is shorter than the headers; what it holds was read."))
