"""What stands on the recovery sheet of a shop: which one it is, and for which code."""

from contextlib import closing
from pathlib import Path

from shopfriend.language import yearly_day_in_words
from shopfriend.printing.recovery_sheet import SheetToPrint
from shopfriend.records.backup import Sheet
from shopfriend.store import cipher, recovery_code
from shopfriend.store.sheet import sheet_of


def sheet_now(path: Path, secret: bytes) -> Sheet:
    """The sheet that opens a shop today. Raises Problem as `cipher.check_opens`."""
    return _asked(path, secret)[0]


def paper(path: Path, secret: bytes) -> SheetToPrint:
    """The sheet with the code that opens the shop today."""
    sheet, name = _asked(path, secret)
    return _printed(name, secret, sheet)


def paper_to_come(path: Path, secret: bytes, new: bytes, sheet: Sheet) -> SheetToPrint:
    """A sheet with a new code, for the shop that `secret` still opens."""
    return _printed(_asked(path, secret)[1], new, sheet)


def _asked(path: Path, secret: bytes) -> tuple[Sheet, str]:
    with closing(cipher.connect(path, cipher.raw_key(secret, cipher.salt_of(path)))) as connection:
        cipher.check_opens(connection, path)
        row = connection.execute("SELECT name FROM shop ORDER BY id LIMIT 1").fetchone()
        return sheet_of(connection), row[0] if row else ""


def _printed(name: str, secret: bytes, sheet: Sheet) -> SheetToPrint:
    day = yearly_day_in_words(sheet.day.day, sheet.day.month, sheet.day.year)
    return SheetToPrint(recovery_code.code_of(secret), name, sheet.number, day)
