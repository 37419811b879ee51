from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from shopfriend.problem import Problem
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer, Phone, Photo
from shopfriend.records.kinds import Stage
from shopfriend.records.own_hand import OwnHand
from shopfriend.store import cipher
from shopfriend.store.change_log import insert_rows
from shopfriend.store.database import Database, changes_of
from tests.conftest import SALT, SECRET


def log(database: Database) -> list[Change]:
    with database.reading() as session:
        return list(session.scalars(select(Change).order_by(Change.sequence)))


def test_what_is_written_is_read_back_by_another_process_with_the_key(database: Database, shop_file: Path) -> None:
    with database.writing() as session:
        session.add(Customer(name="Margit Sørensen", called="Maggie"))
    database.close()
    again = Database(shop_file, cipher.raw_key(SECRET, SALT))
    with again.reading() as session:
        assert session.scalars(select(Customer.called)).all() == ["Maggie"]
    again.close()


def test_nothing_of_it_can_be_read_in_the_file(database: Database, shop_file: Path) -> None:
    with database.writing() as session:
        session.add(Customer(name="Margit Sørensen", notes="a secret worth keeping"))
    for path in shop_file.parent.iterdir():
        assert b"secret worth" not in path.read_bytes()


def test_every_write_is_told_in_the_log_with_what_stood_before(database: Database) -> None:
    with database.writing(staff_uid="nadia") as session:
        customer = Customer(name="Margit", phones=[Phone(number="41 07")])
        session.add(customer)
    first = changes_of(session)
    with database.writing() as session:
        changed = session.get_one(Customer, customer.id)
        changed.stage = Stage.CLIENT
        changed.since = date(2009, 5, 1)
    with database.writing() as session:
        session.delete(session.scalars(select(Phone)).one())
    added, phone, edited, deleted = log(database)
    assert (added.table_name, added.before, added.staff_uid) == ("customer", None, "nadia")
    assert added.after is not None
    assert added.after["name"] == "Margit"
    assert phone.customer_uid == added.row_uid == customer.uid
    assert edited.before is not None
    assert edited.after is not None
    assert (edited.before["stage"], edited.after["stage"]) == ("customer", "client")
    assert (edited.before["since"], edited.after["since"]) == (None, "2009-05-01")
    assert deleted.after is None
    assert deleted.before is not None
    assert deleted.before["number"] == "41 07"
    assert first.action == added.action == phone.action != edited.action
    assert first.tables == {"customer", "phone"}
    assert first.customers == {customer.uid}
    assert first.sequence == phone.sequence


def test_what_is_bulky_is_told_by_its_size_and_hash(database: Database) -> None:
    font = bytes(range(256)) * 40
    with database.writing() as session:
        session.add(OwnHand(name="Anna", joined=True, font=font, compiled=b"one"))
        insert_rows(session, OwnHand, [{"name": "Berta", "joined": False, "font": font, "compiled": b"one"}])
    with database.writing() as session:
        session.scalars(select(OwnHand).where(OwnHand.name == "Anna")).one().compiled = b"two"
    for change in log(database):
        assert change.after is not None
        assert change.after["font"] == {"bytes": 10240, "sha256": sha256(font).hexdigest()}
        assert len(str(change.after)) < 500
    last = log(database)[-1]
    assert last.before is not None
    assert last.before["compiled"] != last.after["compiled"]


def test_pictures_and_instants_stand_in_the_log_too(database: Database) -> None:
    with database.writing() as session:
        customer = Customer(name="Margit")
        session.add(customer)
        session.flush()
        session.add(Photo(customer_id=customer.id, picture=b"\xff\xd8\x00"))
    last = log(database)[-1]
    assert last.after is not None
    assert last.after["picture"] == {"base64": "/9gA"}
    assert last.after["created"] == "2026-11-24T09:30:00+00:00"
    assert last.at == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_a_write_that_fails_leaves_neither_row_nor_log(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(Customer(name="Margit"))
        session.flush()
        session.add(Customer(name="   "))
    assert log(database) == []
    with database.reading() as session:
        assert session.scalars(select(Customer)).all() == []


def test_an_action_without_writes_changes_nothing(database: Database) -> None:
    with database.writing() as session:
        session.scalars(select(Customer)).all()
    assert changes_of(session).sequence == 0


def test_rows_in_bulk_get_keys_defaults_and_a_log(database: Database) -> None:
    with database.writing() as session:
        keys = insert_rows(session, Customer, [{"name": f"Guest {n}", "uid": f"{n:016x}"} for n in range(1200)])
        insert_rows(session, Phone, [{"customer_id": key, "number": "1"} for key in keys.values()])
        assert insert_rows(session, Phone, []) == {}
    told = log(database)
    assert len(told) == 2400
    assert {change.customer_uid for change in told} == set(keys)
    with database.reading() as session:
        guest = session.scalars(select(Customer).where(Customer.uid == f"{7:016x}")).one()
        assert (guest.name, guest.stage, guest.version) == ("Guest 7", Stage.CUSTOMER, 1)
        assert guest.created == datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("statement", [update(Customer).values(name="x"), insert(Customer).values(name="x")])
def test_a_statement_that_would_pass_the_log_by_is_refused(database: Database, statement: object) -> None:
    with database.writing() as session, pytest.raises(TypeError, match="change log"):
        session.execute(statement)  # type: ignore[call-overload]


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(Problem) as problem, database.reading() as session:
        session.execute(text("DELETE FROM customer"))
    assert problem.value.code == "read-only"


def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    with database.reading() as reader:
        assert reader.scalars(select(Customer)).all() == []
        with database.writing() as writer:
            writer.add(Customer(name="Margit"))
        assert reader.scalars(select(Customer)).all() == []
    with database.reading() as reader:
        assert len(reader.scalars(select(Customer)).all()) == 1


def test_two_windows_never_overwrite_each_other_silently(database: Database) -> None:
    with database.writing() as session:
        session.add(Customer(name="Margit"))
    with database.reading() as session:
        stale = session.scalars(select(Customer)).one()
    with database.writing() as session:
        session.scalars(select(Customer)).one().called = "Maggie"
    stale.called = "Margie"
    with pytest.raises(StaleDataError), database.writing() as session:
        session.add(stale)


def test_a_number_is_never_used_again(database: Database) -> None:
    with database.writing() as session:
        first = Customer(name="Margit")
        session.add(first)
    with database.writing() as session:
        session.delete(session.get_one(Customer, first.id, options=[]))
    with database.writing() as session:
        second = Customer(name="Marek")
        session.add(second)
    assert second.id > first.id


def test_a_full_disk_is_one_sentence_and_stores_nothing(database: Database) -> None:
    with database.reading() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
    with pytest.raises(Problem) as problem, database.writing() as session:
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        session.add_all(Customer(name=f"Guest {n}", notes="x" * 4000) for n in range(200))
    assert problem.value.code == "no-room"
    with database.reading() as session:
        assert session.scalars(select(Customer)).all() == []


def test_talks_are_found_by_their_folded_words_but_never_those_between_us(database: Database) -> None:
    query = text("SELECT rowid FROM conversation_search WHERE conversation_search MATCH 'zoe'")
    with database.writing() as session:
        open_talk = Conversation(day=date(2026, 1, 1), text="Zoë!", folded="zoe")
        secret = Conversation(day=date(2026, 1, 1), text="Zoë!", folded="zoe", between_us=True)
        session.add_all([open_talk, secret])
    with database.writing() as session:
        assert session.scalars(query).all() == [open_talk.id]
        session.get_one(Conversation, open_talk.id).between_us = True
        session.get_one(Conversation, secret.id).between_us = False
    with database.writing() as session:
        assert session.scalars(query).all() == [secret.id]
        session.delete(session.get_one(Conversation, secret.id, options=[]))
    with database.reading() as session:
        assert session.scalars(query).all() == []


def test_a_talk_takes_its_list_of_those_present_with_it(database: Database) -> None:
    with database.writing() as session:
        customer = Customer(name="Margit")
        session.add(customer)
        session.flush()
        talk = Conversation(day=date(2026, 1, 1), text="Hello", present=[Present(customer_id=customer.id)])
        session.add(talk)
    with pytest.raises((IntegrityError, OperationalError)), database.writing() as session:
        session.execute(text("DELETE FROM conversation"))
