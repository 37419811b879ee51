"""Compiles the hands that Shopfriend ships anew: python -m shopfriend.handwriting.shipped resources/hands."""

import sys
from pathlib import Path

from shopfriend.handwriting.compiling import compiled
from shopfriend.handwriting.glyphs import saved
from shopfriend.handwriting.hand import Hand, hands


def compiled_anew(hand: Hand) -> bytes:
    """The compiled hand as it lies in its file, made from the font beside it."""
    return saved(compiled(hand.file.read_bytes(), joined=hand.joined))


def main(folder: Path) -> None:
    """Writes each hand's compiled file and tells how large it is."""
    for hand in hands(folder):
        content = compiled_anew(hand)
        if not isinstance(hand.compiled, bytes):
            hand.compiled.write_bytes(content)
        sys.stdout.write(f"{hand.name}: {len(content) / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
