"""From text to rows: programs part their columns by commas, semicolons or tabs, and quote as they please.

The parting sign is the one that gives a header row we know; only where none does, clevercsv judges by the whole look.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from shopfriend.exchange.headers import Kind, folded, meaning_of
from shopfriend.language import _

_SNIFFED = 64_000
_ROWS_BEFORE_HEADER = 12
_PARTING = ",;\t|"
_SAYS_SEPARATOR = re.compile(r'"?sep=(.|\\t)"?[,;\t ]*', re.IGNORECASE)
_BACKSLASH_QUOTE = re.compile(r'\\"(?![,;\t\n]|$)')
_MOST_REPAIRS = 200
_TELLING = frozenset([Kind.NAME, Kind.GIVEN, Kind.FAMILY, Kind.CALLED, Kind.FILE_AS, Kind.EMAIL, Kind.PHONE])


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row and the line, from 1, on which it begins. `trouble`: a quotation mark was never closed."""

    line: int
    cells: list[str]
    trouble: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row of meaning has been found: `headers` as written, and the rows below."""

    headers: list[str]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class _Dialect:
    parting: str
    quote: str = '"'
    escape: str | None = None

    def reader(self, lines: Iterator[str], *, literal: bool = False, strict: bool = False) -> Iterator[list[str]]:
        return csv.reader(
            lines,
            delimiter=self.parting,
            quotechar=self.quote,
            escapechar=self.escape,
            doublequote=self.escape is None,
            quoting=csv.QUOTE_NONE if literal else csv.QUOTE_MINIMAL,
            strict=strict,
        )


def table_of(text: str) -> Table | None:
    """The table in `text` (plain line feeds); None where no row looks like the headers of a list of people."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = text.split("\n")
    skipped, said = 0, ""
    if found := _SAYS_SEPARATOR.fullmatch(lines[0].strip()):
        skipped, said = 1, "\t" if found[1] == "\\t" else found[1]
    sample = "\n".join(lines[skipped : skipped + 2000])[:_SNIFFED]
    dialect = _dialect_of(sample, said)
    if dialect is None:
        return None
    return table_among(list(_rows(lines, skipped, dialect)))


def table_among(rows: list[Row]) -> Table | None:
    """The table that these rows are; None where none of the first looks like the headers of a list of people."""
    at, headers = _header_among([row.cells for row in rows[:_ROWS_BEFORE_HEADER]])
    return None if headers is None else Table(headers, rows[at + 1 :])


def table_as_it_stands(text: str) -> Table | None:
    """Any table in `text`, whatever its headers say, for the owner to tell what they mean; None where there is none."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = text.split("\n")
    sample = [line for line in lines if line.strip()][:_ROWS_BEFORE_HEADER]
    steady = [(min(line.count(sign) for line in sample), sign) for sign in _PARTING] if sample else []
    count, parting = max(steady, default=(0, ","))
    judged = _Dialect(parting) if count else _by_clevercsv("\n".join(sample))
    return rows_as_they_stand(list(_rows(lines, 0, judged or _Dialect(","))))


def rows_as_they_stand(rows: list[Row]) -> Table | None:
    """As `table_as_it_stands`, of rows that are at hand.

    A first row with figures or an @ in it, or a single column, is taken for a customer and not for headers.
    """
    if not rows:
        return None
    first = rows[0].cells
    if len(first) > 1 and not any(sign.isdigit() or sign == "@" for cell in first for sign in cell):
        return Table([cell.strip() for cell in first], rows[1:]) if rows[1:] else None
    width = max(len(row.cells) for row in rows)
    return Table([_("Column {n}").format(n=place) for place in range(1, width + 1)], rows)


def _dialect_of(sample: str, said: str) -> _Dialect | None:
    quote = "'" if re.match(r"\s*'[^'\n]*'\s*[,;\t|]\s*'", sample) else '"'
    escape = "\\" if _BACKSLASH_QUOTE.search(sample) and '""' not in sample.replace(',""', "") else None
    best: tuple[int, str] | None = None
    for parting in [said] if said else _PARTING:
        count = _recognised_with(sample, _Dialect(parting, quote, escape))
        if count and (best is None or count > best[0]):
            best = (count, parting)
    if best is not None and best[0] >= 2:
        return _Dialect(best[1], quote, escape)
    judged = None if said else _by_clevercsv(sample)
    if judged is not None and _recognised_with(sample, judged) > (best[0] if best else 0):
        return judged
    return _Dialect(best[1], quote, escape) if best else None


def _recognised_with(sample: str, dialect: _Dialect) -> int:
    head = []
    try:
        for row in dialect.reader(iter(sample.split("\n"))):
            head.append(row)
            if len(head) == _ROWS_BEFORE_HEADER:
                break
    except csv.Error:
        return 0
    found = _header_among(head)[1]
    return recognised_headers(found) if found else 0


def _by_clevercsv(sample: str) -> _Dialect | None:
    # Half a second and much memory: only for files that the four usual signs do not part.
    import clevercsv

    try:
        found = clevercsv.Sniffer().sniff(sample[:8000], verbose=False)
    except Exception:
        # Whatever fails in a guess, the file is then refused for having no columns.
        return None
    parting, quote = (found.delimiter or "", found.quotechar or '"') if found else ("", "")
    if len(parting) != 1 or len(quote) != 1 or parting in "\n\r" or parting.isalnum() or parting == quote:
        return None
    return _Dialect(parting, quote)


_ENOUGH = 3
"""Headers that are known tell a row of headers, however many others a till has beside them."""


def recognised_headers(cells: list[str]) -> int:
    """How many of these cells are headers whose meaning is known."""
    return sum(1 for cell in cells if 0 < len(cell) < 60 and meaning_of(cell)[0] is not Kind.OTHER)


def _header_among(rows: list[list[str]]) -> tuple[int, list[str] | None]:
    """The first row of which most is known, or enough; with it where it stands."""
    for at, cells in enumerate(rows):
        filled = [cell for cell in cells if cell.strip()]
        if not filled or any("@" in cell for cell in filled):
            continue
        known = recognised_headers(filled)
        tells = any(meaning_of(cell)[0] in _TELLING for cell in filled)
        if tells and (known >= 2 or len(filled) <= 2) and (known >= _ENOUGH or known * 4 >= len(filled)):
            return at, [cell.strip() for cell in cells]
    return 0, None


def _rows(lines: list[str], start: int, dialect: _Dialect) -> Iterator[Row]:
    """The rows from line `start` on (0 the first), without blank ones; a quote never closed harms its own row only."""
    repairs = 0
    width = 0
    while start < len(lines):
        reader = dialect.reader(line + "\n" for line in lines[start:])
        used = 0
        for cells in reader:
            first, used = start + used, reader.line_num  # type: ignore[attr-defined]
            if (
                start + used - first > 1
                and repairs < _MOST_REPAIRS
                and _broken(lines, first, start + used, cells, width, dialect)
            ):
                repairs += 1
                yield Row(first + 1, _literally(lines[first], dialect), trouble=True)
                start = first + 1
                break
            if any(cell.strip() for cell in cells):
                width = width or len(cells)
                yield Row(first + 1, cells)
        else:
            return


def _broken(lines: list[str], first: int, end: int, cells: list[str], width: int, dialect: _Dialect) -> bool:
    """Whether a row over several lines only came from a quotation mark that nobody closed.

    Then the mark that seems to close it is followed by letters, or never comes, or the row has a wrong width.
    """
    fits_alone = len(_literally(lines[first], dialect)) == width
    try:
        for _row in dialect.reader(iter([line + "\n" for line in lines[first:end]]), strict=True):
            pass
    except csv.Error as fault:
        return fits_alone or (end >= len(lines) and "unexpected end" in str(fault))
    return fits_alone and len(cells) != width


def _literally(line: str, dialect: _Dialect) -> list[str]:
    return [cell.strip(dialect.quote) for cell in next(dialect.reader(iter([line]), literal=True), [])]


def same_headers(cells: list[str], headers: list[str]) -> bool:
    """Whether the row only says the headers once more, as where exports were pasted together."""
    if not (cells and headers and cells[0].strip()[:1].casefold() == headers[0].strip()[:1].casefold()):
        return False
    return [folded(cell) for cell in cells] == [folded(header) for header in headers]
