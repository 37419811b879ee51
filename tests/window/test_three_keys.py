"""The promise of the counter: three letters and Enter open the page of a regular."""

from contextlib import closing

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.records.folding import fold
from shopfriend.store import cipher
from tests.window.conftest import AtTheCounter

KEYS = 3
GOAL = 0.8


def regulars(at: AtTheCounter) -> list[tuple[str, str]]:
    """Everybody in the shop by uid and name."""
    with closing(cipher.connect(at.shop.path, at.shop._raw)) as connection:
        return connection.execute("SELECT uid, name FROM customer WHERE gone IS NULL ORDER BY id").fetchall()


def ways_to_type(name: str) -> dict[str, str]:
    """Three keys each: how her given name begins, how her family name does, and her initials."""
    words = "".join(letter for letter in name if letter.isalnum() or letter == " ").split()
    return {
        "given name": words[0][:KEYS],
        "family name": words[-1][:KEYS],
        "initials": f"{words[0][0]} {words[-1][0]}",
    }


def opened(at: AtTheCounter, qtbot: QtBot, typed: str) -> str:
    """The uid of whose page opens when this is typed and Enter pressed; letters that no test can press are put in."""
    search = at.window.counter.search
    search.clear()
    for letter in typed:
        if letter.isascii():
            qtbot.keyClicks(search, letter)
        else:
            search.insert(letter)
            search.textEdited.emit(search.text())
    qtbot.keyClick(search, Qt.Key.Key_Return)
    at.settle()
    return at.window.counter._jotting.uid


def most_possible(names: list[str], way: str) -> float:
    """The share that the best order could open: of those who share three letters only one can stand first."""
    return len({fold(ways_to_type(name)[way]) for name in names}) / len(names)


def test_most_regulars_are_opened_by_three_keys_and_enter(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    everybody = regulars(at_the_counter)
    right = {
        (name, way)
        for uid, name in everybody
        for way, typed in ways_to_type(name).items()
        if opened(at_the_counter, qtbot, typed) == uid
    }
    ways = {way for _name, way in right}
    by_way = {way: sum(found == way for _name, found in right) / len(everybody) for way in sorted(ways)}
    share = len({name for name, _way in right}) / len(everybody)
    print(f"\nopened in {KEYS} keys and Enter: {share:.2f} of {len(everybody)} (goal {GOAL})")
    for way, found in by_way.items():
        most = most_possible([name for _uid, name in everybody], way)
        print(f"  by the {way}: {found:.2f}, where at most {most:.2f} could be")
    assert len(everybody) >= 60
    assert share >= GOAL
    assert by_way["given name"] >= GOAL
