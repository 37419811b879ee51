"""Excel workbooks become tables: the sheet that looks like people, its cells as a person sees them in Excel."""

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from shopfriend.exchange.person import RowProblem
from shopfriend.exchange.tables import Row, Table, recognised_headers
from shopfriend.language import _
from shopfriend.problem import Problem

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 1_000_000_000
"""Bytes once unpacked; a small file that unpacks to more was made to do harm."""
_BESIDE_THE_PATTERN = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')
_LEADING_ZEROS = re.compile(r"(?:\[[^\]]*\])?(0{2,})(?:;.*)?")
_CARRIAGE_RETURN = re.compile(r"_x000D_\n?", re.IGNORECASE)


def is_workbook(data: bytes) -> bool:
    """Whether the file is a workbook, or an archive of another kind."""
    return data.startswith((_ZIP, _OLD))


def table_in(
    data: bytes, file: str, choose: Callable[[list[Row]], Table | None]
) -> tuple[Table | None, tuple[RowProblem, ...]]:
    """The table on that sheet of the workbook which looks most like people, and what the owner should know of the rest.

    `choose` finds a table among the rows of a sheet, or None. Raises Problem, one sentence, where the file cannot be
    read: damaged, locked by a password, of an older form, or no workbook at all.
    """
    _refuse_what_is_no_workbook(data, file)
    found: list[tuple[int, int, str, Table]] = []
    with _workbook(data, file) as workbook:
        for place, sheet in enumerate(workbook.worksheets):
            table = choose(list(_rows(sheet)))
            if table is not None:
                found.append((recognised_headers(table.headers), -place, sheet.title, table))
    told = [RowProblem(0, _("The workbook holds macros; they were neither run nor kept."))] if _macros(data) else []
    if not found:
        return None, tuple(told)
    best = max(found)
    for known, _place, title, table in sorted(found, key=lambda each: -each[1]):
        if table is not best[3] and table.rows and known >= 2:
            sentence = _("The sheet {sheet} was not read: save it as a file of its own and import that, too.")
            told.append(RowProblem(0, sentence.format(sheet=title)))
    return _even(best[3]), tuple(told)


def _refuse_what_is_no_workbook(data: bytes, file: str) -> None:
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise Problem(
                "locked-workbook",
                _("The file {file} is locked by a password. Open it in Excel, save it without one, and import that."),
                file=file,
            )
        raise Problem(
            "old-workbook",
            _("The file {file} comes from an old Excel. Open it there, choose Save As, then .xlsx, and import that."),
            file=file,
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            size = sum(entry.file_size for entry in archive.infolist())
    except Exception as fault:
        # A spoilt directory tells anything: a version that does not exist yet, a part behind the end.
        raise _damaged(file) from fault
    if size > _LARGEST:
        raise Problem("too-large", _("The file {file} is too large to be a list of customers."), file=file)
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise Problem(
            "archive",
            _("The file {file} is no workbook that can be read here. Save the list as .xlsx or CSV, and import that."),
            file=file,
        )
    if "xl/workbook.xml" not in names and "xl/workbook.bin" in names:
        raise Problem(
            "binary-workbook",
            _("The file {file} is a binary workbook. In Excel, choose Save As, then .xlsx, and import that file."),
            file=file,
        )


def _damaged(file: str) -> Problem:
    return Problem(
        "damaged-workbook",
        _("The workbook {file} is damaged. Open it in Excel, save it anew, and import that file."),
        file=file,
    )


@contextmanager
def _workbook(data: bytes, file: str) -> Iterator[Any]:
    # 200 ms to load, which only an owner with a workbook pays.
    from openpyxl import load_workbook

    # It warns of what it leaves out: pictures, rules for typing, colours. None of that is a customer.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                yield workbook
            finally:
                workbook.close()
        except Problem:
            raise
        except Exception as fault:
            # A damaged workbook fails in a hundred ways, from a missing part to XML that never ends.
            raise _damaged(file) from fault


def _macros(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "xl/vbaProject.bin" in archive.namelist()


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows in which something stands, by their number in the sheet, without empty cells at their end."""
    # What a program says of the size of its sheet is often wrong, and rows beyond it would be lost.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_as_seen(cell) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield Row(number, cells)


def _as_seen(cell: Any) -> str:
    """The cell as text; a day as 1957-04-12, and only those parts of it that Excel shows."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return _CARRIAGE_RETURN.sub("\n", value) if "_x" in value else value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime | date):
        return _day(value, cell.number_format)
    return str(value)


def _number(value: float, shown_as: str) -> str:
    if value != int(value):
        return repr(value)
    zeros = _LEADING_ZEROS.fullmatch(shown_as)
    return str(int(value)).zfill(len(zeros[1]) if zeros else 0)


def _day(value: date, shown_as: str) -> str:
    """Who types "12 April" gets this year from Excel, and who types "April 1957" the first: neither was ever said."""
    pattern = _BESIDE_THE_PATTERN.sub("", shown_as).lower()
    if not any(sign in pattern for sign in "yeg"):
        return f"--{value.month:02}-{value.day:02}" if "d" in pattern or "m" not in pattern else f"--{value.month:02}"
    if "d" not in pattern:
        return f"{value.year:04}-{value.month:02}"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "seconds")
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def _even(table: Table) -> Table:
    """A sheet has no short rows: what is missing at the end of one is empty."""
    width = len(table.headers)
    rows = [Row(row.line, row.cells + [""] * (width - len(row.cells)), row.trouble) for row in table.rows]
    return Table(table.headers, rows)
