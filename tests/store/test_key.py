"""A real gnome-keyring on a bus of its own, and each way in which a keychain can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shopfriend.store.key import NoKeychain

IN_A_SESSION = """
export XDG_RUNTIME_DIR="$HOME/run"; mkdir -p -m 700 "$XDG_RUNTIME_DIR"
{unlock}
exec "$PYTHON" -c "$SCRIPT"
"""
UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
KEEP_AND_RECALL = """
from shopfriend.store.key import SystemKeychain
keychain = SystemKeychain()
print(keychain.recall(b"shop 1"), keychain.keep(b"shop 1", b"secret"), keychain.recall(b"shop 1"))
keychain.drop(b"shop 1")
print(keychain.recall(b"shop 1"))
"""
RECALL = """
import time
from shopfriend.store.key import SystemKeychain
begun = time.monotonic()
print(SystemKeychain().keep(b"shop 1", b"secret"), SystemKeychain().recall(b"shop 1"))
assert time.monotonic() - begun < 20
"""
needs_a_bus = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs the packages dbus-daemon and gnome-keyring",
)


def answer(command: list[str], home: Path, script: str, **extra: str) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHON": sys.executable, "SCRIPT": script, **extra}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


@needs_a_bus
def test_a_real_keychain_keeps_a_secret_and_lets_it_go(tmp_path: Path) -> None:
    session = ["dbus-run-session", "--", "bash", "-c", IN_A_SESSION.format(unlock=UNLOCK)]
    assert answer(session, tmp_path, KEEP_AND_RECALL) == "None True b'secret'\nNone"


@needs_a_bus
def test_a_bus_without_a_keychain_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    session = ["dbus-run-session", "--", "bash", "-c", IN_A_SESSION.format(unlock="")]
    assert answer(session, tmp_path, RECALL).splitlines()[-1] == "False None"


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.Keyring"]
)
def test_a_keychain_that_is_not_trusted_is_never_used(tmp_path: Path, backend: str) -> None:
    command = [sys.executable, "-c", RECALL]
    assert answer(command, tmp_path, RECALL, PYTHON_KEYRING_BACKEND=backend) == "False None"


def test_without_a_keychain_nothing_is_kept() -> None:
    assert not NoKeychain().keep(b"shop", b"secret")
    assert NoKeychain().recall(b"shop") is None
