"""How speed is measured: the best of some runs beside a yardstick in the same run, so that machines can be compared."""

import math
import time
from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs: the one that the rest of the machine disturbed least."""
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def worked(work: Callable[[], object]) -> float:
    """Seconds for which the processor worked on it: what others do on the machine meanwhile is not counted.

    For work that waits for nothing, so that its ratio to a yardstick can be told on a machine that others use too.
    """
    begun = time.process_time()
    work()
    return time.process_time() - begun


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least `percent` of the values do not exceed: the nearest rank."""
    return sorted(values)[max(math.ceil(len(values) * percent / 100), 1) - 1]


def least(ours: Sequence[float], beside: Sequence[float]) -> float:
    """The ratio to a yardstick measured in turns, as noise disturbed it least: of the middle pair, or of the shortest.

    A yardstick must take about as long as what stands beside it: what is short finds a quiet moment more easily.
    """
    pairs = sorted(one / other for one, other in zip(ours, beside, strict=True))
    return min(pairs[len(pairs) // 2], min(ours) / min(beside))


def report(what: str, measured: float, goal: float, yardstick: str, beside: float) -> None:
    """Print one row of the table: seconds as milliseconds, and the ratio to the yardstick."""
    print(
        f"\n{what}: {measured * 1000:.1f} ms (goal {goal * 1000:.0f} ms); "
        f"{measured / beside:.1f} x {yardstick} ({beside * 1000:.1f} ms)",
        flush=True,
    )


def at_this_speed(goal: float, beside: float, usual: float) -> float:
    """The goal for a machine on which the yardstick takes `beside` seconds instead of the `usual` ones.

    Goals are meant for the machine on which they were set; a slower one, or one that others use too, has as much more
    time as its yardstick needs. A faster one has no less.
    """
    return goal * max(1.0, beside / usual)
