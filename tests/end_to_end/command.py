"""Runs the command as a process of its own, in a home of its own, as an owner or another program would."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CODE = "4YKC-2CRN-6D4D-JD90-RC0B-4WNS-E4K3"
OTHER_CODE = "0000-0000-0000-0000-0000-0000-0001"
TODAY = "2026-11-24"


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    status: int
    out: str
    err: str

    @property
    def answers(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def answer(self) -> dict[str, Any]:
        (only,) = self.answers
        return only


def environment(home: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "SHOPFRIEND_TODAY": TODAY,
        "SHOPFRIEND_RECOVERY_CODE": CODE,
        **more,
    }


def run(home: Path, *arguments: str | Path, **more: str) -> Ended:
    command = [sys.executable, "-m", "shopfriend", *map(str, arguments)]
    ended = subprocess.run(
        command,
        env=environment(home, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def done(home: Path, *arguments: str | Path, **more: str) -> Ended:
    """Run a command that must succeed without a word on standard error."""
    ended = run(home, *arguments, **more)
    assert (ended.status, ended.err) == (0, ""), ended
    return ended


def refused(home: Path, *arguments: str | Path, **more: str) -> str:
    """Run a command that must be refused in one sentence, which is returned."""
    ended = run(home, *arguments, **more)
    assert ended.status == 1, ended
    assert ended.err.endswith("\n")
    assert ended.err.count("\n") == 1
    assert len(ended.err) <= 301
    assert "Traceback" not in ended.err
    assert "made a mistake" not in ended.err
    return ended.err.strip()
