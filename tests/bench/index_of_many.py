"""An index of invented people in a process of its own: what it weighs, how long it takes, and a key press in it."""

import gc
import json
import sys
import time
from pathlib import Path

from rapidfuzz import process  # noqa: F401 (loaded before memory is read, since it is not the index)

from shopfriend.counter.lookup import Index
from tests.bench.measure import percentile
from tests.counter.people import one_after_the_other

WORDS = (
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
)
QUERIES = [word[:length] for word in WORDS for length in range(1, len(word) + 1)]


def resident() -> float:
    """The memory of this process, in MB."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def measured(number: int) -> dict[str, float]:
    """An index of so many people: MB that the process grew by, seconds to build it, seconds of a key press (p95).

    Keys are those of the words above and of forty names, typed letter by letter.
    """
    Index(one_after_the_other(10)).find("margit")
    before = resident()
    begun = time.perf_counter()
    index = Index(one_after_the_other(number))
    index.prepare()
    built = time.perf_counter() - begun
    names = [entry.name for entry in one_after_the_other(40)]
    times = []
    for query in (*QUERIES, *(name[:length] for name in names for length in range(1, len(name) + 1))):
        pressed = time.perf_counter()
        index.find(query)
        times.append(time.perf_counter() - pressed)
    return {"megabytes": resident() - before, "built": built, "key": percentile(times, 95)}


if __name__ == "__main__":
    json.dump(measured(int(sys.argv[1])), sys.stdout)
