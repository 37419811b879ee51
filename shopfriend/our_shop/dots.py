"""Dots by what was heard: what people say of a point, put beside what we think of it ourselves."""

from shopfriend.our_shop.views import MOST_DOTS


def heard_dots(praised: int, blamed: int) -> int | None:
    """One to five dots by how much of what was heard was praise; None where nothing was heard.

    Praise alone is five dots and complaints alone are one, evenly between: 1 + 4 x praise / all, rounded, a half up.
    So one praise and one complaint are three dots, two praises and one complaint four (3.67).
    """
    heard = praised + blamed
    if heard == 0:
        return None
    steps = MOST_DOTS - 1
    return 1 + (2 * steps * praised + heard) // (2 * heard)
