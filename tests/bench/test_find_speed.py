"""A look-up among 20,000, from the start of a process, beside a Python that does nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from rapidfuzz import process

from tests.bench.measure import at_this_speed, percentile, report, seconds
from tests.counter.people import people
from tests.end_to_end.command import done, environment

pytestmark = pytest.mark.bench
GOAL_PROCESS = 1.0
GOAL_KEY = 0.016
NOTHING, WHOLE_NAMES = 0.010, 0.030


def test_find_answers_within_a_second_of_its_start(large_shop: Path) -> None:
    home = large_shop.parent
    nothing = seconds(lambda: subprocess.run([sys.executable, "-c", ""], env=environment(home), check=True))
    measured = seconds(lambda: done(home, "find", "margit", "--shop", large_shop, "--json"))
    report("find among 20,000 from process start", measured, GOAL_PROCESS, "python -c ''", nothing)
    assert measured <= at_this_speed(GOAL_PROCESS, nothing, NOTHING)


def test_a_look_up_takes_a_frame_at_most(large_shop: Path) -> None:
    home = large_shop.parent
    words = [
        "margit",
        "zieli",
        "okafor",
        "maggie",
        "sorensen margit",
        "johanes",
        "mill lane",
        "wyebridge",
        "xqzk",
        "m s",
    ]
    queries = [word[:length] for word in words for length in range(1, len(word) + 1)]
    (home / "queries").write_text("\n".join(queries), encoding="utf-8")
    answers = done(home, "find", "--queries", home / "queries", "--shop", large_shop, "--json").answers
    times = [answer["ms"] / 1000 for answer in answers]
    names = [entry.name for entry in people(20_000)]
    whole = [seconds(lambda query=query: process.extract(query, names, limit=8), 1) for query in queries]
    beside = percentile(whole, 95)
    report("look-up among 20,000, p95", percentile(times, 95), GOAL_KEY, "rapidfuzz over whole names, p95", beside)
    assert percentile(times, 95) <= at_this_speed(GOAL_KEY, beside, WHOLE_NAMES)
