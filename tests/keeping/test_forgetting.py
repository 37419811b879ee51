"""Forgotten is forgotten, on real files: no byte in the file, its indexes, its log or new backups; nothing returns."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.counter.customers import NewCustomer, add
from shopfriend.exchange import importing, planning
from shopfriend.exchange.person import Person, PersonPhone, Reading
from shopfriend.exchange.views import Met
from shopfriend.keeping import backups, forgetting, new_code, restoring, rights_paper
from shopfriend.keeping.rights_views import Forgot
from shopfriend.keeping.settings import of_shop
from shopfriend.problem import Problem
from shopfriend.records.audience import Heard
from shopfriend.records.backup import Why
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer
from shopfriend.records.everything import METADATA
from shopfriend.records.household import Household
from shopfriend.records.referral import Referral
from shopfriend.store import cipher, copies, covering, forgotten_list
from shopfriend.store.database import Database
from shopfriend.store.key import NoKeychain
from tests.conftest import SALT, SECRET, shop_in
from tests.keeping.people_to_forget import HERS, THEIRS, TODAY, fill
from tests.store.decrypted import found_in, plain_bytes

KEY = cipher.raw_key(SECRET, SALT)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HER_ROW = Person("Quendoline Brackwäter", phones=(PersonPhone("0770 900 4711"),))


@pytest.fixture(scope="module")
def filled(empty_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = Path(shutil.copy(empty_shop, tmp_path_factory.mktemp("forget") / "shop.shopfriend"))
    with closing(shop_in(path)) as database:
        her, _him = fill(database)
    return path, her


@pytest.fixture
def shop(filled: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    return Path(shutil.copy(filled[0], tmp_path / "shop.shopfriend")), filled[1]


def forget(path: Path, uid: str, places: tuple[Path, ...] = ()) -> Forgot:
    return forgetting.forget(path, KEY, uid, NOW, TODAY, places)


def words_left(path: Path, key: str = KEY) -> set[str]:
    return found_in(plain_bytes(path, key), HERS)


def names_in(path: Path, key: str = KEY) -> set[str]:
    with closing(cipher.connect(path, key)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM customer")}


def sound(path: Path) -> None:
    with closing(cipher.connect(path, KEY)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("conversation_search", "detail_search"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')").close()


def test_her_words_are_there_before_and_not_a_byte_of_them_after(shop: tuple[Path, str]) -> None:
    path, her = shop
    assert words_left(path) == HERS
    done = forget(path, her)
    assert done.swept
    assert not done.unreached
    assert words_left(path) == set()
    assert found_in(plain_bytes(path, KEY), THEIRS) == THEIRS
    assert not path.with_name(path.name + "-wal").exists()
    sound(path)
    with closing(shop_in(path)) as database:
        made = database.back_up(TODAY, Why.DAY)
    assert words_left(made.file) == set()


def test_what_is_shared_stays_with_the_others_without_her_name(shop: tuple[Path, str]) -> None:
    path, her = shop
    forget(path, her)
    with closing(shop_in(path)) as database, database.reading() as session:
        texts = set(session.scalars(select(Conversation.text)))
        house = session.scalars(select(Household)).one()
        cards = {tuple(card.paragraphs) or card.beginning for card in session.scalars(select(Card))}
        heard = session.scalars(select(Heard)).one()
        assert session.scalars(select(Referral)).all() == []
        assert len(session.scalars(select(Present)).all()) == 2
    assert texts == {"… and Thibault like gardening", "He met … with his bassoon"}
    assert (house.envelope_name, house.beginning) == ("Thibault Dovecote", "Dear Thibault")
    assert cards == {("Thank you for sending …",), "Dear Thibault and …"}
    assert (heard.text, heard.customer_id) == ("Lovely clementines here", None)


def test_nobody_can_be_forgotten_twice_and_a_stranger_not_at_all(shop: tuple[Path, str]) -> None:
    path, her = shop
    forget(path, her)
    before = plain_bytes(path, KEY)
    for uid in (her, "nobody"):
        with pytest.raises(Problem) as problem:
            forget(path, uid)
        assert problem.value.code == "nobody-named"
    assert found_in(before, THEIRS) == found_in(plain_bytes(path, KEY), THEIRS)


def test_an_open_window_and_a_reader_meanwhile_do_no_harm(shop: tuple[Path, str]) -> None:
    path, her = shop
    with closing(shop_in(path)) as database:
        with database.reading() as session:
            session.scalars(select(Customer)).all()
            done = forget(path, her)
        assert not done.swept
        with database.reading() as session:
            assert her not in session.scalars(select(Customer.uid)).all()
    with closing(cipher.connect(path, KEY)) as connection:
        assert not forgotten_list.is_swept(connection)
    assert forgetting.sweep_if_due(path, KEY)
    assert words_left(path) == set()


def test_an_old_backup_that_is_brought_back_forgets_her(shop: tuple[Path, str], tmp_path: Path) -> None:
    path, her = shop
    with closing(shop_in(path)) as database:
        old = database.back_up(TODAY - timedelta(9), Why.DAY).file
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.carry(path, stick)
    forget(path, her, (stick,))
    restoring.restore(old, KEY, path, TODAY)
    assert words_left(path) == set()
    assert "Thibault Dovecote" in names_in(path)
    # On another computer there is neither the shop nor its folder: the list on the stick tells.
    elsewhere = tmp_path / "elsewhere" / "shop.shopfriend"
    (carried,) = stick.glob("*.shopfriend")
    assert restoring.restore(carried, KEY, elsewhere, TODAY).forgot_all
    assert words_left(elsewhere) == set()
    assert "Thibault Dovecote" in names_in(elsewhere)
    sound(elsewhere)


def test_the_list_goes_wherever_backups_go_and_tells_nothing(shop: tuple[Path, str], tmp_path: Path) -> None:
    path, her = shop
    late, asked = tmp_path / "late stick", tmp_path / "asked"
    late.mkdir()
    asked.mkdir()
    done = forget(path, her, (tmp_path / "away",))
    assert done.unreached == (tmp_path / "away",)
    assert not (tmp_path / "away").exists()
    with closing(shop_in(path)) as database:
        database.back_up(TODAY, Why.DAY)
    backups.carry(path, late)
    backups.back_up_to(path, KEY, TODAY, asked)
    for folder in (copies.folder_of(path), late, asked):
        listed = forgotten_list.file_in(folder, path.stem)
        assert forgotten_list.read(listed, KEY)
        assert found_in(plain_bytes(listed, KEY), HERS) == set()


def test_a_new_code_locks_the_list_anew(shop: tuple[Path, str]) -> None:
    path, her = shop
    with closing(shop_in(path)) as database:
        database.back_up(TODAY - timedelta(9), Why.DAY)
    forget(path, her)
    other = b"another secret!!"
    new_code.change(path, SECRET, other, TODAY, NoKeychain())
    new_key = cipher.raw_key(other, SALT)
    listed = forgotten_list.file_in(copies.folder_of(path), path.stem)
    assert forgotten_list.read(listed, KEY) is None
    assert forgotten_list.read(listed, new_key)
    old = min(copies.backups_in(copies.folder_of(path), SALT), key=lambda each: each.number)
    path.unlink()
    assert restoring.restore(old.file, new_key, path, TODAY).forgot_all
    assert words_left(path, new_key) == set()


def test_a_list_that_cannot_be_read_is_told_of_and_stops_nobody(shop: tuple[Path, str], tmp_path: Path) -> None:
    path, her = shop
    with closing(shop_in(path)) as database:
        old = database.back_up(TODAY - timedelta(9), Why.DAY).file
    forget(path, her)
    listed = forgotten_list.file_in(copies.folder_of(path), path.stem)
    data = bytearray(listed.read_bytes())
    data[2000] ^= 1
    listed.write_bytes(data)
    done = restoring.restore(old, KEY, tmp_path / "new" / "shop.shopfriend", TODAY)
    assert not done.forgot_all
    # The shop itself has the list, too.
    assert not restoring.restore(old, KEY, path, TODAY).forgot_all
    assert words_left(path) == set()


def brought(database: Database, *people: Person) -> list[Met]:
    reading = Reading("list.csv", "table", "utf-8", people, ())
    expected = [each.met for each in planning.plan(database, reading).people]
    importing.store(database, reading)
    return expected


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (HER_ROW, Met.LEFT_OUT),
        (Person("BRACKWÄTER Quendoline", phones=(PersonPhone("+44 770 900 4711", "+447709004711"),)), Met.LEFT_OUT),
        (Person("Quendoline Fernhollow", emails=("Q.Brackwater@example.org",)), Met.LEFT_OUT),
        (Person("Q. B.", emails=("q.brackwater@example.org",)), Met.LEFT_OUT),
        (Person("Quendoline Brackwäter"), Met.LEFT_OUT),
        (Person("Ysoldette Brackwäter", phones=(PersonPhone("0770 900 4711"),)), Met.LEFT_OUT),
        (Person("Quendoline Brackwäter", phones=(PersonPhone("0161 496 0000"),)), Met.NEW),
        (Person("Bartholomew Brackwäter", phones=(PersonPhone("0770 900 4711"),)), Met.NEW),
        (Person("Thibault Dovecote"), Met.SAME),
    ],
    ids=["same", "otherwise written", "married", "e-mail", "name alone", "merged", "namesake", "family", "other"],
)
def test_no_list_brings_her_back(shop: tuple[Path, str], row: Person, met: Met) -> None:
    path, her = shop
    forget(path, her)
    with closing(shop_in(path)) as database:
        assert brought(database, row) == [met]


def test_whoever_comes_again_by_her_own_wish_is_known_from_then_on(shop: tuple[Path, str]) -> None:
    path, her = shop
    forget(path, her)
    tomorrow = NOW + timedelta(1)
    with closing(Database(path, KEY, lambda: tomorrow)) as database:
        again = add(database, NewCustomer("Quendoline Brackwäter", phone="0770 900 4711"), TODAY).uid
        assert brought(database, HER_ROW) == [Met.SAME]
        newer = database.back_up(TODAY, Why.DAY).file
    restoring.restore(newer, KEY, path, TODAY)
    with closing(shop_in(path)) as database, database.reading() as session:
        assert again in session.scalars(select(Customer.uid)).all()


def test_somebody_who_is_there_twice_is_told_of(shop: tuple[Path, str]) -> None:
    path, her = shop
    with closing(shop_in(path)) as database:
        add(database, NewCustomer("Brackwäter, Quendoline", phone="+44 770 900 4711"), TODAY)
    assert forget(path, her).alike == ("Brackwäter, Quendoline",)


def test_the_receipt_names_nobody_and_says_what_stays(shop: tuple[Path, str]) -> None:
    path, her = shop
    with closing(shop_in(path)) as database:
        settings = of_shop(database)
    notice = rights_paper.receipt(forget(path, her), settings)
    said = " ".join(
        [notice.title, notice.below, notice.foot, *(" ".join((head, *each)) for head, each in notice.parts)]
    )
    assert found_in(said.encode(), HERS | {her}) == set()
    for word in ("Paper", "PDF", "exports", "Backups", "24 November 2026", "Marlow & Daughter"):
        assert word in said


FIXED = {
    "address": {"street", "postcode", "town", "region", "country", "source"},
    "card": {"recipient_uid", "subject_uid", "language", "text_key", "hand", "design", "format"},
    "change": {"action", "table_name", "row_uid", "customer_uid", "staff_uid", "undoes", "before", "after"},
    "check_up": {"figures"},
    "column_meaning": {"header", "kind"},
    "conversation": {"folded"},
    "customer": {"name", "given", "family", "called", "sounds_like", "reference", "language", "sources"},
    "detail": {"source", "folded"},
    "email": {"address", "source"},
    "forgotten": {"key", "mark"},
    "heard": {"promise_uid"},
    "merged": {"gone_uid", "action"},
    "own_hand": {"name"},
    "own_picture": {"name"},
    "own_words": {"language"},
    "phone": {"number", "international", "source"},
    "photo": {"source"},
    "point_of_contact": {"cycle", "icon"},
    "print_run": {"paper", "printer"},
    "shop": {
        "name",
        "street",
        "postcode",
        "town",
        "country",
        "region",
        "language",
        "paper",
        "hand",
        "card_format",
        "ink",
    },
    "staff": {"name", "role", "hand"},
}
"""Columns of text that are no place to write freely in, or that belong to one customer alone and go with her."""


def test_every_place_where_somebody_may_be_named_is_known() -> None:
    for table in METADATA.tables.values():
        for column in table.columns:
            is_text = column.type.python_type in (str, dict, list) and not hasattr(column.type, "enums")
            if is_text and column.name != "uid":
                known = {*covering.WORDS.get(table.name, ()), *FIXED.get(table.name, ())}
                assert column.name in known, f"{table.name}.{column.name}"
