"""A look-up among many, from the start of a process, beside a Python that does nothing; and the index alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rapidfuzz import process

from tests.bench.conftest import ShopOfMany
from tests.bench.how_many import SIZES
from tests.bench.index_of_many import QUERIES
from tests.bench.measure import at_this_speed, percentile, report, seconds
from tests.counter.people import people
from tests.end_to_end.command import done, environment

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.bench
GOAL_PROCESS = 1.0
GOAL_KEY = 0.016
GOAL_INDEX_KEY = 0.005
GOAL_BUILT = 0.7
GOAL_MEMORY = 60
NOTHING, WHOLE_NAMES = 0.010, 0.030


def test_find_answers_within_a_second_of_its_start(large_shop: Path) -> None:
    home = large_shop.parent
    nothing = seconds(lambda: subprocess.run([sys.executable, "-c", ""], env=environment(home), check=True))
    measured = seconds(lambda: done(home, "find", "margit", "--shop", large_shop, "--json"))
    report("find among 20,000 from process start", measured, GOAL_PROCESS, "python -c ''", nothing)
    assert measured <= at_this_speed(GOAL_PROCESS, nothing, NOTHING)


def whole_names() -> float:
    """The yardstick of a key press: rapidfuzz over the whole names of 20,000 people, p95 in seconds."""
    names = [entry.name for entry in people(20_000)]
    return percentile([seconds(lambda query=query: process.extract(query, names, limit=8), 1) for query in QUERIES], 95)


def test_a_look_up_takes_a_frame_at_most(large_shop: Path) -> None:
    home = large_shop.parent
    (home / "queries").write_text("\n".join(QUERIES), encoding="utf-8")
    answers = done(home, "find", "--queries", home / "queries", "--shop", large_shop, "--json").answers
    times = [answer["ms"] / 1000 for answer in answers]
    beside = whole_names()
    report("look-up among 20,000, p95", percentile(times, 95), GOAL_KEY, "rapidfuzz over whole names, p95", beside)
    assert percentile(times, 95) <= at_this_speed(GOAL_KEY, beside, WHOLE_NAMES)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("number", SIZES)
def test_the_index_of_many_is_small_and_quick(shop_of_many: ShopOfMany, number: int) -> None:
    command = (sys.executable, "-m", "tests.bench.index_of_many", str(shop_of_many(number)))
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    beside = whole_names()
    print(f"\nindex of {number:,}: {told['megabytes']:.0f} MB (goal {GOAL_MEMORY} MB)")
    report(f"index of {number:,} built", told["built"], GOAL_BUILT * number / 20_000, "rapidfuzz, p95", beside)
    report(f"index of {number:,}, a key press, p95", told["key"], GOAL_INDEX_KEY, "rapidfuzz, p95", beside)
    assert told["megabytes"] <= GOAL_MEMORY
    assert told["built"] <= at_this_speed(GOAL_BUILT * number / 20_000, beside, WHOLE_NAMES)
    assert told["key"] <= at_this_speed(GOAL_INDEX_KEY, beside, WHOLE_NAMES)
