"""What belongs to this computer and not to the shop: a plain file, in which nothing about a customer ever stands."""

import json
from dataclasses import asdict
from pathlib import Path

from shopfriend.keeping.views import TEXT_SIZES, Theme, ThisComputer
from shopfriend.language import _
from shopfriend.problem import Problem


def load(file: Path) -> ThisComputer:
    """What was chosen; the usual where nothing was, or where the file cannot be understood."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        size = stored.get("text_size")
        return ThisComputer(
            Theme(stored.get("theme", Theme.SYSTEM)),
            size if size in TEXT_SIZES else 100,
            str(stored.get("language", "")),
        )
    except (OSError, ValueError, AttributeError):
        return ThisComputer()


def store(file: Path, chosen: ThisComputer) -> None:
    """Store it, whole or not at all. Raises Problem "settings-not-stored"."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".part")
        beside.write_text(json.dumps(asdict(chosen)), encoding="utf-8")
        beside.replace(file)
    except OSError as fault:
        raise Problem(
            "settings-not-stored",
            _("The settings cannot be stored in {folder}: {why}."),
            folder=file.parent,
            why=fault.strerror or type(fault).__name__,
        ) from fault
