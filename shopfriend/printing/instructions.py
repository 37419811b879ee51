"""Sheets on which the owner reads what to do next: calm, plain, large enough for reading glasses at arm's length."""

from collections.abc import Sequence

from shopfriend.printing.page import BLACK, Item, Rule
from shopfriend.printing.plain_type import Type, measured, set_line, wrapped

_LEADING = 0.46
"""Mm from line to line for each point of size."""
_HEAD_LONG, _HEAD_WIDE = 3.2, 1.4
_SHAFT = 1.1
_GAP = 0.55
"""Room between two paragraphs, as a share of a line."""


def paragraphs(
    texts: Sequence[str], fonts: Type, x: float, y: float, size: float, width: float
) -> tuple[list[Item], float]:
    """Texts below one another from the baseline y on, each line at most `width` mm; and where one more would begin."""
    items: list[Item] = []
    for text in texts:
        for line in wrapped(text, fonts, size, width):
            items += set_line(line, fonts, x, y, size, width=width)
            y -= size * _LEADING
        y -= size * _LEADING * _GAP
    return items, y


def centred(words: str, fonts: Type, x: float, y: float, size: float) -> list[Item]:
    """A bold line whose middle is at x."""
    return [*set_line(words, fonts, x - measured(words, fonts, size, bold=True) / 2, y, size, bold=True)]


def span(x: float, y: float, to_x: float, to_y: float) -> list[Item]:
    """A thin line between two arrow heads, upright or level: from here to there is what is meant."""
    items: list[Item] = [Rule(x, y, to_x, to_y, _SHAFT, BLACK)]
    for tip_x, tip_y, way in ((x, y, 1), (to_x, to_y, -1)):
        for side in (_HEAD_WIDE, -_HEAD_WIDE):
            back = (tip_x + way * _HEAD_LONG, tip_y + side) if y == to_y else (tip_x + side, tip_y + way * _HEAD_LONG)
            items.append(Rule(tip_x, tip_y, *back, _SHAFT, BLACK))
    return items
