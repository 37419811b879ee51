"""The inks that handwriting is printed in, and the pale grey that the owner goes over with a pen."""

from enum import StrEnum

from shopfriend.printing.page import INK, Colour


class Ink(StrEnum):
    """What the words of a card are written in; `TRACE` is no ink: the words are there to be traced by hand."""

    BLUE_BLACK = "blue-black"
    BLUE = "blue"
    BLACK = "black"
    SEPIA = "sepia"
    GREEN = "green"
    TRACE = "trace"

    @property
    def colour(self) -> Colour:
        """The colour of words in this ink."""
        return _COLOURS[self]

    @property
    def of_drawings(self) -> Colour:
        """The colour of the drawings that go with it: nobody traces those."""
        return INK if self is Ink.TRACE else self.colour


def ink_called(value: str) -> Ink:
    """The ink of that value; blue-black where there is none such, as in a shop of another version."""
    return next((ink for ink in Ink if ink.value == value), Ink.BLUE_BLACK)


_COLOURS: dict[Ink, Colour] = {
    Ink.BLUE_BLACK: INK,
    Ink.BLUE: (0.09, 0.21, 0.56),
    Ink.BLACK: (0.10, 0.10, 0.11),
    Ink.SEPIA: (0.35, 0.21, 0.12),
    Ink.GREEN: (0.05, 0.29, 0.20),
    Ink.TRACE: (0.80, 0.80, 0.80),
}
