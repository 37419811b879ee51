"""Paint first: nothing heavy is loaded before the window is seen, and a fault on the way keeps the window open."""

import re
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.command import done, environment

HEAVY = {"sqlalchemy", "alembic", "reportlab", "keyring", "phonenumbers", "rapidfuzz", "fontTools", "babel"}


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop)
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "shopfriend", "--shop", str(shop)],
        env=environment(tmp_path, QT_QPA_PLATFORM="offscreen", SHOPFRIEND_MEASURE="1"),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    before, painted, after = ended.stderr.partition("painted ")
    assert painted
    assert "search ready " in after
    loaded = {name.partition(".")[0] for name in re.findall(r"\|\s+([\w.]+)$", before, re.MULTILINE)}
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_no_worker_loads_what_names_qt_before_all_its_classes_are_made(tmp_path: Path) -> None:
    """Two threads that make the same class of PySide at once end the process, or stop it for ever."""
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop, "--sample", "10")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.watched_threads", "--shop", str(shop)],
        env=environment(tmp_path, QT_QPA_PLATFORM="offscreen"),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
