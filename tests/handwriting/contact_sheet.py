"""Lays cards of the sample shop side by side in true size, because whether writing looks written is seen by people."""

from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PageObject, PdfReader, PdfWriter

from tests.end_to_end.command import done

_ACROSS = 5


def contact_sheet(path: Path, *, hand: str = "", count: int = 20, seed: int = 1) -> None:
    """Write a PDF of one page: the insides of the first `count` cards of a month, five in a row, in true size.

    `hand` names one, or is empty for that of each card. To look at it as it is printed:
    `python -c "from pathlib import Path; from tests.handwriting.contact_sheet import contact_sheet;
    contact_sheet(Path('sheet.pdf'), hand='Caveat')"`, then `pdftoppm -r 300 -png sheet.pdf sheet`.
    """
    with TemporaryDirectory() as folder:
        home = Path(folder)
        done(home, "new", "--shop", home / "shop", "--sample", "320")
        wished = ("--hand", hand) if hand else ()
        month = ("--month", "2026-11", "--seed", str(seed), "--out", home / "out")
        done(home, "cards", "--shop", home / "shop", *month, *wished)
        (file,) = (home / "out").glob("*-finished.pdf")
        insides = PdfReader(file).pages[1::2][:count]
        wide, high = insides[0].mediabox.width, insides[0].mediabox.height
        rows = -(-len(insides) // _ACROSS)
        sheet = PageObject.create_blank_page(width=wide * min(_ACROSS, len(insides)), height=high * rows)
        for place, inside in enumerate(insides):
            row, column = divmod(place, _ACROSS)
            sheet.merge_translated_page(inside, column * wide, (rows - 1 - row) * high)
        writer = PdfWriter()
        writer.add_page(sheet)
        writer.compress_identical_objects()
        writer.write(path)
