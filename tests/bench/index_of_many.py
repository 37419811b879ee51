"""The index of a shop in a process of its own: what it weighs, how long it takes, and a key press in it.

python -m tests.bench.index_of_many SHOP
"""

import gc
import json
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from rapidfuzz import process  # noqa: F401 (loaded before memory is read, since it is not the index)

from shopfriend.counter import people_index
from shopfriend.counter.lookup import Index
from shopfriend.store import cipher
from tests.bench.make_shop import KEY
from tests.bench.measure import percentile
from tests.counter import regulars
from tests.counter.people import people
from tests.end_to_end.command import TODAY

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


def measured(shop: Path) -> dict[str, float]:
    """Of the index of a shop: MB that the process grew by, seconds to build it, seconds of a key press (p95).

    Keys are those of the words above and of all queries of the test of finding, typed letter by letter.
    """
    today = date.fromisoformat(TODAY)
    Index(people(10)).find("margit")
    with closing(cipher.connect(shop, KEY)) as connection:
        cipher.check_opens(connection, shop)
        before = resident()
        begun = time.perf_counter()
        index = people_index.read_index(connection, today)
        built = time.perf_counter() - begun
    times = []
    asked = [query.typed for query in regulars.queries()]
    for query in (*QUERIES, *(typed[:length] for typed in asked for length in range(1, len(typed) + 1))):
        pressed = time.perf_counter()
        index.find(query)
        times.append(time.perf_counter() - pressed)
    return {"megabytes": resident() - before, "built": built, "key": percentile(times, 95), "worst": max(times)}


if __name__ == "__main__":
    json.dump(measured(Path(sys.argv[1])), sys.stdout)
