"""What belongs to this computer is read back as it was stored; what is damaged is as usual and spoils nothing else."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from shopfriend.keeping import this_computer
from shopfriend.keeping.views import PrinterHabits, Theme, ThisComputer
from shopfriend.printing.calibration import TRUE, Calibration
from shopfriend.printing.paper import Flip
from shopfriend.printing.turning import Turning

OFFICE = PrinterHabits(
    Calibration(1.004, 0.997, -0.8, 1.25), Turning(Flip.SHORT_EDGE, backwards=True), 8, by_hand=True, face_up=True
)
CHOSEN = ThisComputer(
    Theme.DARK,
    125,
    "de",
    {"Office": OFFICE, "Büro “2”": PrinterHabits()},
    last_printer="Office",
    addresses="labels",
    label_sheet="L7160",
    first_label=8,
    staff="0123456789abcdef",
    lock_after=15,
)
files = profile(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def test_everything_is_read_back_as_it_was_stored(tmp_path: Path) -> None:
    this_computer.store(tmp_path / "config" / "window.json", CHOSEN)
    assert this_computer.load(tmp_path / "config" / "window.json") == CHOSEN
    assert CHOSEN.habits("Office") == OFFICE
    assert CHOSEN.habits("never seen") == PrinterHabits(TRUE, None, 10)


def test_another_look_leaves_the_printers_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    this_computer.store(file, CHOSEN)
    this_computer.store(file, replace(this_computer.load(file), theme=Theme.LIGHT))
    assert this_computer.load(file) == replace(CHOSEN, theme=Theme.LIGHT)


def test_a_file_from_before_printers_were_measured_is_understood(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text('{"theme": "dark", "text_size": 112, "language": "de"}')
    assert this_computer.load(file) == ThisComputer(Theme.DARK, 112, "de")


@pytest.mark.parametrize(
    ("where", "damaged", "as_usual"),
    [
        ("theme", "pink", replace(CHOSEN, theme=Theme.SYSTEM)),
        ("text_size", 900, replace(CHOSEN, text_size=100)),
        ("language", None, replace(CHOSEN, language="")),
        ("printers", ["Office"], replace(CHOSEN, printers={})),
        ("last_printer", 7, replace(CHOSEN, last_printer="")),
        ("addresses", "pigeons", replace(CHOSEN, addresses="envelopes")),
        ("label_sheet", {}, replace(CHOSEN, label_sheet="L7163")),
        ("first_label", True, replace(CHOSEN, first_label=1)),
        ("staff", 3, replace(CHOSEN, staff="")),
    ],
)
def test_what_is_damaged_is_as_usual_and_the_rest_stays(
    where: str, damaged: object, as_usual: ThisComputer, tmp_path: Path
) -> None:
    assert damaged_at((where,), damaged, tmp_path) == as_usual


@pytest.mark.parametrize(
    ("where", "damaged", "as_usual"),
    [
        (("calibration", "wide"), 0, replace(OFFICE, calibration=TRUE)),
        (("calibration", "high"), 10**400, replace(OFFICE, calibration=TRUE)),
        (("calibration", "right"), float("nan"), replace(OFFICE, calibration=TRUE)),
        (("calibration", "up"), "1", replace(OFFICE, calibration=TRUE)),
        (("calibration",), None, replace(OFFICE, calibration=TRUE)),
        (("turning", "flip"), "sideways", replace(OFFICE, turning=None)),
        (("turning", "backwards"), 1, replace(OFFICE, turning=None)),
        (("pack",), 0, replace(OFFICE, pack=10)),
        (("by_hand",), "yes", replace(OFFICE, by_hand=False)),
    ],
)
def test_a_damaged_habit_is_as_usual_and_the_others_stay(
    where: tuple[str, ...], damaged: object, as_usual: PrinterHabits, tmp_path: Path
) -> None:
    assert damaged_at(("printers", "Office", *where), damaged, tmp_path).habits("Office") == as_usual


def damaged_at(where: tuple[str, ...], damaged: object, folder: Path) -> ThisComputer:
    file = folder / "window.json"
    this_computer.store(file, CHOSEN)
    stored: Any = json.loads(file.read_text())
    place = stored
    for name in where[:-1]:
        place = place[name]
    assert where[-1] in place
    place[where[-1]] = damaged
    file.write_text(json.dumps(stored))
    return this_computer.load(file)


names = st.sampled_from([*asdict(CHOSEN), *asdict(OFFICE), *asdict(OFFICE.calibration), "flip", "backwards"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(names, inside, max_size=5),
    max_leaves=12,
)


@files
@given(anything)
def test_whatever_stands_in_the_file_the_window_opens_and_stores(tmp_path: Path, content: object) -> None:
    file = tmp_path / "window.json"
    file.write_text(json.dumps(content))
    found = this_computer.load(file)
    this_computer.store(file, found)
    assert this_computer.load(file) == found


@files
@given(st.binary(max_size=40))
def test_bytes_that_are_no_text_are_as_usual(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "window.json"
    file.write_bytes(content)
    assert this_computer.load(file) == ThisComputer()
