"""What this computer keeps beside the shops: small plain files, read with suspicion and stored whole."""

import json
from pathlib import Path
from typing import Any

from shopfriend.language import _
from shopfriend.problem import Problem


def read(file: Path) -> dict[str, Any]:
    """The table in this file; an empty one where there is none, or where it cannot be understood."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def store(file: Path, table: dict[str, Any]) -> None:
    """Store the table, whole or not at all. Raises Problem "settings-not-stored"."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".part")
        beside.write_text(json.dumps(table), encoding="utf-8")
        beside.replace(file)
    except OSError as fault:
        raise Problem(
            "settings-not-stored",
            _("The settings cannot be stored in {folder}: {why}."),
            folder=file.parent,
            why=fault.strerror or type(fault).__name__,
        ) from fault
