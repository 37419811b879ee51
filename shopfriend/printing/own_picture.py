"""Reads the owner's own picture or logo, so that a card may bear it where a drawing would stand.

A picture is turned as the camera meant it, laid on white, and kept no finer than a printer shows.
"""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from shopfriend.language import _
from shopfriend.problem import Problem

FINEST = 300
"""Dots an inch that are kept."""

_MOST_BYTES = 60_000_000
_MOST_DOTS = 80_000_000
_INCH = 25.4


@dataclass(frozen=True, eq=False, slots=True)
class OwnPicture:
    """Rows from the top, three bytes (red, green, blue) a dot."""

    width: int
    height: int
    dots: bytes


def fitted(width: int, height: int, box_wide: float, box_high: float) -> tuple[float, float, float, float]:
    """Where a picture so many dots wide and high lies in a box: left, bottom, width and height in millimetres.

    It fills the box as far as its shape allows, and stands in its middle.
    """
    scale = min(box_wide / width, box_high / height)
    wide, high = width * scale, height * scale
    return (box_wide - wide) / 2, (box_high - high) / 2, wide, high


def own_picture(file: Path, box_wide: float, box_high: float) -> OwnPicture:
    """The PNG or JPEG in `file`, fit for a box of so many millimetres.

    Raises Problem `picture-missing`, `picture-too-large` or `picture-damaged`, naming the file.
    """
    try:
        stamp = file.stat()
    except OSError as fault:
        raise Problem(
            "picture-missing", _("The picture {file} is missing; put it back or choose another front."), file=file.name
        ) from fault
    if stamp.st_size > _MOST_BYTES:
        raise _too_large(file)
    return _read(file, stamp.st_mtime_ns, box_wide, box_high)


@lru_cache(maxsize=4)
def _read(file: Path, changed: int, box_wide: float, box_high: float) -> OwnPicture:
    # Loaded when a picture is needed and not before: the first paint must not wait for it.
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=("PNG", "JPEG")) as opened:
                if opened.width * opened.height > _MOST_DOTS:
                    raise _too_large(file)
                most = round(max(box_wide, box_high) / _INCH * FINEST)
                opened.draft("RGB", (most, most))
                picture = ImageOps.exif_transpose(opened)
                if picture.has_transparency_data:
                    clear = picture.convert("RGBA")
                    picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
                picture = picture.convert("RGB")
                _left, _bottom, wide, high = fitted(picture.width, picture.height, box_wide, box_high)
                size = max(1, round(wide / _INCH * FINEST)), max(1, round(high / _INCH * FINEST))
                if size[0] < picture.width:
                    picture = picture.resize(size, Image.Resampling.LANCZOS)
    except Image.DecompressionBombError as fault:
        raise _too_large(file) from fault
    except (OSError, ValueError, SyntaxError, ArithmeticError, MemoryError, LookupError, TypeError) as fault:
        raise Problem(
            "picture-damaged",
            _("The picture {file} cannot be read: it must be a PNG or a JPEG that is whole."),
            file=file.name,
        ) from fault
    return OwnPicture(picture.width, picture.height, picture.tobytes())


def _too_large(file: Path) -> Problem:
    return Problem(
        "picture-too-large", _("The picture {file} is too large for a card; save it smaller."), file=file.name
    )
