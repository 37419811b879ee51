"""Killed at any moment of a print run: every card waits, is asked about or is printed, and in one of these only."""

import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import CardState
from shopfriend.records.print_run import PrintedCard, PrintRun
from shopfriend.records.shop import Shop
from shopfriend.store import cipher, recovery_code, upgrade
from shopfriend.store.database import Database
from tests.end_to_end.command import CODE, environment
from tests.end_to_end.how_often import FULL

CARDS = 30
ROOT = Path(__file__).parents[2]
AFTER_LAST_PLACE = {None: CardState.PRINTING, True: CardState.PRINTED, False: CardState.WAITING}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path, salt = tmp_path / "shop", cipher.new_salt()
    key = cipher.raw_key(recovery_code.secret_of(CODE), salt)
    upgrade.make(path, key)
    database = Database(path, key)
    with database.writing() as session:
        session.add(Shop(name="Marlow & Daughter"))
        session.add_all(
            Customer(name=f"Guest {number}", birth_day=number + 1, birth_month=12) for number in range(CARDS)
        )
    database.close()
    return path


def look(shop: Path) -> tuple[dict[str, CardState], dict[str, list[bool | None]], set[str]]:
    """The cards by uid with their state, what was said of each of their places, and those in an open run."""
    database = Database(shop, cipher.raw_key(recovery_code.secret_of(CODE), shop.read_bytes()[:16]))
    with database.reading() as session:
        states = {uid: state for uid, state in session.execute(select(Card.uid, Card.state))}  # noqa: C416
        places: dict[str, list[bool | None]] = defaultdict(list)
        rows = select(Card.uid, PrintedCard.came_out, PrintRun.finished)
        rows = rows.join(PrintedCard, PrintedCard.card_id == Card.id)
        open_runs = set()
        joined = rows.join(PrintRun, PrintRun.id == PrintedCard.print_run_id)
        for uid, came_out, finished in session.execute(joined.order_by(PrintedCard.id)):
            places[uid].append(came_out)
            if finished is None and came_out is None:
                open_runs.add(uid)
    database.close()
    return states, places, open_runs


def is_whole(shop: Path) -> set[CardState]:
    """Check what a kill left behind; the states in which the cards are."""
    states, places, open_runs = look(shop)
    assert len(states) in (0, CARDS)
    for uid, state in states.items():
        *before, last = places.get(uid) or [False]
        assert set(before) <= {False}, "printed again without being asked about"
        laid = state is CardState.SUGGESTED and not places.get(uid)
        assert laid or state is AFTER_LAST_PLACE[last]
        assert (uid in open_runs) is (state is CardState.PRINTING)
    return set(states.values())


def kill_while_printing(shop: Path, seed: int) -> None:
    chance = random.Random(seed)
    command = [sys.executable, "-m", "tests.end_to_end.print_until_killed", str(shop), str(seed)]
    home = environment(shop.parent)
    with subprocess.Popen(command, env=home, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        # Most kills are aimed at the paper, the others at what comes before.
        for _step in range(2 if chance.random() < 0.8 else 1):
            process.stdout.readline()
        end = time.monotonic() + chance.uniform(0.0, 2.5)
        while time.monotonic() < end and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)


def after_kills(shop: Path, kills: int) -> None:
    seen: set[CardState] = set()
    for seed in range(kills):
        kill_while_printing(shop, seed)
        seen |= is_whole(shop)
    assert seen & {CardState.PRINTING, CardState.PRINTED}
    command = [sys.executable, "-m", "tests.end_to_end.print_until_killed", str(shop), "0"]
    told = subprocess.run(command, env=environment(shop.parent), cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.endswith("all\n")
    assert is_whole(shop) == {CardState.PRINTED}


def test_a_few_kills_lose_no_card_and_print_none_twice(shop: Path) -> None:
    after_kills(shop, 6)


@pytest.mark.skipif(not FULL, reason="a hundred kills take minutes, and belong to the full run")
def test_a_hundred_kills_lose_no_card_and_print_none_twice(shop: Path) -> None:
    after_kills(shop, 100)
