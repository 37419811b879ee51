"""A real gnome-keyring on a bus of its own, and each way in which a keychain can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shopfriend.store.key import NoKeychain
from shopfriend.store.recovery_code import code_of
from tests.conftest import SECRET

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


BY_THE_CODE = """
import os, time
from pathlib import Path
from shopfriend.problem import Problem
from shopfriend.store.key import SystemKeychain, key_of
path, keychain, begun = Path(os.environ["SHOP"]), SystemKeychain(), time.monotonic()
try:
    print("opened", key_of(path, keychain, code=None, ask=None))
except Problem as problem:
    print(problem.code)
print(len(key_of(path, keychain, code=None, ask=lambda: os.environ["CODE"])), path.stat().st_size > 0)
assert time.monotonic() - begun < 20, time.monotonic() - begun
"""
KEPT_BEFORE = """
import os
from pathlib import Path
from shopfriend.store import cipher, recovery_code
from shopfriend.store.key import SystemKeychain
shop = cipher.salt_of(Path(os.environ["SHOP"]))
print(SystemKeychain().keep(shop, recovery_code.secret_of(os.environ["CODE"])))
"""
OTHER_KEYCHAIN = """
import sys
from jeepney import MessageType, message_bus, new_error
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection(bus="SESSION")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.secrets"))
print("ready", flush=True)
while True:
    asked = bus.receive()
    if asked.header.message_type is MessageType.method_call and sys.argv[1] == "denies":
        bus.send(new_error(asked, "org.freedesktop.DBus.Error.AccessDenied", "s", ("no",)))
"""
FAILURES = {
    # A daemon that was never unlocked has no keychain yet, and asks where nobody can answer.
    "never made": "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1",
    "lost": UNLOCK
    + """
"$PYTHON" -c "$BEFORE" > "$HOME/before"
find "$HOME" -name "*.keyring" -delete; gnome-keyring-daemon --replace --unlock \
    --components=secrets >/dev/null 2>&1 < <(printf pw)""",
    "locked": UNLOCK
    + """
"$PYTHON" -c "$BEFORE" > "$HOME/before"
gnome-keyring-daemon --replace --components=secrets --foreground >/dev/null 2>&1 &
sleep 1""",
    "denied": '"$PYTHON" -c "$OTHER" denies > "$HOME/said" & until [ -s "$HOME/said" ]; do sleep 0.1; done',
    "hanging": '"$PYTHON" -c "$OTHER" hangs > "$HOME/said" & until [ -s "$HOME/said" ]; do sleep 0.1; done',
    "absent": "true",
}


@needs_a_bus
@pytest.mark.slow
@pytest.mark.parametrize("failure", FAILURES)
def test_whatever_becomes_of_the_keychain_the_code_from_the_sheet_opens(
    tmp_path: Path, shop_file: Path, failure: str
) -> None:
    in_session = """
export XDG_RUNTIME_DIR="$HOME/run"; mkdir -p -m 700 "$XDG_RUNTIME_DIR"
{failure}
"$PYTHON" -c "$SCRIPT"; status=$?
kill $(jobs -p) 2>/dev/null
exit $status
"""
    session = ["dbus-run-session", "--", "bash", "-c", in_session.format(failure=FAILURES[failure])]
    more = {"SHOP": str(shop_file), "CODE": code_of(SECRET), "BEFORE": KEPT_BEFORE, "OTHER": OTHER_KEYCHAIN}
    assert answer(session, tmp_path, BY_THE_CODE, **more).splitlines()[-2:] == ["no-key", "96 True"]
    assert failure not in ("lost", "locked") or (tmp_path / "before").read_text() == "True\n"


def test_a_home_that_cannot_be_written_does_not_wait_for_ever(tmp_path: Path, shop_file: Path) -> None:
    more = {"SHOP": str(shop_file), "CODE": code_of(SECRET), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    command = [sys.executable, "-c", BY_THE_CODE]
    assert answer(command, Path("/proc/nowhere"), BY_THE_CODE, **more).splitlines()[-2:] == ["no-key", "96 True"]


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.Keyring"]
)
def test_a_keychain_that_is_not_trusted_is_never_used(tmp_path: Path, backend: str) -> None:
    command = [sys.executable, "-c", RECALL]
    assert answer(command, tmp_path, RECALL, PYTHON_KEYRING_BACKEND=backend) == "False None"


def test_without_a_keychain_nothing_is_kept() -> None:
    assert not NoKeychain().keep(b"shop", b"secret")
    assert NoKeychain().recall(b"shop") is None
