"""Photos that come along are made small: a telephone's picture is a hundred times what a face on a page needs."""

import io
import warnings

_SMALL = 60_000
"""Bytes up to which a picture stays as it is."""
_SIDE = 480
"""Pixels of the longer side, enough for a face on a screen that draws two for one."""
_QUALITY = 82
_MARKS = (b"\xff\xd8\xff", b"\x89PNG")


def made_small(picture: bytes) -> bytes | None:
    """The picture as a small JPEG or PNG, upright and without what the camera noted; None where it cannot be read."""
    if len(picture) <= _SMALL and picture.startswith(_MARKS):
        return picture
    # 60 ms to load, which only lists with large photos pay.
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # A picture of a hundred megapixels warns before it fails: it is no photo of anybody.
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(picture)) as opened:
                opened.draft("RGB", (_SIDE * 2, _SIDE * 2))
                upright = ImageOps.exif_transpose(opened)
                upright.thumbnail((_SIDE, _SIDE))
                out = io.BytesIO()
                upright.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True)
    except Exception:
        # Pillow fails in many ways on what is no picture; all of them mean the same here.
        return None
    return out.getvalue()
