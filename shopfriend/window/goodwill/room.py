"""Room on a drawing: what stands where already, so that hundreds of names find a place within a moment."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QRectF

_CELL = 48


class Room:
    """Rectangles in a grid: a new one is compared with those alone that lie in its cells."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, QRectF]]] = defaultdict(list)

    def take(self, rect: QRectF, whose: int) -> None:
        """Something of somebody's stands here."""
        for cell in self._cells_of(rect):
            self._cells[cell].append((whose, rect))

    def is_free(self, rect: QRectF, whose: int) -> bool:
        """Whether nothing of anybody else stands here."""
        found = (each for cell in self._cells_of(rect) for each in self._cells.get(cell, ()))
        return not any(owner != whose and rect.intersects(other) for owner, other in found)

    def _cells_of(self, rect: QRectF) -> Iterator[tuple[int, int]]:
        across = range(int(rect.left() // _CELL), int(rect.right() // _CELL) + 1)
        down = range(int(rect.top() // _CELL), int(rect.bottom() // _CELL) + 1)
        return ((x, y) for x in across for y in down)
