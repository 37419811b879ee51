"""Casts handwriting once into what a PDF file holds of it, though it stands on sheets and on finished cards alike.

Outlines take several times the room of what is cast from them: of a thousand cards only the cast is kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from zlib import Z_HUFFMAN_ONLY, compress, compressobj, crc32

import numpy as np

from shopfriend.handwriting.outlines import POINT, PlacedWriting
from shopfriend.handwriting.truetype import EM, truetype
from shopfriend.printing.card_layout import LaidCard
from shopfriend.printing.page import Cast, CastFont, Colour, Item, Page, Written

THOUSAND = 1000 // EM
"""Thousandths of an em, in which PDF counts, to a unit of the outlines."""

_SHADES = 64
_BLOCK = 100
"""So many entries may stand in one block of a table of letters (Adobe Technical Note 5014)."""
_REMEMBERED = 32


class Foundry:
    """Casts writing, and what was cast a moment ago not again: a shop's name stands on every card and envelope."""

    def __init__(self) -> None:
        self._recent: dict[tuple[int, Colour], tuple[PlacedWriting, CastFont]] = {}

    def page(self, page: Page) -> Page:
        """The same page, with all handwriting cast."""
        return replace(page, items=self._cast(page.items))

    def card(self, card: LaidCard) -> LaidCard:
        """The same card, with all handwriting cast."""
        front, words, back = (self._cast(face) for face in (card.front, card.words, card.back))
        return replace(card, front=front, words=words, back=back)

    def _cast(self, items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(Cast(self._font(item), item.x, item.y) if isinstance(item, Written) else item for item in items)

    def _font(self, item: Written) -> CastFont:
        key = id(item.writing), item.ink
        # The writing is kept beside its cast, so that no other can get its id meanwhile.
        known = self._recent.pop(key, None) or (item.writing, cast_font(item.writing, item.ink))
        self._recent[key] = known
        if len(self._recent) > _REMEMBERED:
            del self._recent[next(iter(self._recent))]
        return known[1]


def cast_font(writing: PlacedWriting, ink: Colour) -> CastFont:
    """The font of a piece of writing, and its words shown in an ink."""
    outlines = writing.outlines
    data = truetype(outlines)
    return CastFont(
        name=_tag(crc32(data)) + b"+Hand",
        outlines=_pressed(data),
        length=len(data),
        letters=compress(_letters(outlines.letters), 1),
        widths=" ".join(map(str, (outlines.advances * THOUSAND).tolist())).encode(),
        size=EM * writing.unit / POINT,
        shown=_shown(writing, ink),
    )


def _shown(writing: PlacedWriting, ink: Colour) -> str:
    """The operators that write the words, line by line."""
    outlines, unit = writing.outlines, writing.unit / POINT
    codes = np.arange(1, len(outlines.letters) + 1, dtype=">u2").tobytes().hex()
    shades, parts = _shades(ink), list[str]()
    for line in writing.lines:
        first = line[0].glyphs.start
        across, up = outlines.origins[first].tolist()
        parts.append(f"1 0 0 1 {across * unit:.4f} {up * unit:.4f} Tm")
        # Each word with the blank before it, so that readers part the words.
        for word in line:
            last = word.glyphs.stop
            parts.append(f"{shades[int(word.tone * _SHADES)]} rg <{codes[4 * first : 4 * last]}> Tj")
            first = last
    return "\n".join(parts)


@lru_cache(maxsize=16)
def _shades(ink: Colour) -> list[str]:
    """The ink of no strength, of 1 / `_SHADES`, and so on up to twice its strength, as PDF writes it."""
    tones = (step / _SHADES for step in range(2 * _SHADES + 1))
    return [" ".join(f"{max(0.0, 1 - (1 - part) * tone):.3f}" for part in ink) for tone in tones]


def _pressed(outlines: bytes) -> bytes:
    """Without looking for repetitions: outlines of noise hardly have any, and it would take three times as long."""
    press = compressobj(strategy=Z_HUFFMAN_ONLY)
    return press.compress(outlines) + press.flush()


def _tag(number: int) -> bytes:
    """Six capitals, as before the name of every font that holds only some letters."""
    return bytes(65 + number // 26**place % 26 for place in range(6))


def _letters(letters: Sequence[str]) -> bytes:
    """The table from codes to letters."""
    parts = [
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
        b"/Supplement 0>>def/CMapName/Hand def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange"
    ]
    ranges = list(_ranges(letters))
    for first in range(0, len(ranges), _BLOCK):
        block = ranges[first : first + _BLOCK]
        parts.append(b"%d beginbfrange\n%b\nendbfrange" % (len(block), b"\n".join(block)))
    parts.append(b"endcmap CMapName currentdict/CMap defineresource pop end end")
    return b"\n".join(parts)


def _ranges(letters: Sequence[str]) -> Iterator[bytes]:
    """Stretches of codes with the same high byte, each with the letters that its glyphs stand for."""
    place = 0
    while place < len(letters):
        if not letters[place]:
            place += 1
            continue
        end = min((place + 1) // 256 * 256 + 255, len(letters))
        stretch = letters[place:end]
        if "" in stretch:
            stretch = stretch[: stretch.index("")]
        texts = "".join(stretch).encode("utf-16-be")
        if len(texts) == 2 * len(stretch):
            written = texts.hex(" ", 2).replace(" ", "><")
        else:
            written = "><".join(letter.encode("utf-16-be").hex() for letter in stretch)
        yield b"<%04x><%04x>[<%b>]" % (place + 1, place + len(stretch), written.encode())
        place += len(stretch)
