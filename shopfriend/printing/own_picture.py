"""Reads the owner's own picture or logo, so that a card may bear it where a drawing would stand.

What is kept of a picture is what a card shows: turned as the camera meant it, laid on white, in the colours of screens,
no finer than a printer shows, and nothing of what a camera notes beside it about place, time and itself.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from shopfriend.language import _
from shopfriend.printing import measures
from shopfriend.printing.formats import FORMATS
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

FINEST = 300
"""Dots an inch that are kept."""

MOST_BYTES = 60_000_000
"""Of a picture as it is brought along."""

_MOST_DOTS = 80_000_000
_QUALITY = 88
_LOGO = 3
"""A PNG that takes at most so many times the bytes of the JPEG is a logo, whose edges a JPEG would blur."""
_INCH = 25.4


@dataclass(frozen=True, slots=True)
class FrontPicture:
    """A picture of the owner's by its name; `content` is a PNG or JPEG, as `to_keep` gives it."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, eq=False, slots=True)
class Dots:
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


def to_keep(content: bytes, file: str) -> bytes:
    """What a shop keeps of a PNG or JPEG: as fine as the largest card needs, and a JPEG unless it is a logo in PNG.

    Raises Problem `picture-too-large` or `picture-damaged`, naming the file.
    """
    if len(content) > MOST_BYTES:
        raise _too_large(file)
    with _faults_told(file):
        picture = _read(content, file, *_largest_box(), FINEST)
        as_jpeg = _encoded(picture, "JPEG")
        if not content.startswith(b"\x89PNG"):
            return as_jpeg
        as_png = _encoded(picture, "PNG")
        return as_png if len(as_png) <= _LOGO * len(as_jpeg) else as_jpeg


def printed(picture: FrontPicture, box_wide: float, box_high: float) -> bytes:
    """The picture as a PNG or JPEG no finer than a box of so many millimetres shows. Raises Problem as `to_keep`."""
    from PIL import Image

    with _faults_told(picture.name):
        with Image.open(BytesIO(picture.content)) as opened:
            sort, size = str(opened.format), opened.size
        if size[0] <= _fitting(*size, box_wide, box_high, FINEST)[0]:
            return picture.content
        return _encoded(_read(picture.content, picture.name, box_wide, box_high, FINEST), sort)


@lru_cache(maxsize=32)
def seen(picture: FrontPicture, box_wide: float, box_high: float, finest: int) -> Dots:
    """The picture for a screen that shows `finest` dots an inch of paper. Raises Problem as `to_keep`."""
    with _faults_told(picture.name):
        found = _read(picture.content, picture.name, box_wide, box_high, finest)
        return Dots(found.width, found.height, found.tobytes())


def _largest_box() -> tuple[float, float]:
    boxes = [measures.picture(form) for form in FORMATS.values()]
    return max(box.width for box in boxes), max(box.height for box in boxes)


def _fitting(width: int, height: int, box_wide: float, box_high: float, finest: int) -> tuple[int, int]:
    """How many dots of a picture, across and down, its box shows."""
    _left, _bottom, wide, high = fitted(width, height, box_wide, box_high)
    return max(1, round(wide / _INCH * finest)), max(1, round(high / _INCH * finest))


def _read(content: bytes, name: str, box_wide: float, box_high: float, finest: int) -> "Image":
    """In red, green and blue, no finer than the box shows."""
    # Loaded when a picture is needed and not before: the first paint must not wait for it.
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_DOTS:
                raise _too_large(name)
            most = round(max(box_wide, box_high) / _INCH * finest)
            opened.draft("RGB", (most, most))
            profile = opened.info.get("icc_profile", b"")
            picture = ImageOps.exif_transpose(opened)
        if picture.mode.startswith("I"):
            # Grey of 16 bits, which would be cut at 255 instead of thinned out.
            picture = picture.point(lambda level: level * (1 / 257)).convert("L")
        if picture.has_transparency_data:
            clear = picture.convert("RGBA")
            picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
        if picture.mode not in ("L", "CMYK"):
            picture = picture.convert("RGB")
        size = _fitting(picture.width, picture.height, box_wide, box_high, finest)
        if size[0] < picture.width:
            picture = picture.resize(size, Image.Resampling.LANCZOS)
        return _for_screens(picture, profile)


def _for_screens(picture: "Image", profile: bytes) -> "Image":
    """In the colours of screens (sRGB): a telephone or a printing house may have noted others beside its picture."""
    from PIL import ImageCms

    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that is damaged, or made for other inks
            theirs, ours = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, theirs, ours, outputMode="RGB")
            if converted is not None:
                return converted
    return picture.convert("RGB")


def _encoded(picture: "Image", sort: str) -> bytes:
    """Without anything but its dots."""
    out = BytesIO()
    picture.info.clear()
    if sort == "JPEG":
        # Full colour for each dot: a red logo would else bleed.
        picture.save(out, sort, quality=_QUALITY, subsampling="4:4:4", optimize=True)
    else:
        picture.save(out, sort, optimize=True)
    return out.getvalue()


@contextmanager
def _faults_told(file: str) -> Iterator[None]:
    from PIL import Image

    try:
        yield
    except Image.DecompressionBombError as fault:
        raise _too_large(file) from fault
    except (OSError, ValueError, SyntaxError, ArithmeticError, MemoryError, LookupError, TypeError) as fault:
        raise Problem(
            "picture-damaged",
            _("The picture {file} cannot be read: it must be a PNG or a JPEG that is whole."),
            file=file,
        ) from fault


def _too_large(file: str) -> Problem:
    return Problem("picture-too-large", _("The picture {file} is too large for a card; save it smaller."), file=file)
