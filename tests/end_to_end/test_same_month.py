"""The window and the command see the same month: the same cards for the same reasons, in the same words."""

import shutil
from datetime import date
from pathlib import Path

from sqlalchemy import select

from shopfriend.app import Surroundings
from shopfriend.opened.shop import OpenShop
from shopfriend.records.card import Card
from shopfriend.records.kinds import CardState, Occasion
from shopfriend.store import cipher, recovery_code
from shopfriend.store.database import Database
from tests.end_to_end.command import CODE, TODAY, done

MONTH = date(2026, 11, 1)
BY_COMMAND = (Occasion.THANK_YOU, Occasion.REFERRAL_THANKS, Occasion.BIRTHDAY)

Told = dict[tuple[str, str, str], tuple[str, ...]]


def by_window(shop: Path, resources: Path) -> tuple[Told, Told]:
    """What the window lays on the month's pile: all of it, and what may be offered alone, by name and occasion."""
    opened = OpenShop(Surroundings(resources, CODE, date.fromisoformat(TODAY), shop.with_suffix(".json")), shop, CODE)
    opened.prepare()
    pile = opened.features().cards.month(MONTH).cards
    opened.close()
    return words_in(shop, [card.uid for card in pile])


def words_in(shop: Path, cards: list[str]) -> tuple[Told, Told]:
    database = Database(shop, cipher.raw_key(recovery_code.secret_of(CODE), shop.read_bytes()[:16]))
    with database.reading() as session:
        rows = session.scalars(select(Card).where(Card.uid.in_(cards))).all()
    database.close()
    told = {
        (row.recipient_uid, row.occasion, row.subject_uid): (row.beginning, *row.paragraphs, row.ending) for row in rows
    }
    return told, {key: words for key, words in told.items() if key[1] not in BY_COMMAND}


def by_command(shop: Path, folder: Path) -> tuple[Told, int]:
    """What the command takes, and how many cards it printed."""
    answer = done(folder, "cards", "--month", "2026-11", "--out", folder / "out", "--shop", shop, "--json").answer
    database = Database(shop, cipher.raw_key(recovery_code.secret_of(CODE), shop.read_bytes()[:16]))
    with database.reading() as session:
        waiting = session.scalars(select(Card.uid).where(Card.state == CardState.WAITING)).all()
    database.close()
    return words_in(shop, list(waiting))[0], len(answer["cards"])


def test_the_command_takes_what_the_window_suggests_in_the_same_words(
    shop: Path, tmp_path: Path, resources: Path
) -> None:
    other = Path(shutil.copy(shop, tmp_path / "other"))
    in_window, offered = by_window(shop, resources)
    printed, number = by_command(other, tmp_path)
    assert number == len(printed) > 10
    assert printed.items() <= in_window.items()
    assert offered
    # What only the window shows waits for the owner's word: partners are thanked, Christmas comes.
    assert {key[1] for key in in_window.keys() - printed.keys()} <= {*BY_COMMAND[:1], *(key[1] for key in offered)}
    assert by_window(other, resources)[0] == in_window


def test_after_the_window_the_command_prints_the_words_that_lie_there(
    shop: Path, tmp_path: Path, resources: Path
) -> None:
    in_window, _offered = by_window(shop, resources)
    printed, number = by_command(shop, tmp_path)
    assert number == len(printed) > 10
    assert printed.items() <= in_window.items()
