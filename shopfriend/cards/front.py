"""What stands on the front of a card: the drawing, or the picture of the owner's own, that its design names."""

from dataclasses import dataclass

from shopfriend.printing.fronts import made_for, title_for
from shopfriend.printing.making import Workshop
from shopfriend.printing.own_picture import FrontPicture


@dataclass(frozen=True, slots=True)
class Front:
    """Its title, and above it a drawing by name or else a picture; neither where the card has a title alone."""

    title: str
    design: str = ""
    picture: FrontPicture | None = None


def front_of(workshop: Workshop, name: str, occasion: str, language: str, seed: int) -> Front:
    """The front of that name, with its title in the card's language; a picture bears that of the occasion.

    For one that has been taken out meanwhile stands a usual drawing of the occasion, always the same for a seed.
    """
    designs = workshop.designs
    if name in designs:
        return Front(designs[name].title(language), name)
    if name in workshop.pictures:
        return Front(title_for(designs, occasion, language), picture=workshop.pictures[name])
    usual = made_for(designs, occasion)
    if not name or not usual:
        return Front("")
    stands_in = usual[seed % len(usual)]
    return Front(stands_in.title(language), stands_in.name)
