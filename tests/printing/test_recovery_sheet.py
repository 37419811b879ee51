"""The sheet keeps within its page, and both the eye and a camera find the whole code on it."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopfriend.printing import qr
from shopfriend.printing.making import print_recovery_sheet
from shopfriend.printing.page import Plain, Rule
from shopfriend.printing.plain_type import measured
from shopfriend.printing.recovery_sheet import SheetToPrint, lay_out

from .shop import WORKSHOP

CODE = "4YKC-2CRN-6D4D-JD90-RC0B-4WNS-E4K3"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def sheet(shop="Marlow & Daughter", number=1, code=CODE):
    return SheetToPrint(code, shop, number, "24 November 2026")


def read_back(rows):
    """The text of a code of our kind, read from its squares as a camera does: mask, zigzag, then the letters."""
    size = len(rows)
    mask = int("".join("01"[rows[8][column]] for column in range(5)), 2) ^ 0b10101
    covers = (
        lambda i, j: (i + j) % 2,
        lambda i, j: i % 2,
        lambda i, j: j % 3,
        lambda i, j: (i + j) % 3,
        lambda i, j: (i // 2 + j // 3) % 2,
        lambda i, j: i * j % 2 + i * j % 3,
        lambda i, j: (i * j % 2 + i * j % 3) % 2,
        lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
    )[mask & 0b111]

    def is_ours(i, j):
        corner = (i < 9 and j < 9) or (i < 9 and j >= size - 8) or (i >= size - 8 and j < 9)
        small = size > 21 and size - 9 <= i < size - 4 and size - 9 <= j < size - 4
        return not (corner or small or i == 6 or j == 6)

    bits, upwards, right = [], True, size - 1
    while right > 0:
        right -= right == 6
        for i in range(size - 1, -1, -1) if upwards else range(size):
            bits += [rows[i][j] ^ (covers(i, j) == 0) for j in (right, right - 1) if is_ours(i, j)]
        upwards, right = not upwards, right - 2
    octets = [int("".join("01"[bit] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    # Of version 3 with a quarter to be mended the words lie in two blocks, in turn.
    words = octets[0:34:2] + octets[1:34:2] if size == 29 else octets
    stream = "".join(f"{octet:08b}" for octet in words)
    assert stream[:4] == "0010"
    length, at, text = int(stream[4:13], 2), 13, ""
    while len(text) < length:
        if length - len(text) > 1:
            first, second = divmod(int(stream[at : at + 11], 2), 45)
            text, at = text + LETTERS[first] + LETTERS[second], at + 11
        else:
            text, at = text + LETTERS[int(stream[at : at + 6], 2)], at + 6
    return text


@settings(max_examples=25)
@given(st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=28, max_size=28))
def test_a_camera_reads_the_code(letters):
    code = "-".join(letters[at : at + 4] for at in range(0, 28, 4))
    assert read_back(qr.squares(code)) == code


def test_the_dark_squares_are_drawn_where_they_belong():
    rows = qr.squares(CODE)
    drawn = [item for item in lay_out(sheet(), WORKSHOP.type).items if isinstance(item, Rule) and item.width > 4]
    side = 52.0 / len(rows)
    left, top = min(item.x for item in drawn), max(item.y for item in drawn)
    found = [[False] * len(rows) for _row in rows]
    for item in drawn:
        for column in range(round((item.x - left) / side), round((item.to_x - left) / side)):
            found[round((top - item.y) / side)][column] = True
    assert found == rows
    assert side > 1.5


@pytest.mark.parametrize("number", [1, 12_345])
@pytest.mark.parametrize("shop", ["", "Marlow & Daughter", "The Very Long Name of a Shop That Has One " * 5])
def test_everything_keeps_within_the_page_and_its_foot(shop, number):
    page = lay_out(sheet(shop, number), WORKSHOP.type)
    plain = [item for item in page.items if isinstance(item, Plain)]
    assert all(item.x >= 25 and 20 <= item.y <= 280 for item in plain)
    assert all(item.x + measured(item.text, WORKSHOP.type, item.size) <= 186 for item in plain)
    lowest = sorted({item.y for item in plain})
    assert lowest[1] - lowest[0] > 6


def test_the_printed_sheet_can_be_read_and_its_title_tells_nothing(tmp_path):
    path = tmp_path / "sheet.pdf"
    print_recovery_sheet(sheet(), path, WORKSHOP)
    read = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    for words in (*CODE.split("-"), "Marlow & Daughter", "Sheet 1", "24 November 2026", "Where to keep it"):
        assert words in read
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "4YKC" not in told
    assert "Pages:           1" in told
    assert path.stat().st_mode & 0o077 == 0
