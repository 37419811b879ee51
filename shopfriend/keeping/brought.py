"""What the owner brings along as a file, a handwriting or a picture: read whole, and called as nothing else is."""

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.handwriting.font_name import LONGEST, tidied
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.own_hand import OwnHand
from shopfriend.records.own_picture import OwnPicture

Brought = TypeVar("Brought", OwnHand, OwnPicture)


def content_of(path: Path, most: int) -> bytes:
    """The bytes of a file; of one that is longer than `most`, one more than that.

    Raises Problem `folder`, `no-file` or `unreadable-file`.
    """
    file = shown(path)
    try:
        if path.is_dir():
            raise Problem("folder", _("{file} is a folder; please choose a file in it."), file=file)
        if not path.exists():
            raise Problem("no-file", _("There is no file {file}."), file=file)
        if not path.is_file():  # a pipe or a device may keep whoever opens it waiting for ever
            raise Problem("unreadable-file", _("The file {file} cannot be read."), file=file)
        with path.open("rb") as opened:
            return opened.read(most + 1)
    except (OSError, ValueError) as fault:
        raise Problem("unreadable-file", _("The file {file} cannot be read."), file=file) from fault


def shown(path: Path) -> str:
    """The name of a file as it can stand in a sentence."""
    return tidied(path.name) or str(path)


def named(session: Session, noun: type[Brought], name: str) -> Brought | None:
    """The row of that name, however it is capitalised: SQLite's own comparison knows only the letters of English."""
    wanted = tidied(name).casefold()
    names = dict(iter(session.execute(select(noun.id, noun.name))))
    key = next((key for key, each in names.items() if each.casefold() == wanted), None)
    return None if key is None else session.get_one(noun, key)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it where something else has it."""
    others = {other.casefold() for other in taken}
    number, free = 1, name
    while free.casefold() in others:
        number += 1
        free = f"{name[: LONGEST - len(str(number)) - 1].rstrip()} {number}"
    return free
