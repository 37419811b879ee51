"""The real window on a real display: keys go in, and the command line finds what was stored."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.command import done, environment

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))),
        reason="needs the packages xvfb, openbox and xdotool",
    ),
]


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout
        name = f":{server.stdout.readline().strip()}"
        with subprocess.Popen(
            ["openbox"], env=environment(tmp_path, DISPLAY=name), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        ) as manager:
            yield name
            manager.terminate()
        server.terminate()


class Keyboard:
    """Types into the window as a person would."""

    def __init__(self, home: Path, display: str) -> None:
        self._environment = environment(home, DISPLAY=display)

    def wait_for_the_window(self) -> None:
        self._run("search", "--sync", "--onlyvisible", "--name", "^Shopfriend$", "windowactivate", "--sync")
        time.sleep(2.5)

    def type(self, words: str) -> None:
        self._run("type", "--delay", "15", words)
        time.sleep(0.3)

    def press(self, key: str) -> None:
        self._run("key", key)
        time.sleep(1.2)

    def _run(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=30, capture_output=True)


def test_a_day_at_the_counter(tmp_path: Path, display: str) -> None:
    shop = tmp_path / "shop"
    keys = Keyboard(tmp_path, display)
    command = [sys.executable, "-m", "shopfriend", "--shop", str(shop)]

    with subprocess.Popen(command, env=environment(tmp_path, DISPLAY=display), stderr=subprocess.PIPE) as window:
        keys.wait_for_the_window()
        keys.type("Ada Nwosu")
        keys.press("Return")
        keys.type("Her grandson passed his test")
        keys.press("Tab")
        keys.press("Tab")
        keys.type("How was the first drive?")
        keys.press("Return")
        keys.press("ctrl+q")
        _out, complaints = window.communicate(timeout=30)
    assert (window.returncode, complaints) == (0, b"")
    told = "\n".join(done(tmp_path, "greet", "Ada Nwosu", "--shop", shop, "--json").answer["lines"])
    assert "Her grandson passed his test" in told
    assert "How was the first drive?" in told

    with subprocess.Popen(command, env=environment(tmp_path, DISPLAY=display)) as window:
        keys.wait_for_the_window()
        keys.type("nwo")
        keys.press("Return")
        keys.type("Back again for rye")
        keys.press("Return")
        keys.press("ctrl+q")
        window.communicate(timeout=30)
    told = "\n".join(done(tmp_path, "greet", "Ada Nwosu", "--shop", shop, "--json").answer["lines"])
    assert "Back again for rye" in told
