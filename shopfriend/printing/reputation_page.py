"""Lays out the reputation a shop wants to deserve as one page for the wall of the back room."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopfriend.language import _, ngettext
from shopfriend.printing.page import BLACK, Colour, Item, Page, Rule
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import Type, measured, set_line, wrapped

_LEFT, _RIGHT, _TOP, _FOOT = 18.0, 192.0, 277.0, 17.0
_GUTTER = 10.0
_SOFT: Colour = (0.36, 0.36, 0.36)
_HAIRLINE: Colour = (0.8, 0.8, 0.8)
_HEADS = (22.0, 20.0, 18.0)
_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_LINE = 0.46
"""Of a line's height in mm for each point of its size."""
_MOST_LINES = (9, 4, 2, 1)


@dataclass(frozen=True, slots=True)
class GroupToPrint:
    """A group, what it should say, and what stands below it: in which words that is called, and what we do."""

    name: str
    should_say: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReputationToPrint:
    """The reputation in a sentence, the groups, what was heard lately (no names), and a note for the foot."""

    wanted: str
    groups: tuple[GroupToPrint, ...]
    heard: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a column: its text, how it is set, and the room above it in mm."""

    text: str
    size: float
    bold: bool = False
    soft: bool = False
    above: float = 0.0
    rule: bool = False

    @property
    def height(self) -> float:
        return self.above + self.size * _LINE


def page(told: ReputationToPrint, fonts: Type, *, title: str) -> Page:
    """One A4 page, whatever is written: letters get smaller, then long texts are cut, then groups are only counted."""
    head, below = _head(told, fonts, title)
    columns = _fitting(told, fonts, below)
    wide = (_RIGHT - _LEFT - (len(columns) - 1) * _GUTTER) / len(columns)
    items = list(head)
    for place, lines in enumerate(columns):
        items += _set(lines, fonts, _LEFT + place * (wide + _GUTTER), below, wide)
    items += set_line(told.note, fonts, _LEFT, 11, 8.5, colour=_SOFT, width=_RIGHT - _LEFT)
    return Page(A4, tuple(items))


def _head(told: ReputationToPrint, fonts: Type, title: str) -> tuple[list[Item], float]:
    """Title and sentence, and how far down they reach."""
    items: list[Item] = [*set_line(title, fonts, _LEFT, _TOP - 4, 12, colour=_SOFT, width=_RIGHT - _LEFT)]
    y = _TOP - 14
    room = _RIGHT - _LEFT
    size = next((each for each in _HEADS if measured(told.wanted, fonts, each, bold=True) <= room), _HEADS[-1])
    for line in wrapped(told.wanted, fonts, size, room, bold=True)[:2] if told.wanted else ():
        items += set_line(line, fonts, _LEFT, y, size, bold=True, width=room)
        y -= 10
    items.append(Rule(_LEFT, y + 4, _RIGHT, y + 4, 0.8, _SOFT))
    return items, y


def _fitting(told: ReputationToPrint, fonts: Type, top: float) -> list[list[_Line]]:
    """The groups in one column or two, in the largest letters in which all of them fit."""
    across = 1 if len(told.groups) <= 2 else 2
    wide = (_RIGHT - _LEFT - (across - 1) * _GUTTER) / across
    for most in _MOST_LINES:
        for size in _SIZES:
            blocks = [*(_block(group, fonts, size, wide, most) for group in told.groups)]
            if told.heard:
                blocks.append(_heard(told.heard, fonts, size, wide, most))
            found = _in_columns(blocks, across, top - _FOOT)
            if found is not None:
                return found
    return _as_many_as_fit(told, fonts, wide, across, top - _FOOT)


def _as_many_as_fit(told: ReputationToPrint, fonts: Type, wide: float, across: int, room: float) -> list[list[_Line]]:
    size = _SIZES[-1]
    for shown in range(len(told.groups) - 1, -1, -1):
        blocks = [_block(group, fonts, size, wide, 1) for group in told.groups[:shown]]
        left = len(told.groups) - shown
        blocks.append(
            [_Line(ngettext("and one more group", "and {n} more groups", left).format(n=left), size, above=4)]
        )
        found = _in_columns(blocks, across, room)
        if found is not None:
            return found
    return [[]]


def _block(group: GroupToPrint, fonts: Type, size: float, wide: float, most: int) -> list[_Line]:
    lines = [_Line(group.name, size + 3, bold=True, above=7, rule=True)]
    if group.should_say:
        lines += _text(f"“{group.should_say}”", fonts, size + 1, wide, most, above=1.5)
    for title, words in group.rows:
        lines.append(_Line(title, max(7.5, size - 3), soft=True, above=2.2))
        lines += _text(words, fonts, size, wide, most)
    return lines


def _heard(heard: Sequence[str], fonts: Type, size: float, wide: float, most: int) -> list[_Line]:
    lines = [_Line(_("What we heard lately"), size + 3, bold=True, above=7, rule=True)]
    for words in heard:
        lines += _text(f"“{words}”", fonts, size, wide, most, above=1.5)
    return lines


def _text(words: str, fonts: Type, size: float, wide: float, most: int, above: float = 0.0) -> list[_Line]:
    lines = wrapped(words, fonts, size, wide)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_Line(line, size, above=above if place == 0 else 0.0) for place, line in enumerate(lines)]


def _in_columns(blocks: Sequence[list[_Line]], across: int, room: float) -> list[list[_Line]] | None:
    """Blocks, whole, one below the other in so many columns; None where they do not fit."""
    columns: list[list[_Line]] = [[]]
    used = 0.0
    for block in blocks:
        height = sum(line.height for line in block)
        if used + height > room and columns[-1]:
            columns.append([])
            used = 0.0
        if len(columns) > across or height > room:
            return None
        columns[-1] += block
        used += height
    return columns + [[] for _ in range(across - len(columns))]


def _set(lines: Sequence[_Line], fonts: Type, x: float, top: float, wide: float) -> list[Item]:
    items: list[Item] = []
    y = top
    for place, line in enumerate(lines):
        y -= line.height
        if line.rule and place:
            items.append(Rule(x, y + line.size * _LINE + 2.4, x + wide, y + line.size * _LINE + 2.4, 0.4, _HAIRLINE))
        colour = _SOFT if line.soft else BLACK
        items += set_line(line.text, fonts, x, y, line.size, bold=line.bold, width=wide, least=0.9, colour=colour)
    return items
