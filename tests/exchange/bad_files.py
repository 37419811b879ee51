"""Sixty files as no program should write them, made anew each time: who of them can be read, and what is told.

python -m tests.exchange.bad_files FOLDER writes them, to be tried by hand.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from PIL import Image

HEAD = "Name,Phone,Birthday,Note\n"
GOOD = "Ada Byron,07700 900111,10 December 1985,Rye\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Byron\nTEL:07700 900111\nEND:VCARD\n"


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that something is wrong with; `people` are found in it all the same; `told`: that there is something."""

    name: str
    data: bytes
    people: tuple[str, ...] = ("Ada Byron",)
    told: bool = False


def bad_files() -> Iterator[Bad]:
    yield from _tables()
    yield from _encodings()
    yield from _signs()
    yield from _cards()
    yield from _workbooks()
    yield from _no_lists()


def _table(
    name: str, *rows: str, people: tuple[str, ...] = ("Ada Byron",), told: bool = False, head: str = HEAD
) -> Bad:
    return Bad(f"{name}.csv", (head + GOOD + "\n".join(rows)).encode(), people, told)


def _tables() -> Iterator[Bad]:
    bo = ("Ada Byron", "Bo Lee")
    yield _table("nul bytes", "Bo\0 Lee,1\0,,x\0", people=bo)
    yield _table("only nul rows", "\0\0\0", "\0,\0,\0,\0")
    yield _table("a line of ten million", "Bo Lee,,," + "x" * 10_000_000, people=bo)
    yield _table("a name of ten thousand letters", "B" * 10_000 + ",,,", people=("Ada Byron", "B" * 200))
    yield _table("too few cells", "Bo Lee", people=bo)
    yield _table("too many cells", "Bo Lee,,,x,y,z,1,2,3", people=bo)
    yield _table("ragged", "Bo Lee,1", ",,,,,,,", "Cy Lee,,,x,,,,,,,", people=(*bo, "Cy Lee"))
    yield _table("headers again", HEAD + "Bo Lee,,,", HEAD + HEAD, people=bo)
    yield _table("headers twice over", "Bo Lee,,,", head="Name,Name,Phone,Phone\n", people=("Bo Lee",))
    yield _table("headers after a title", "Bo Lee,,,", people=bo, head="Customers of 2026\n\n" + HEAD)
    yield _table("formulas", '"=HYPERLINK(""http://x"",""y"")",,,', "Bo Lee,,,=1+1", "=cmd|' /C calc'!A0,,,", people=bo)
    yield _table(
        "impossible days", "Bo Lee,,31 February 1980,", "Cy Lee,,99/99/9999,", people=(*bo, "Cy Lee"), told=True
    )
    yield _table("a birthday to come", "Bo Lee,,1 May 2199,", people=bo, told=True)
    yield _table("a day in the year nought", "Bo Lee,,0000-00-00,", people=bo)
    yield _table("days of figures", "Bo Lee,,45678901234567890,", "Cy Lee,,-1,", people=(*bo, "Cy Lee"))
    yield _table("an open quote", '"Bo Lee,,,', "Cy Lee,,,", "Di Lee,,,", people=("Ada Byron", "Cy Lee", "Di Lee"))
    yield _table("a quote in the middle", 'Bo "the" Lee,,"x" y,', people=("Ada Byron", 'Bo "the" Lee'))
    yield _table("quotes everywhere", '"""""",,,', '"Bo Lee","","",""', people=bo)
    yield _table("nobody's rows", ",07700 900222,,", ",,,A note", ",,,", told=True)
    yield _table("the same a hundred times", *["Bo Lee,07700 900222,,"] * 100, people=bo)
    yield _table("only blanks", "   ,  ,\t, ", "\u00a0,\u2003,,")
    yield _table("carriage returns inside", "Bo Lee,,,a\r\r\rb", people=bo)
    yield _table("a phone of a spreadsheet", "Bo Lee,4.42079E+11,,", people=bo, told=True)
    yield _table("a payment card", "Bo Lee,,,4111 1111 1111 1111", people=bo, told=True)
    yield _table("emails everywhere", "Bo Lee,@@@@,@,a@b@c", people=bo)
    yield Bad("two delimiters.csv", b"Name;Phone,Note\nAda Byron;07700 900111,x\nBo Lee;1,y\n", ("Ada Byron", "Bo Lee"))
    yield Bad(
        "a wide one.csv", ("Name," + ",".join(f"c{n}" for n in range(3000)) + "\nAda Byron" + ",x" * 3000).encode(), ()
    )
    many = ",".join(f"c{n}" for n in range(300))
    yield Bad("a wide one of a till.csv", f"Name,Phone,Birthday,{many}\nAda Byron,1,1 May 1980{',x' * 300}".encode())
    yield Bad("only headers.csv", HEAD.encode(), ())
    yield Bad("one line.csv", b"Name,Phone", ())
    yield Bad("sep.csv", b"sep=;\r\nName;Phone\r\nAda Byron;1\r\n")
    yield Bad("carriage returns alone.csv", (HEAD + GOOD).replace("\n", "\r").encode())
    yield Bad("an end that stops.csv", (HEAD + GOOD + "Bo L").encode(), ("Ada Byron", "Bo L"))


def _encodings() -> Iterator[Bad]:
    text = HEAD + GOOD + "Zoë Łódzki,,,é\n"
    both = ("Ada Byron", "Zoë Łódzki")
    yield Bad("utf-16 without a mark.csv", text.encode("utf-16-le"), both)
    yield Bad("utf-16 cut in a letter.csv", text.encode("utf-16")[:-1], ("Ada Byron",))
    yield Bad("utf-32.csv", text.encode("utf-32"), both)
    yield Bad("two marks.csv", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(), both)
    yield Bad("a mark that lies.csv", b"\xff\xfe" + (HEAD + GOOD).encode(), ())
    yield Bad(
        "utf-8 with bytes of Windows.csv",
        text.encode() + "Zoë Two,,,é\n".encode("cp1252"),
        (*both, "Zoë Two"),
        told=True,
    )
    yield Bad("cut in a letter.csv", text.encode()[:-2], both, told=True)
    yield Bad("wrong twice.csv", text.encode().decode("cp1252", "replace").encode(), ("Ada Byron",))
    yield Bad("half of a pair.csv", (HEAD + GOOD).encode() + b"Bo \xed\xa0\x80Lee,,,\n", ("Ada Byron",), told=False)


def _signs() -> Iterator[Bad]:
    yield _table("right to left", "\u202eeeL oB,,,", people=("Ada Byron",))
    yield _table("zero width", "Bo\u200b \u200dLee\ufeff,,,", people=("Ada Byron",))
    yield _table("arabic and hebrew", "دعاء عادل,,,", "שרה לוי,,,", people=("Ada Byron", "دعاء عادل", "שרה לוי"))
    yield _table("faces", "👩\u200d🍳 Bo,,,", people=("Ada Byron",))
    yield _table("marks without end", "B" + "\u0301" * 500 + "o,,,", people=("Ada Byron",))
    yield _table("bells", "Bo\x07\x08\x1b[31m Lee,,,", people=("Ada Byron",))


def _photo(side: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def _cards() -> Iterator[Bad]:
    import base64

    bo = CARD.replace("Ada Byron", "Bo Lee")
    both = ("Ada Byron", "Bo Lee")
    yield Bad("never closed.vcf", (CARD.replace("END:VCARD\n", "") + bo).encode(), both, told=True)
    yield Bad("never begun.vcf", ("FN:Nobody\nEND:VCARD\n" + CARD).encode(), told=True)
    yield Bad("cut short.vcf", (CARD + bo)[:-20].encode(), both, told=True)
    yield Bad("without a name.vcf", (CARD + "BEGIN:VCARD\nTEL:1\nEND:VCARD\n").encode(), told=True)
    yield Bad("one in another.vcf", ("BEGIN:VCARD\n" * 50 + CARD).encode(), told=True)
    yield Bad("a photo that is none.vcf", CARD.replace("END", "PHOTO;ENCODING=b:!!!!\nEND").encode(), told=True)
    huge = base64.b64encode(_photo(3000)).decode()
    yield Bad("a huge photo.vcf", CARD.replace("END", f"PHOTO;ENCODING=b;TYPE=JPEG:{huge}\nEND").encode())
    yield Bad("a folded line without end.vcf", CARD.replace("END", "NOTE:x\n" + " y\n" * 100_000 + "END").encode())
    yield Bad("an impossible birthday.vcf", CARD.replace("END", "BDAY:1985-02-31\nEND").encode(), told=True)
    yield Bad(
        "quoted-printable that breaks off.vcf", CARD.replace("END", "NOTE;QUOTED-PRINTABLE:=C3=\nEND").encode(), ()
    )
    yield Bad("ten thousand types.vcf", CARD.replace("TEL:", "TEL;" + "TYPE=x;" * 10_000 + "A=b:").encode())
    yield Bad("nul in cards.vcf", CARD.replace("Ada", "A\0da").encode(), ())


def _workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _workbooks() -> Iterator[Bad]:
    good = _workbook(["Name", "Phone", "Note"], ["Ada Byron", "07700 900111", "=1+1"])
    yield Bad("formulas.xlsx", good)
    yield Bad("cut in half.xlsx", good[: len(good) // 2], ())
    yield Bad("spoilt.xlsx", good[:200] + b"\0" * 200 + good[400:], ())
    yield Bad("a bomb.xlsx", _zip({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b" " * 300_000_000}), ())
    yield Bad("any zip.xlsx", _zip({"a.txt": b"hello"}), ())
    yield Bad("an empty zip.xlsx", _zip({}), ())
    yield Bad("no rows.xlsx", _workbook(), ())


def _no_lists() -> Iterator[Bad]:
    yield Bad("empty.csv", b"", ())
    yield Bad("one byte.csv", b"\xff", ())
    yield Bad("blank lines.csv", b"\r\n" * 1000, ())
    yield Bad("a picture.csv", _photo(64), ())
    yield Bad("a pdf.csv", b"%PDF-1.7\n\xff\xff\0\0", ())
    yield Bad("a page.csv", b"<!DOCTYPE html><html><body>Name</body></html>", ())
    yield Bad("a letter.csv", b"Dear Ada, thank you for the cake.\nYours, Bo\n", ())
    yield Bad("an old workbook.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, ())
    yield Bad("zeros.csv", b"\0" * 100_000, ())


if __name__ == "__main__":
    for bad in bad_files():
        (Path(sys.argv[1]) / bad.name).write_bytes(bad.data)
