"""Photos come along small, upright, and without what the camera noted."""

import io

from PIL import Image

from shopfriend.exchange.photos import made_small


def picture(size: tuple[int, int], form: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(out, form, **options)
    return out.getvalue()


def test_a_large_photo_becomes_small() -> None:
    small = made_small(picture((2400, 1600), quality=95))
    assert small is not None
    assert len(small) < 120_000
    assert Image.open(io.BytesIO(small)).size == (480, 320)


def test_a_photo_taken_sideways_stands_upright_and_tells_nothing_of_the_camera() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of somebody"
    small = made_small(picture((1200, 800), quality=95, exif=exif.tobytes()))
    assert small is not None
    assert Image.open(io.BytesIO(small)).size == (320, 480)
    assert b"Camera" not in small


def test_other_forms_become_jpeg_and_small_ones_stay() -> None:
    assert (made_small(picture((900, 900), "WEBP")) or b"").startswith(b"\xff\xd8\xff")
    png = picture((40, 40), "PNG")
    assert made_small(png) == png


def test_what_is_no_picture_is_left_out() -> None:
    assert made_small(b"<svg/>") is None
