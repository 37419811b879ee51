"""Pictures as owners bring them: logos and photographs, turned, clear, in other colours, and spoilt."""

import io
from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

RED, BLUE = (200, 0, 0), (0, 0, 200)


def halves(size: tuple[int, int] = (800, 400), mode: str = "RGB", left: object = RED, right: object = BLUE):
    """Two fields of colour side by side."""
    image = Image.new(mode, size, left)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill=right)
    return image


def photograph(size: tuple[int, int] = (2400, 1600)) -> Image.Image:
    """Soft shapes and the noise of a camera, always the same."""
    chance = np.random.default_rng(7)
    coarse = chance.integers(20, 235, (12, 18, 3), dtype=np.uint8)
    soft = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.BoxBlur(2)))
    noisy = soft + chance.normal(0, 5, soft.shape)
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))


def saved(image: Image.Image, sort: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, sort, **how)
    return out.getvalue()


def with_place(image: Image.Image, turned: int = 1) -> bytes:
    """As a telephone saves it: with the place where it was taken, its owner's name, and how it was held."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = turned, "Margit Marlow"
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (51.0, 54.0, 12.0)
    return saved(image, "JPEG", exif=exif, quality=95, comment=b"Mill Lane")


def logo() -> bytes:
    """A PNG on clear ground."""
    image = Image.new("RGBA", (1800, 1800), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((100, 100, 1700, 1700), fill=(140, 59, 42, 255))
    return saved(image)


def _half_a_photograph() -> bytes:
    whole = saved(photograph((400, 200)), "JPEG")
    return whole[: len(whole) // 2]


SPOILT: Mapping[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no picture": lambda: b"no picture",
    "only its beginning": lambda: b"\x89PNG\r\n\x1a\n",
    "half": _half_a_photograph,
    "gif": lambda: saved(halves(), "GIF"),
    "webp": lambda: saved(halves(), "WEBP"),
}
"""Files that are no whole PNG or JPEG, whatever they are called."""
