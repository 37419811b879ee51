"""Whatever is wrong with a file: what is good of it is kept, the rest is told in a sentence, and nothing breaks."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.exchange import importing
from shopfriend.exchange.person import Reading
from shopfriend.exchange.reading import open_list, read, read_bytes, understand
from shopfriend.problem import Problem
from shopfriend.store.database import Database
from tests.end_to_end.how_often import times
from tests.exchange.bad_files import CARD, GOOD, HEAD, Bad, bad_files

TODAY = date(2026, 11, 24)
FILES = list(bad_files())


def test_there_are_sixty_and_each_has_its_own_name() -> None:
    assert len({bad.name for bad in FILES}) == len(FILES) >= 60


@pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.name)
def test_what_is_good_is_kept_and_the_rest_is_told(bad: Bad, tmp_path: Path, database: Database) -> None:
    path = tmp_path / bad.name
    path.write_bytes(bad.data)
    try:
        found = read(path, "GB", today=TODAY)
    except Problem as problem:
        assert not bad.people
        assert "\n" not in str(problem)
        assert len(str(problem)) < 300
        return
    names = [person.name for person in found.people]
    for name in bad.people:
        assert any(each.startswith(name) for each in names), (name, [each[:60] for each in names])
    assert not bad.told or found.problems
    assert all("\n" not in each.text and len(each.text) < 400 for each in found.problems)
    if found.people:
        assert importing.store(database, found).stored >= len(set(bad.people))


@pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.name)
def test_the_window_can_look_at_it(bad: Bad, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    path.write_bytes(bad.data)
    try:
        understand(open_list(path, "GB"), "GB", today=TODAY)
    except Problem as problem:
        assert "\n" not in str(problem)


def test_a_folder_and_what_may_not_be_read_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "locked.csv").write_text(HEAD + GOOD)
    (tmp_path / "locked.csv").chmod(0)
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    files = ["folder.csv", "loop.csv", "not there.csv", "a\nb.csv", "x" * 300]
    if os.name == "posix" and os.geteuid():
        files.append("locked.csv")
    for name in files:
        with pytest.raises(Problem) as problem:
            read(tmp_path / name, today=TODAY)
        assert "\n" not in str(problem.value)


def _read(data: bytes, name: str) -> None:
    try:
        assert isinstance(read_bytes(data, name, "GB", today=TODAY), Reading)
    except Problem as problem:
        assert "\n" not in str(problem)


SOME_CSV = (HEAD + GOOD + '"Bo, ""x""",+44 20 7946 0000,03/04/1980,=1\n').encode()
SOME_CARD = (CARD + CARD.replace("3.0", "2.1").replace("TEL", "NOTE;ENCODING=QUOTED-PRINTABLE")).encode()
SOME_BOOK = next(bad.data for bad in FILES if bad.name == "formulas.xlsx")


def _spoilt(whole: bytes) -> st.SearchStrategy[bytes]:
    """Good bytes of which some are others now, are missing, or stand there twice."""
    place = st.integers(0, len(whole))
    cut = st.tuples(place, st.binary(max_size=12), st.integers(0, 40))
    return st.lists(cut, min_size=1, max_size=8).map(lambda cuts: _with(whole, cuts))


def _with(whole: bytes, cuts: list[tuple[int, bytes, int]]) -> bytes:
    for place, new, less in cuts:
        whole = whole[:place] + new + whole[place + less :]
    return whole


@settings(max_examples=times(60, 20_000))
@given(data=_spoilt(SOME_CSV))
def test_any_spoilt_table_is_read_or_refused(data: bytes) -> None:
    _read(data, "list.csv")


@settings(max_examples=times(60, 20_000))
@given(data=_spoilt(SOME_CARD))
def test_any_spoilt_card_is_read_or_refused(data: bytes) -> None:
    _read(data, "list.vcf")


@settings(max_examples=times(30, 5_000))
@given(data=_spoilt(SOME_BOOK))
def test_any_spoilt_workbook_is_read_or_refused(data: bytes) -> None:
    _read(data, "list.xlsx")


@settings(max_examples=times(40, 10_000))
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("list.csv", "list.vcf", "list.xlsx"):
        _read(data, name)


def test_no_sentence_is_turned_around_by_what_it_tells_of() -> None:
    found = read_bytes((HEAD + "Bo\u202e Lee,,31 February 1980\u2067,\n").encode(), "list.csv", "GB", today=TODAY)
    assert found.problems
    assert not any(sign in each.text for each in found.problems for sign in "\u202e\u2067")
