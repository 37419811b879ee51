"""Looking somebody up away from the counter: whose names fit first, and whoever told of it where that is not all."""

from collections.abc import Callable, Sequence

from shopfriend.counter.views import Hit, Named
from shopfriend.window.background import Worker


def look_up(
    worker: Worker,
    names: Callable[[str], Named],
    find: Callable[[str], list[Hit]],
    query: str,
    show: Callable[[Sequence[Hit]], None],
) -> None:
    """Have `show` told who is found for what is typed, once or twice; whether it is still wanted is for it to know."""

    def named(found: Named) -> None:
        if found.hits or found.whole:
            show(found.hits)
        if not found.whole:
            worker.run(lambda: find(query), show)

    worker.run(lambda: names(query), named)
