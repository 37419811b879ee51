"""Cards, envelopes and a list as the month prints them, for the tests of printing."""

from pathlib import Path

from shopfriend.handwriting.hand import hands, named
from shopfriend.printing.card_layout import CardToPrint
from shopfriend.printing.envelope import EnvelopeToPrint
from shopfriend.printing.fronts import load_designs
from shopfriend.printing.making import Workshop
from shopfriend.printing.plain_type import plain_type

RESOURCES = Path(__file__).parents[2] / "resources"
HANDS = hands(RESOURCES / "hands")
BELLE, CAVEAT, MYNERVE = (named(RESOURCES / "hands", name) for name in ("La Belle Aurore", "Caveat", "Mynerve"))
WORKSHOP = Workshop(HANDS, plain_type(RESOURCES / "fonts", HANDS), load_designs(RESOURCES / "cards"))
NAMES = ("Maggie", "Theo", "Zoë", "Jürgen", "Żofia", "Björn", "Françoise", "Siân")


def card(number, *, seed=None, **more):
    values = {
        "number": number,
        "beginning": f"Dear {NAMES[number % len(NAMES)]},",
        "paragraphs": (
            f"thank you for the parcel number {number} that you carried home through all the rain.",
            "The seed labels you asked for are coming on Thursday, and a set is put by for you.",
        ),
        "ending": "Warmly,",
        "title": "Thank you",
        "design": "",
        "language": "en",
        "hand": BELLE,
        "seed": number if seed is None else seed,
        "shop_name": "Marlow & Daughter",
    }
    return CardToPrint(**(values | more))


def envelope(number, **more):
    values = {
        "number": number,
        "recipient": ("Mrs Margaret Ashdown", "3 Orchard Cottages", "Little Marden"),
        "place": ("Wyebridge", "HR9 7LD"),
        "sender": ("Marlow & Daughter", "14 Mill Lane", "Wyebridge HR9 4TQ"),
        "hand": BELLE,
        "seed": number,
    }
    return EnvelopeToPrint(**(values | more))
