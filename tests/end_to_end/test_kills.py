"""Killed at any moment: what was acknowledged is there, and an import is there whole or not at all."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.end_to_end.command import done, environment
from tests.end_to_end.how_often import times

pytestmark = pytest.mark.slow
KILLS = times(8, 60)


def start(home: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "shopfriend", *map(str, arguments)]
    return subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, text=True, encoding="utf-8")


def test_no_acknowledged_conversation_is_lost(shop: Path, tmp_path: Path) -> None:
    chance = random.Random(1)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        with start(tmp_path, "soak", "--shop", shop, "--json") as soak:
            assert soak.stdout
            told = [soak.stdout.readline()]
            end = time.monotonic() + chance.uniform(0.0, 0.4)
            while time.monotonic() < end:
                told.append(soak.stdout.readline())
            soak.send_signal(signal.SIGKILL)
            told += soak.stdout.readlines()
        whole = [json.loads(line) for line in told if line.endswith("\n")]
        texts = {answer["text"] for answer in whole}
        assert len(texts) == len(whole)
        assert not texts & acknowledged
        acknowledged |= texts
    assert len(acknowledged) > KILLS
    health = done(tmp_path, "check", "--shop", shop, "--json").answer
    assert health["ok"]
    done(tmp_path, "export", tmp_path / "out", "--shop", shop)
    exported = (tmp_path / "out" / "conversations.json").read_text(encoding="utf-8")
    assert [text for text in acknowledged if text not in exported] == []


def test_an_import_is_there_whole_or_not_at_all(shop: Path, tmp_path: Path) -> None:
    chance = random.Random(2)
    before = done(tmp_path, "check", "--shop", shop, "--json").answer["customers"]
    people = 1500
    outcomes = set()
    for attempt in range(KILLS + 2):
        table = tmp_path / f"list {attempt}.csv"
        rows = [f"Guest{attempt}x{n},Of The House{n},guest{attempt}.{n}@example.org,note {n}" for n in range(people)]
        table.write_text("First Name,Last Name,Email Address,Memo\n" + "\n".join(rows), encoding="utf-8")
        with_kill = attempt < KILLS
        with start(tmp_path, "import", table, "--shop", shop, "--json") as running:
            if with_kill:
                time.sleep(chance.uniform(0.2, 1.6))
                running.send_signal(signal.SIGKILL)
            running.communicate()
        health = done(tmp_path, "check", "--shop", shop, "--json").answer
        stored = health["customers"] - before
        assert stored in (0, people)
        assert with_kill or stored == people
        outcomes.add(stored)
        before = health["customers"]
    assert people in outcomes
