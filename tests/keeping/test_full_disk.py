"""A disk that is full at any step of a write costs nothing that was stored, and is told in one sentence."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.keeping.full_disk import WRITES

OWN_MOUNTS = ["unshare", "--map-root-user", "--mount"]
may_mount = pytest.mark.skipif(
    shutil.which("unshare") is None or subprocess.run([*OWN_MOUNTS, "true"], capture_output=True).returncode != 0,
    reason="needs a system that lets users mount a small disk of their own",
)
pytestmark = [pytest.mark.slow, may_mount]


@pytest.mark.parametrize("write", sorted(WRITES))
def test_a_full_disk_is_one_sentence_and_costs_nothing(tmp_path: Path, write: str) -> None:
    command = [*OWN_MOUNTS, sys.executable, "-m", "tests.keeping.full_disk", tmp_path, write]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=300)
    assert ended.returncode == 0, ended.stderr[-3000:]
    outcomes = json.loads(ended.stdout)
    assert outcomes[-1] == "done"
    assert set(outcomes) <= {"done", "no-room", "disk-fault", "shop-unreadable", "busy"}
    assert len(outcomes) > 1
