"""The pictures that the screen of cards asks the paper's worker for: sheets, both sides of a card, and its fronts."""

from contextlib import suppress
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from shopfriend.cards.views import Draft
from shopfriend.problem import Problem
from shopfriend.window.cards.design_button import PICTURE
from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.cards.painted_card import painted


@dataclass(frozen=True, slots=True)
class Screen:
    """What pictures are painted for: the colour of card sheets, of the marker, and the dots of a pixel."""

    paper: str
    marker: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Sides:
    """Front and inside of a card, its inside as a small sheet, who wrote it, and what the hand wished for lacks."""

    front: QImage
    inside: QImage
    small: QImage
    hand: str
    lacking: str


def small_sheet(features: CardFeatures, draft: Draft, width: int, screen: Screen) -> QImage | None:
    """The inside of a card `width` pixels wide; None where it cannot be written as it stands."""
    try:
        page = features.preview(draft).inside
    except Problem:
        return None
    return painted(page, features.drawings(), width, screen.paper, ratio=screen.ratio)


def sides(features: CardFeatures, draft: Draft, widths: tuple[int, int, int], screen: Screen) -> Sides:
    """Both sides, the personal line marked; `widths` of front, inside and small sheet. Raises Problem as `preview`."""
    found, drawings = features.preview(draft), features.drawings()
    front, inside, small = widths
    return Sides(
        painted(found.front, drawings, front, screen.paper, ratio=screen.ratio),
        painted(
            found.inside,
            drawings,
            inside,
            screen.paper,
            ratio=screen.ratio,
            highlight=found.line,
            marker=screen.marker,
        ),
        painted(found.inside, drawings, small, screen.paper, ratio=screen.ratio),
        found.hand,
        found.lacking,
    )


@dataclass(frozen=True, slots=True)
class Fronts:
    """The fronts that a card may have, by name, each as a small picture; and which of them it has."""

    offered: tuple[tuple[str, QImage], ...]
    chosen: str


def fronts(features: CardFeatures, draft: Draft, occasion: str, screen: Screen) -> Fronts:
    """The fronts that suit the occasion; those that cannot be painted are left out."""
    found, drawings = [], features.drawings()
    for name in features.designs(occasion):
        with suppress(Problem):
            page = features.front(replace(draft, design=name)).page
            found.append((name, painted(page, drawings, PICTURE, screen.paper, ratio=2 * screen.ratio)))
    with suppress(Problem):
        return Fronts(tuple(found), features.front(draft).name)
    return Fronts(tuple(found), draft.design)
