"""The real window on a real display: keys go in, and the command line finds what was stored."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from shopfriend.app import Surroundings
from shopfriend.open_shop import OpenShop
from shopfriend.records.kinds import CardState
from tests.bench.empty_window import EMPTY, painted_after
from tests.bench.measure import at_this_speed
from tests.end_to_end.command import CODE, TODAY, done, environment
from tests.end_to_end.timed_window import WRITTEN_TO

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))),
        reason="needs the packages xvfb, openbox and xdotool",
    ),
]

LONGEST_CALL = 30
"""Milliseconds."""
EMPTY_WINDOW = 0.075
"""Seconds that an empty window takes where the goals were set."""


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


LIST = """\
Customer,Phone,Birthday,Street,Town,Postcode,Feast
Ada Nwosu,01632 960181,2.12.1957,3 Mill Lane,Wyebridge,HR9 4TQ,
Zoë O'Neill,01632 960182,5.12.,4 Mill Lane,Wyebridge,HR9 4TQ,Rye loaf on Fridays
Paweł Łódzki,01632 960183,9.12.1961,5 Mill Lane,Wyebridge,HR9 4TQ,
Ines Vogel,01632 960184,12.12.1980,6 Mill Lane,Wyebridge,HR9 4TQ,
Bridget Fallon,01632 960185,20.12.,7 Mill Lane,Wyebridge,HR9 4TQ,
"""
LINE = "The rye is baked at six, and the first loaf is yours"


class Keyboard:
    """Types into the window as a person would."""

    def __init__(self, home: Path, display: str) -> None:
        self._environment = environment(home, DISPLAY=display)

    def wait_for_the_window(self) -> None:
        self._run("search", "--sync", "--onlyvisible", "--name", "^Shopfriend$", "windowactivate", "--sync")
        time.sleep(2.5)

    def type(self, words: str) -> None:
        self._run("type", "--delay", "30", words)
        time.sleep(0.4)

    def press(self, *keys: str, wait: float = 0.8) -> None:
        for key in keys:
            self._run("key", key)
            time.sleep(wait)

    def answer_dialog(self, path: Path) -> None:
        """Type a path where the system's dialog asks for one."""
        time.sleep(1.5)
        self.type(str(path))
        self.press("Return", wait=2)

    def _run(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=30, capture_output=True)


@contextmanager
def window(home: Path, display: str, shop: Path, *, calls: Path | None = None) -> Iterator[Keyboard]:
    """The window on a shop, from its start until Ctrl+Q; it must end well and say nothing."""
    module = "shopfriend" if calls is None else "tests.end_to_end.timed_window"
    with subprocess.Popen(
        [sys.executable, "-m", module, "--shop", str(shop)],
        env=environment(home, DISPLAY=display, **{WRITTEN_TO: str(calls)}),
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as running:
        keys = Keyboard(home, display)
        keys.wait_for_the_window()
        yield keys
        keys.press("ctrl+q")
        _out, complaints = running.communicate(timeout=30)
    assert (running.returncode, complaints) == (0, b"")


def soon(holds: Callable[[], bool], seconds: float = 8) -> bool:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.2)
    return holds()


def cards_of(home: Path, shop: Path) -> list[tuple[str, CardState, str]]:
    """Of each card of the month whom it is for, its state and personal line, in the order of the pile."""
    here = Surroundings(Path(__file__).parents[2] / "resources", CODE, date.fromisoformat(TODAY), home / "window.json")
    opened = OpenShop(here, shop, CODE)
    opened.prepare()
    pile = opened.features().cards.month(date.fromisoformat(TODAY).replace(day=1))
    opened.close()
    return [(card.name, card.state, card.draft.personal_line) for card in pile.cards]


def test_from_the_first_day_to_printed_cards(tmp_path: Path, display: str) -> None:
    shop, paper, calls = tmp_path / "shop", tmp_path / "paper", tmp_path / "calls"
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    paper.mkdir()

    with window(tmp_path, display, shop, calls=calls) as keys:
        # The first day: past the name and its button to "Bring a list".
        keys.press("Tab", "Tab", "space", wait=0.4)
        keys.answer_dialog(tmp_path / "list.csv")
        keys.press("space", wait=2.5)
        keys.type("nwo")
        keys.press("Return")
        keys.type("Her grandson passed his test")
        keys.press("Tab", "Tab", wait=0.2)
        keys.type("How was the first drive?")
        keys.press("Tab", wait=0.2)
        keys.type("Keep a stollen aside")
        keys.press("Return")
    told = "\n".join(done(tmp_path, "greet", "Ada Nwosu", "--shop", shop, "--json").answer["lines"])
    for words in ("Her grandson passed his test", "How was the first drive?", "Keep a stollen aside"):
        assert words in told
    longest_calls = calls.read_text(encoding="utf-8").splitlines()

    with window(tmp_path, display, shop, calls=calls) as keys:
        keys.type("grandson")
        keys.press("Return")
        keys.type("Back again for rye")
        keys.press("Return", "ctrl+2", wait=2)
        keys.press("Return")
        keys.type(LINE)
        keys.press(*["ctrl+Return"] * 5)
        keys.press("ctrl+p")
        keys.answer_dialog(paper)
        assert soon(lambda: any(paper.glob("cards-*.pdf")))
        time.sleep(2)
        keys.press("Right", "space", "Right", "space", "ctrl+Return", wait=0.5)
    told = "\n".join(done(tmp_path, "greet", "Ada Nwosu", "--shop", shop, "--json").answer["lines"])
    assert "Back again for rye" in told
    found = cards_of(tmp_path, shop)
    assert found[0] == ("Ada Nwosu", CardState.PRINTED, LINE)
    printed, waits, suggested = CardState.PRINTED, CardState.WAITING, CardState.SUGGESTED
    assert [state for _name, state, _line in found] == [printed, waits, waits, printed, printed, suggested]
    assert LINE.split()[0] in "".join(page.extract_text() for page in PdfReader(next(paper.glob("cards-*d.pdf"))).pages)
    report_calls([*longest_calls, *calls.read_text(encoding="utf-8").splitlines()], tmp_path, display)


def report_calls(lines: list[str], home: Path, display: str) -> None:
    """The goal is that no call on the window's thread takes longer than 30 ms.

    It is printed, and held to three times that: one call among thousands shares the machine with all that runs on it.
    """
    calls = sorted(((float(line.split()[0]), line.split(maxsplit=1)[1]) for line in lines), reverse=True)
    empty = painted_after(sys.executable, "-c", EMPTY, env=environment(home, DISPLAY=display))
    told = ", ".join(f"{milliseconds:.0f} ms ({what})" for milliseconds, what in calls[:4])
    print(
        f"\nlongest calls on the window's thread: {told}; goal {LONGEST_CALL} ms; empty window: {empty * 1000:.0f} ms"
    )
    assert calls[0][0] <= at_this_speed(3 * LONGEST_CALL, empty, EMPTY_WINDOW)


def test_a_second_start_raises_the_window_that_is_there(tmp_path: Path, display: str) -> None:
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop)
    with window(tmp_path, display, shop) as keys:
        second = subprocess.run(
            [sys.executable, "-m", "shopfriend", "--shop", str(shop)],
            env=environment(tmp_path, DISPLAY=display),
            capture_output=True,
            timeout=20,
            check=False,
        )
        assert (second.returncode, second.stderr) == (0, b"")
        keys.type("Ada Nwosu")
        keys.press("Return", "Return")
    assert done(tmp_path, "find", "nwosu", "--shop", shop, "--json").answer["hits"][0]["name"] == "Ada Nwosu"
