"""Whatever was done at the counter before: nothing of somebody who was forgotten is left, and nothing returns."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.counter import conversations, details, facts, no_longer
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.views import Fact
from shopfriend.exchange.importing import store
from shopfriend.exchange.merging import merge
from shopfriend.exchange.person import Person, PersonPhone, Reading
from shopfriend.exchange.taking_apart import take_apart
from shopfriend.keeping import forgetting, restoring
from shopfriend.problem import Problem
from shopfriend.records.backup import Why
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind, Direction, Gone, Occasion, SubjectKind
from shopfriend.records.referral import Referral
from shopfriend.store import cipher
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo
from tests.conftest import SALT, SECRET, shop_in
from tests.end_to_end.how_often import times
from tests.keeping.people_to_forget import TODAY
from tests.store.decrypted import found_in, plain_bytes

KEY = cipher.raw_key(SECRET, SALT)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
GIVEN, FAMILY, PHONE = "Quendoline", "Brackwäter", "0770 900 4711"
NAMES = {GIVEN, FAMILY, "Ysoldette", "Fernhollow"}


class Counter:
    """A shop with her, him, and what is done in it; `hers` are words of hers alone, `theirs` words of others."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.hers: set[str] = {PHONE}
        self.theirs: set[str] = set()
        self.her = add(database, NewCustomer(f"{GIVEN} {FAMILY}", GIVEN, FAMILY, phone=PHONE), TODAY).uid
        self.him = add(database, NewCustomer("Thibault Dovecote"), TODAY).uid
        self.actions: list[str] = []
        self.merges: list[str] = []
        self.talks: list[str] = []
        self._number = 0
        self._twins: list[str] = []

    def word(self, kept: set[str] | None = None) -> str:
        self._number += 1
        said = f"qx{self._number}zy{self._number * 7919}w"
        (self.hers if kept is None else kept).add(said)
        return said

    def alone(self) -> None:
        talk = Talk(f"She said {self.word()}", f"And {self.word()}?", NewPromise(self.word()))
        self._stored(remember(self.database, [self.her], talk, TODAY))

    def between_us(self) -> None:
        self._stored(remember(self.database, [self.her], Talk(f"#{self.word()} é", between_us=True), TODAY))

    def together(self) -> None:
        said = f"{GIVEN} told him of {self.word(self.theirs)}"
        self._stored(remember(self.database, [self.her, self.him], Talk(said), TODAY), theirs=True)

    def mentioned(self) -> None:
        said = f"He saw {GIVEN} {FAMILY} with a {self.word(self.theirs)}"
        remember(self.database, [self.him], Talk(said), TODAY)

    def reword(self) -> None:
        if self.talks:
            conversations.reword(self.database, self.talks[-1], text=f"Rather {self.word()}")

    def detail(self) -> None:
        noted = details.add(self.database, self.her, DetailKind.FAVOURITE, self.word())
        details.remove(self.database, noted.uid)
        details.add(self.database, self.her, DetailKind.FAMILY, f"{self.word()}, son")

    def notes(self) -> None:
        self._changed({Fact.NOTES: f"Knows {self.word()}\nand {self.word()}"})

    def married(self) -> None:
        self._changed({Fact.NAME: f"{GIVEN} Fernhollow", Fact.STREET: f"{self.word()} 3", Fact.TOWN: "Ross"})

    def e_mail(self) -> None:
        self._changed({Fact.EMAIL: f"{self.word()}@example.org"})

    def twin(self) -> None:
        self._number += 1
        twin = add(self.database, NewCustomer(f"Ysoldette {FAMILY}", phone=f"0161 {self._number:07}"), TODAY).uid
        remember(self.database, [twin], Talk(f"The twin's {self.word()}"), TODAY)
        self.merges.append(merge(self.database, self.her, twin).action)
        self._twins.append(twin)

    def house(self) -> None:
        with self.database.writing() as session:
            house = Household(envelope_name=f"Thibault & {GIVEN} Dovecote", beginning=f"Dear Thibault and {GIVEN}")
            session.add(house)
            session.flush()
            for uid in (self.her, self.him):
                named(session, uid).household_id = house.id

    def sent_by_him(self) -> None:
        with self.database.writing() as session:
            me, him = named(session, self.her), named(session, self.him)
            referral = Referral(customer_id=him.id, other_id=me.id, direction=Direction.TO_US, day=TODAY)
            session.add(referral)
            session.flush()
            words = [f"Thank you for sending us {GIVEN}"]
            subject = Card(
                customer_id=him.id,
                recipient_uid=self.him,
                occasion=Occasion.REFERRAL_THANKS,
                day=TODAY,
                subject=SubjectKind.REFERRAL,
                subject_uid=referral.uid,
                year=2026,
                paragraphs=words,
            )
            session.add(subject)

    def listed(self) -> None:
        row = Person(f"{GIVEN} {FAMILY}", phones=(PersonPhone(PHONE),), notes=self.word(), tags=(self.word(),))
        self.actions.append(store(self.database, Reading("till.csv", "table", "utf-8", (row,), ())).changes.action)
        with self.database.reading() as session:
            others = session.scalars(select(Customer.uid).where(Customer.uid.not_in((self.her, self.him)))).all()
        for double in others:
            merge(self.database, self.her, double)

    def parted(self) -> None:
        no_longer.silence_customer(self.database, self.her, Gone.PARTED, TODAY)

    def undone(self) -> None:
        if self.actions:
            with suppress(Problem):
                undo(self.database, self.actions.pop())

    def _stored(self, stored: conversations.Remembered, *, theirs: bool = False) -> None:
        self.actions.append(stored.changes.action)
        if not theirs:
            self.talks.append(stored.uid)

    def _changed(self, typed: dict[Fact, str]) -> None:
        self.actions.append(facts.change(self.database, self.her, typed, TODAY).action)


DOES: tuple[Callable[[Counter], None], ...] = (
    Counter.alone, Counter.between_us, Counter.together, Counter.mentioned, Counter.reword, Counter.detail,
    Counter.notes, Counter.married, Counter.e_mail, Counter.twin, Counter.house, Counter.sent_by_him, Counter.listed,
    Counter.parted, Counter.undone,
)  # fmt: skip


@settings(max_examples=times(8, 250))
@given(st.lists(st.sampled_from(DOES), min_size=2, max_size=14), st.integers(0, 14))
def test_no_word_is_left_and_none_returns(empty_shop: Path, does: list[Callable[[Counter], None]], when: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_shop, Path(folder) / "shop.shopfriend"))
        with closing(shop_in(path)) as database:
            counter = Counter(database)
            old = database.back_up(TODAY - timedelta(3), Why.DAY).file
            for place, do in enumerate(does):
                with suppress(Problem):
                    do(counter)
                if place == when:
                    old = database.back_up(TODAY - timedelta(2), Why.DAY).file
        gone = counter.hers | NAMES
        theirs = found_in(plain_bytes(path, KEY), counter.theirs)
        forgetting.forget(path, KEY, counter.her, NOW, TODAY)
        data = plain_bytes(path, KEY)
        assert found_in(data, gone) == set()
        assert found_in(data, theirs) == theirs
        with closing(shop_in(path)) as database:
            rows = Person(f"{GIVEN} {FAMILY}", phones=(PersonPhone(PHONE),)), Person(f"{FAMILY}, {GIVEN}")
            assert store(database, Reading("till.csv", "table", "utf-8", rows, ())).stored == 0
            new = database.back_up(TODAY, Why.DAY).file
            for action in (*counter.actions, *counter.merges):
                with suppress(Problem):
                    undo(database, action)
            for twin in counter._twins:
                with suppress(Problem):
                    take_apart(database, twin)
            with database.reading() as session:
                assert session.scalars(select(Customer.name)).all() == ["Thibault Dovecote"]
        assert found_in(plain_bytes(new, KEY), gone) == set()
        restoring.restore(old, KEY, path, TODAY)
        assert found_in(plain_bytes(path, KEY), gone) == set()
        with closing(shop_in(path)) as database, database.reading() as session:
            assert session.scalars(select(Customer.name)).all() == ["Thibault Dovecote"]
