"""What belongs to this computer and not to the shop: a plain file, in which nothing about a customer ever stands."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from shopfriend.keeping import plain_file
from shopfriend.keeping.views import ADDRESSES, LARGEST_PACK, LOCK_AFTER, TEXT_SIZES, PrinterHabits, Theme, ThisComputer
from shopfriend.printing.calibration import TRUE, Calibration, plausible
from shopfriend.printing.paper import Flip
from shopfriend.printing.turning import Turning

_MOST_LABELS = 200
_Known = TypeVar("_Known")


def load(file: Path) -> ThisComputer:
    """What was chosen; the usual where nothing was, and wherever the file cannot be understood."""
    told = plain_file.read(file)
    usual = ThisComputer()
    return ThisComputer(
        Theme(_known(told.get("theme"), list(Theme), usual.theme)),
        _known(told.get("text_size"), TEXT_SIZES, usual.text_size),
        _text(told, "language", usual.language),
        {name: _habits(_table(each)) for name, each in _table(told.get("printers")).items()},
        _text(told, "last_printer", usual.last_printer),
        _known(told.get("addresses"), ADDRESSES, usual.addresses),
        _text(told, "label_sheet", usual.label_sheet),
        _known(told.get("first_label"), range(1, _MOST_LABELS + 1), usual.first_label),
        _text(told, "staff", usual.staff),
        _known(told.get("lock_after"), LOCK_AFTER, usual.lock_after),
    )


def store(file: Path, chosen: ThisComputer) -> None:
    """Store it, whole or not at all. Raises Problem "settings-not-stored"."""
    plain_file.store(file, _plain(chosen))


def _plain(chosen: ThisComputer) -> dict[str, Any]:
    plain = asdict(chosen)
    for habits in plain["printers"].values():
        if habits["turning"] is not None:
            habits["turning"]["flip"] = habits["turning"]["flip"].value
    return plain


def _habits(told: Mapping[str, Any]) -> PrinterHabits:
    usual = PrinterHabits()
    return PrinterHabits(
        _calibration(_table(told.get("calibration"))),
        _turning(_table(told.get("turning"))),
        _known(told.get("pack"), range(1, LARGEST_PACK + 1), usual.pack),
        told.get("by_hand") is True,
        face_up if isinstance(face_up := told.get("face_up"), bool) else None,
    )


def _calibration(told: Mapping[str, Any]) -> Calibration:
    """Figures that no printer is off by would spoil every page, and nobody would know why."""
    numbers = {name: told.get(name) for name in ("wide", "high", "right", "up")}
    if not all(type(number) in (int, float) for number in numbers.values()):
        return TRUE
    found = Calibration(**numbers)  # type: ignore[arg-type]
    return found if plausible(found) else TRUE


def _turning(told: Mapping[str, Any]) -> Turning | None:
    flip, backwards = told.get("flip"), told.get("backwards")
    if flip not in [each.value for each in Flip] or not isinstance(backwards, bool):
        return None
    return Turning(Flip(flip), backwards)


def _table(told: Any) -> Mapping[str, Any]:
    return told if isinstance(told, dict) else {}


def _text(told: Mapping[str, Any], name: str, usual: str) -> str:
    found = told.get(name)
    return found if isinstance(found, str) else usual


def _known(told: Any, there_are: Collection[_Known], usual: _Known) -> _Known:
    """What was stored, if it is one of those there are and of their kind: true is no 1."""
    return told if type(told) in (str, int) and told in there_are else usual
