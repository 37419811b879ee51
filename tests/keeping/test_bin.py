"""What was deleted lies in the bin for thirty days and is given back as it was; an older list is taken back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.counter import conversations, facts
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add
from shopfriend.counter.views import Fact
from shopfriend.exchange import importing
from shopfriend.exchange.merging import merge
from shopfriend.exchange.person import Person, PersonPhone, Reading
from shopfriend.keeping import bin as keeping_bin
from shopfriend.keeping import deleting, forgetting, restoring
from shopfriend.keeping.bin_views import Binned
from shopfriend.problem import Problem
from shopfriend.records.backup import Why
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Customer, Phone
from shopfriend.records.everything import METADATA
from shopfriend.records.promise import Promise
from shopfriend.records.staff import Staff
from shopfriend.store import cipher
from shopfriend.store.database import Database, changes_of
from shopfriend.store.old_images import OF_THE_SHOP
from shopfriend.store.undoing import undo
from tests.conftest import SALT, SECRET, shop_in
from tests.end_to_end.how_often import times
from tests.keeping.people_to_forget import HERS, TODAY, fill
from tests.keeping.test_forgetting_always import DOES, Counter
from tests.store.decrypted import found_in, plain_bytes

KEY = cipher.raw_key(SECRET, SALT)
NOT_COMPARED = {"version", "created", "changed"}


@pytest.fixture(scope="module")
def filled(empty_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    path = Path(shutil.copy(empty_shop, tmp_path_factory.mktemp("bin") / "shop.shopfriend"))
    with closing(shop_in(path)) as database:
        her, him = fill(database)
    return path, her, him


@pytest.fixture
def shop(filled: tuple[Path, str, str], tmp_path: Path) -> Iterator[tuple[Database, str, str]]:
    with closing(shop_in(Path(shutil.copy(filled[0], tmp_path / "shop.shopfriend")))) as database:
        yield database, filled[1], filled[2]


def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """All rows of all nouns, but for when and how often they were written."""
    found = {}
    with database.reading() as session:
        for table in METADATA.sorted_tables:
            if table.name != "change":
                rows = session.execute(select(table).order_by(table.c.id)).mappings()
                found[table.name] = [{k: v for k, v in row.items() if k not in NOT_COMPARED} for row in rows]
    return found


def uid_of(database: Database, noun: type, where: Any = None) -> str:
    with database.reading() as session:
        rows = select(noun.uid) if where is None else select(noun.uid).where(where)
        return str(session.scalars(rows.order_by(noun.id)).first())


def test_a_customer_is_given_back_with_all_that_was_hers(shop: tuple[Database, str, str]) -> None:
    database, her, _him = shop
    before = everything(database)
    deleting.delete_customer(database, her)
    assert everything(database) != before
    (binned,) = keeping_bin.in_bin(database)
    assert (binned.kind, binned.name, binned.day) == (Binned.CUSTOMER, "Quendoline Brackwäter", TODAY)
    keeping_bin.give_back(database, binned.action)
    assert everything(database) == before
    assert keeping_bin.in_bin(database) == ()


def test_a_talk_and_a_promise_are_given_back(shop: tuple[Database, str, str]) -> None:
    database, _her, _him = shop
    before = everything(database)
    deleting.delete_talk(database, uid_of(database, Conversation, Conversation.text.like("%gardening%")))
    deleting.delete_talk(database, uid_of(database, Conversation, Conversation.text.like("%thunderstorms%")))
    deleting.delete_promise(database, uid_of(database, Promise))
    binned = keeping_bin.in_bin(database)
    assert [each.kind for each in binned] == [Binned.PROMISE, Binned.TALK, Binned.TALK]
    assert {each.name for each in binned} == {"Quendoline Brackwäter"}
    assert not any("thunder" in str(each) for each in binned)
    for each in binned:
        keeping_bin.give_back(database, each.action)
    assert everything(database) == before


def test_after_thirty_days_it_is_not_offered_any_more(shop: tuple[Database, str, str]) -> None:
    database, her, _him = shop
    deleting.delete_customer(database, her)
    for days, lies_there in ((29, 1), (31, 0)):
        later = datetime(2026, 11, 24, 9, 30, tzinfo=UTC) + timedelta(days)
        with closing(Database(database.path, KEY, lambda later=later: later)) as then:
            assert len(keeping_bin.in_bin(then)) == lies_there


def test_after_thirty_days_nothing_is_left_of_a_customer_and_no_list_brings_her_back(
    shop: tuple[Database, str, str],
) -> None:
    database, her, _him = shop
    row = Person("Quendoline Brackwäter", phones=(PersonPhone("0770 900 4711"),))
    two = of(Person("Ann One", phones=(PersonPhone("0161 496 0001"),)), Person("Bert Two"))
    one = of(Person("Carl Three"))
    for listed in (two, one):
        undo(database, importing.store(database, listed).changes.action)
    old = database.back_up(TODAY, Why.DAY).file
    deleting.delete_customer(database, her)
    database.close()
    now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert forgetting.empty_bin(database.path, KEY, now + timedelta(29)) == 0
    assert found_in(plain_bytes(database.path, KEY), HERS)
    assert forgetting.empty_bin(database.path, KEY, now + timedelta(31)) == 4
    assert found_in(plain_bytes(database.path, KEY), HERS | {"Ann One", "Bert Two"}) <= {"Quendoline", "Brackwäter"}
    assert keeping_bin.in_bin(database) == ()
    assert forgetting.empty_bin(database.path, KEY, now + timedelta(31)) == 0
    assert importing.store(database, of(row)).stored == 0
    assert importing.store(database, two).stored == 2
    assert importing.store(database, one).stored == 1
    database.close()
    restoring.restore(old, KEY, database.path, TODAY)
    with database.reading() as session:
        assert her in session.scalars(select(Customer.uid)).all()


def test_what_is_not_there_cannot_be_deleted(shop: tuple[Database, str, str]) -> None:
    database, _her, _him = shop
    does: list[Callable[[Database, str], Any]] = [
        deleting.delete_customer,
        deleting.delete_talk,
        deleting.delete_promise,
    ]
    for delete in does:
        with pytest.raises(Problem):
            delete(database, "nobody")


def of(*people: Person) -> Reading:
    return Reading("till.csv", "table", "utf-8", people, ())


def test_a_list_of_earlier_days_is_taken_back_unless_something_was_built_upon_it(
    shop: tuple[Database, str, str],
) -> None:
    database, her, him = shop
    before = everything(database)
    importing.store(database, of(Person("Ann One", phones=(PersonPhone("0161 496 0001"),)), Person("Bert Two")))
    importing.store(database, of(Person("Carl Three")))
    database.close()
    second, first = keeping_bin.lists_brought(database)
    assert (first.source, first.customers, first.day) == ("till.csv (table)", 2, TODAY)
    undo(database, second.action)
    talk = remember(database, [uid_of(database, Customer, Customer.name == "Ann One")], Talk("Hello"), TODAY)
    with pytest.raises(Problem) as problem:
        undo(database, first.action)
    assert problem.value.code == "changed-since"
    undo(database, talk.changes.action)
    undo(database, first.action)
    assert everything(database) == before
    assert keeping_bin.lists_brought(database) == ()
    assert keeping_bin.in_bin(database) == ()
    merge(database, him, her)
    assert keeping_bin.in_bin(database) == ()


@pytest.mark.parametrize("people", [1, 2, 3])
def test_a_list_that_was_taken_back_may_be_brought_again_and_who_was_deleted_may_not(
    shop: tuple[Database, str, str], people: int
) -> None:
    database, _her, _him = shop
    listed = of(*(Person(f"Ann {number}", phones=(PersonPhone(f"0161 496 000{number}"),)) for number in range(people)))
    for _time in range(2):
        brought = importing.store(database, listed)
        assert brought.stored == people
        undo(database, brought.changes.action)
    importing.store(database, listed)
    gone = deleting.delete_customer(database, uid_of(database, Customer, Customer.name == "Ann 0"))
    assert importing.store(database, listed).stored == 0
    given_back = keeping_bin.give_back(database, gone.action)
    assert importing.store(database, listed).stored == 0
    again = undo(database, given_back.action)
    assert [each.name for each in keeping_bin.in_bin(database)] == ["Ann 0"]
    assert importing.store(database, listed).stored == 0
    undo(database, again.action)
    assert uid_of(database, Customer, Customer.name == "Ann 0")


def test_what_a_newer_list_changed_and_was_taken_back_may_be_brought_again(shop: tuple[Database, str, str]) -> None:
    database, _her, _him = shop
    first, newer = (
        of(Person("Ann One", reference="7", phones=(PersonPhone(n),))) for n in ("0161 496 1", "0161 496 2")
    )
    importing.store(database, first)
    changed = importing.store(database, newer)
    undo(database, changed.changes.action)
    importing.store(database, newer)
    with database.reading() as session:
        numbers = session.scalars(select(Phone.number).join(Customer).where(Customer.name == "Ann One")).all()
    assert numbers == ["0161 496 2"]


def test_the_log_of_the_shop_itself_is_emptied_after_thirty_days_and_that_of_customers_kept(
    shop: tuple[Database, str, str],
) -> None:
    database, her, _him = shop
    with database.writing() as session:
        session.add(Staff(name="Quirin"))
    hired = changes_of(session).action
    talk = remember(database, [her], Talk("The thunder again"), TODAY).uid
    conversations.reword(database, talk, text="The thunder, and the dog")
    database.close()

    def told(table: str) -> list[bool]:
        with database.reading() as session:
            rows = session.execute(select(Change.after).where(Change.table_name == table)).all()
        database.close()
        return [after is not None for (after,) in rows]

    talks, now = told("conversation"), datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    forgetting.empty_bin(database.path, KEY, now + timedelta(29))
    assert True in told("staff")
    forgetting.empty_bin(database.path, KEY, now + timedelta(31))
    assert set(told("staff")) == {False}
    assert told("conversation") == talks
    assert all(talks)
    with pytest.raises(Problem) as problem:
        undo(database, hired)
    assert problem.value.code == "too-long-ago"


def test_of_every_noun_it_is_known_whether_it_is_the_shops_alone() -> None:
    """A noun that is neither is new: its images are kept for good until it stands in one of the two."""
    customers = {"conversation", "customer", "household", "card", "printed_card", "forgotten", "change"}
    of_one = {table.name for table in METADATA.sorted_tables if "customer_id" in table.c}
    assert {*METADATA.tables} == customers | (of_one - {"heard"}) | OF_THE_SHOP
    assert not OF_THE_SHOP & customers


def test_nobody_who_is_no_longer_is_named_there(database: Database) -> None:
    uid = add(database, NewCustomer("Ann One"), TODAY).uid
    talk = remember(database, [uid], Talk("Hello"), TODAY)
    conversations.mark(database, talk.uid, between_us=True)
    deleting.delete_talk(database, talk.uid)
    with database.writing() as session:
        from shopfriend.records.kinds import Gone

        session.scalars(select(Customer)).one().gone = Gone.DIED
    assert [each.name for each in keeping_bin.in_bin(database)] == [""]
    deleting.delete_customer(database, uid)
    assert {each.name for each in keeping_bin.in_bin(database)} == {""}


ONE_ACTION = (
    Counter.alone,
    Counter.between_us,
    Counter.together,
    Counter.notes,
    Counter.married,
    Counter.e_mail,
)


@settings(max_examples=times(3, 250))
@given(st.lists(st.sampled_from(DOES), min_size=1, max_size=8), st.data())
def test_undo_and_bin_give_exactly_what_was_before(
    empty_shop: Path, does: list[Callable[[Counter], None]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_shop, Path(folder) / "shop.shopfriend"))
        with closing(shop_in(path)) as database:
            counter = Counter(database)
            for do in does:
                before = everything(database)
                known = len(counter.actions)
                try:
                    do(counter)
                except Problem:
                    assert everything(database) == before
                    continue
                if len(counter.actions) == known + 1 and do in ONE_ACTION:
                    after = everything(database)
                    taken = undo(database, counter.actions[-1])
                    assert everything(database) == before
                    undo(database, taken.action)
                    assert everything(database) == after
            before = everything(database)
            with database.reading() as session:
                talks, promises = session.scalars(select(Conversation.uid)).all(), session.scalars(select(Promise.uid))
                choices = [
                    (deleting.delete_customer, counter.her),
                    (deleting.delete_customer, counter.him),
                    *((deleting.delete_talk, uid) for uid in talks),
                    *((deleting.delete_promise, uid) for uid in promises),
                ]
            delete, uid = data.draw(st.sampled_from(choices))
            delete(database, uid)
            binned = keeping_bin.in_bin(database)[0]
            keeping_bin.give_back(database, binned.action)
            assert everything(database) == before
            facts.change(database, counter.him, {Fact.NOTES: "still writes"}, TODAY)
