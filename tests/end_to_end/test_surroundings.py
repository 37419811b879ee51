"""What surrounds the program: a real keychain, and a disk without room."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.command import done, environment, refused

KEYCHAIN_SESSION = """
export XDG_RUNTIME_DIR="$HOME/run"; mkdir -p -m 700 "$XDG_RUNTIME_DIR"
printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
"$PYTHON" -m shopfriend new --shop "$HOME/shop" --sample 3 --json
"$PYTHON" -m shopfriend check --shop "$HOME/shop" --json
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs the packages dbus-daemon and gnome-keyring",
)
def test_a_real_keychain_opens_the_shop_without_a_word(tmp_path: Path) -> None:
    ended = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", KEYCHAIN_SESSION],
        env=environment(tmp_path, SHOPFRIEND_RECOVERY_CODE="", PYTHON=sys.executable),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert '"customers": 3' in ended.stdout
    assert "shopfriend" not in ended.stderr.lower()
    assert "code" in refused(tmp_path, "check", "--shop", tmp_path / "shop", SHOPFRIEND_RECOVERY_CODE="")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small disk"
    folder.mkdir()
    mounted = os.geteuid() == 0 and shutil.which("mount")
    size = ["-o", "size=1600k"]
    if not mounted or subprocess.run(["mount", "-t", "tmpfs", *size, "tmpfs", folder], check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_without_room_is_one_sentence_and_leaves_nothing_half_stored(small_disk: Path, tmp_path: Path) -> None:
    shop = small_disk / "shop"
    done(tmp_path, "new", "--shop", shop)
    people = "".join(f"Guest{n},Family{n},g{n}@example.org,{'note ' * 60}\n" for n in range(3000))
    (tmp_path / "list.csv").write_text(f"First Name,Last Name,Email,Notes\n{people}", encoding="utf-8")
    assert "disk" in refused(tmp_path, "import", tmp_path / "list.csv", "--shop", shop)
    assert done(tmp_path, "check", "--shop", shop, "--json").answer["customers"] == 0

    (small_disk / "full").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    before = sorted(path.name for path in small_disk.iterdir())
    assert "disk" in refused(tmp_path, "new", "--shop", small_disk / "other")
    assert refused(tmp_path, "write", "Hello", "--out", small_disk / "page.pdf")
    assert refused(tmp_path, "export", small_disk / "out", "--shop", shop)
    assert sorted(path.name for path in small_disk.iterdir() if path.suffix != "") == [
        name for name in before if Path(name).suffix
    ]
