"""The door through which files of customers come in: each is judged alone, by what it holds and not by its name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shopfriend.exchange.collector import paused
from shopfriend.exchange.columns import format_of
from shopfriend.exchange.contents import columns_in, tell_people
from shopfriend.exchange.draft import Surroundings, Watch, unwatched
from shopfriend.exchange.encoding import Text, decode
from shopfriend.exchange.headers import Kind
from shopfriend.exchange.person import Person, Reading, RowProblem
from shopfriend.exchange.table_people import people_in
from shopfriend.exchange.tables import Table, rows_as_they_stand, table_among, table_as_it_stands, table_of
from shopfriend.exchange.vcard_people import format_of_cards, people_on
from shopfriend.exchange.vcards import cards_in, looks_like_vcard
from shopfriend.exchange.workbooks import is_workbook, table_in
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem
from shopfriend.records.written_day import Order

_LARGEST = 500_000_000
"""Bytes; an export of customers, even with photos, is far smaller, and the whole file is held in memory."""
_UNSURE_LINES_TOLD = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of customers, decoded but not yet understood: vCards have no `table`. `recognised`: its headers told.

    `told` is what was left out on the way, such as further sheets of a workbook.
    """

    file: str
    text: Text
    table: Table | None
    recognised: bool = True
    told: tuple[RowProblem, ...] = ()


def read(path: Path, region: str = "", *, today: date, order: Order | None = None) -> Reading:
    """The people in the file at `path`, a table or vCards, in their order.

    `region` (two letters, "" where unknown) says how phone numbers and dates are meant that leave it open; `today`
    judges birthdays; `order` says which number of 03/04 is the day where no date of the file tells. Raises Problem,
    one sentence, where nothing can be read at all.
    """
    return read_bytes(_bytes_of(path), path.name or str(path), region, today=today, order=order)


def read_bytes(data: bytes, file: str, region: str = "", *, today: date, order: Order | None = None) -> Reading:
    """As `read`, of a file called `file` that is at hand already."""
    opened = _open_bytes(data, file, region)
    if opened.table is not None and not opened.recognised:
        around = Surroundings(region.strip().upper(), today)
        if not tell_people(columns_in(opened.table, around)):
            raise _no_columns(file)
    found = understand(opened, region, today=today, order=order)
    if opened.table is not None and not found.people and not found.problems:
        raise Problem(
            "no-people", _("The file {file} has headers, but no customers below them."), file=_told(opened.file)
        )
    return found


def open_list(path: Path, region: str = "") -> Opened:
    """The file at `path`, to be understood with the owner's help: its headers may be of any kind, or missing.

    Raises Problem where it cannot be read, or holds nothing that looks like a list.
    """
    return _open_bytes(_bytes_of(path), path.name or str(path), region)


@paused()
def understand(
    opened: Opened,
    region: str = "",
    *,
    today: date,
    kinds: Mapping[int, Kind] | None = None,
    order: Order | None = None,
    watch: Watch = unwatched,
) -> Reading:
    """The people in an opened file; `kinds` says what columns (by place, from 0) hold, where the owner knows better.

    `watch` hears how far it has come, and may stop it.
    """
    around = Surroundings(region.strip().upper(), today, order)
    unsure = _unsure_lines(opened.text)
    if opened.table is None:
        cards, problems = cards_in(opened.text.text)
        people, more = people_on(cards, around, opened.text.encoding, watch)
        return _reading(opened.file, format_of_cards(cards), opened.text, people, [*unsure, *problems, *more])
    people, problems = people_in(opened.table, around, kinds or {}, watch)
    problems = [*opened.told, *unsure, *problems]
    return _reading(opened.file, format_of(opened.table.headers), opened.text, people, problems)


@paused()
def _open_bytes(data: bytes, file: str, region: str) -> Opened:
    told = _told(file)
    left_out: tuple[RowProblem, ...] = ()
    as_it_stands = None
    if is_workbook(data):
        text = Text("", "utf-8")
        table, left_out = table_in(data, told, table_among)
        if table is None:
            as_it_stands, left_out = table_in(data, told, rows_as_they_stand)
    else:
        text = decode(data, told, region.strip().upper())
        if looks_like_vcard(text.text):
            return Opened(file, text, None)
        table = table_of(text.text)
        if table is None:
            as_it_stands = table_as_it_stands(text.text)
    if table is not None:
        return Opened(file, text, table, told=left_out)
    if as_it_stands is None:
        raise _no_columns(file)
    return Opened(file, text, as_it_stands, recognised=False, told=left_out)


def _no_columns(file: str) -> Problem:
    return Problem(
        "no-columns",
        _("The file {file} has no headers that name customers: its first row should say Name, Phone, Birthday."),
        file=_told(file),
    )


def _reading(file: str, form: str, text: Text, people: list[Person], problems: list[RowProblem]) -> Reading:
    in_order = sorted(problems, key=lambda problem: problem.line)
    return Reading(file, form, text.encoding, tuple(people), tuple(in_order))


def _bytes_of(path: Path) -> bytes:
    file = _told(path.name or str(path))
    try:
        if path.is_dir():
            raise Problem("folder", _("{file} is a folder; please choose a file in it."), file=file)
        if not path.exists():
            raise Problem("no-file", _("There is no file {file}."), file=file)
        if not path.is_file():
            raise Problem("unreadable-file", _("The file {file} cannot be read."), file=file)
        if path.stat().st_size > _LARGEST:
            raise Problem("too-large", _("The file {file} is too large to be a list of customers."), file=file)
        return path.read_bytes()
    except (OSError, ValueError) as fault:
        raise Problem("unreadable-file", _("The file {file} cannot be read."), file=file) from fault


def _told(file: str) -> str:
    """The file's name, fit to stand in a sentence on one line."""
    name = "".join(sign if sign.isprintable() else "?" for sign in file)
    return name if len(name) <= 80 else f"{name[:50]}…{name[-25:]}"


def _unsure_lines(text: Text) -> list[RowProblem]:
    told = [
        RowProblem(
            line,
            _("Line {line}: some letters were written in another way than the rest; please check them.").format(
                line=line
            ),
        )
        for line in text.unsure[:_UNSURE_LINES_TOLD]
    ]
    more = len(text.unsure) - len(told)
    if more > 0:
        sentence = ngettext("{n} more line has letters to check.", "{n} more lines have letters to check.", more)
        told.append(RowProblem(0, sentence.format(n=more)))
    return told
