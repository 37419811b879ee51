"""The shop behind the window: what the screens may ask for, opened when it is first needed and off their thread."""

from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.counter.followed_index import FollowedIndex
    from shopfriend.counter.views import Hit, Opened, PromiseList, Today
    from shopfriend.keeping.opening import NewKey
    from shopfriend.store.database import Database
    from shopfriend.window.features import Features


class OpenShop:
    """The shop behind the window. All of it runs on the worker; the file is opened by `prepare`.

    `region` (ISO 3166) is that of this computer, for a shop that is made here.
    """

    def __init__(self, here: Surroundings, path: Path, code: str | None = None) -> None:
        self._here = here
        self.path = path
        self._code = code
        self._database: Database | None = None
        self._index: FollowedIndex | None = None
        self._connection: Any = None
        self._new_key: NewKey | None = None
        self._raw = ""
        self._one_at_a_time = Lock()
        self.region = "GB"

    @property
    def is_open(self) -> bool:
        """Whether there is a shop, and its key fits."""
        return bool(self._raw)

    def prepare(self, code: str | None = None) -> bool:
        """Open the shop, with a code that was typed where one is given; False where there is no shop yet.

        Raises Problem "no-key" where the code must be asked for, and what else opening refuses.
        """
        from shopfriend.store import key

        if not self.path.exists():
            return False
        given = code or self._code
        keychain = self._here.keychain
        if code is not None:
            raw = key.key_of(self.path, keychain, code=None, ask=lambda: code)
        else:
            raw = key.key_of(self.path, keychain, code=given, ask=None)
        self._open(raw)
        return True

    def _open(self, raw: str) -> None:
        from shopfriend.store import cipher, upgrade

        self._connection = cipher.connect(self.path, raw)
        cipher.check_opens(self._connection, self.path)
        upgrade.bring_up_to_date(self._connection, self.path, raw, self._here.today)
        self._raw = raw

    def new_key(self) -> str:
        """The recovery code of a shop to be, where no keychain keeps it and paper must; else an empty text."""
        from shopfriend.keeping import opening

        if self._code is not None:
            return ""
        self._new_key = opening.new_key(self._here.keychain)
        return "" if self._new_key.kept else self._new_key.code

    def make(self) -> None:
        """Make the shop, under the key that `new_key` chose."""
        from shopfriend.keeping import opening

        new = self._new_key
        here = self._here
        made = opening.make(self.path, here.keychain, here.now, code=self._code, new=new, region=self.region)
        made.database.close()
        self._code = made.recovery_code
        self.prepare()

    def make_sample(self) -> str:
        """Put the sample shop in the shop's place; gives its code, which no keychain keeps."""
        from shopfriend.keeping import sample
        from shopfriend.store.key import NoKeychain

        here = self._here
        made = sample.make(self.path, NoKeychain(), here.now, here.resources / "sample", here.today)
        made.database.close()
        self._code = made.recovery_code
        self.prepare()
        return made.recovery_code

    @property
    def database(self) -> "Database":
        """The database, opened when it is first needed."""
        with self._one_at_a_time:
            if self._database is None:
                from shopfriend.store.database import Database

                self._database = Database(self.path, self._raw, self._here.now)
            return self._database

    def find(self, query: str) -> "list[Hit]":
        """Look somebody up; until the index is built, by the beginning of the name alone."""
        if self._index is None:
            from shopfriend.counter.beginnings import beginnings

            return beginnings(self._connection, query)
        from shopfriend.counter import people_index

        return people_index.find(self._index.as_of_now(self._connection), self._connection, query)

    def prepare_index(self) -> None:
        """Build the index unless it is there."""
        if self._index is None:
            self.build_index()

    def build_index(self) -> None:
        """Build the index of everybody on a connection of its own, while the window is in use already."""
        from shopfriend.counter.followed_index import FollowedIndex
        from shopfriend.store import cipher

        with closing(cipher.connect(self.path, self._raw)) as connection:
            self._index = FollowedIndex(connection)

    def open_page(self, uid: str) -> "Opened":
        """A customer's page."""
        from shopfriend.counter.opened import opened

        with self.database.reading() as session:
            return opened(session, uid, self._here.today)

    def today(self) -> "Today":
        """What wants doing today."""
        from shopfriend.counter.opened import today_at_the_counter

        with self.database.reading() as session:
            return today_at_the_counter(session, self._here.today)

    def remember(self, uid: str, words: str, ask: str, promise: str) -> Any:
        """Store a talk; a question or a promise alone is noted as such."""
        from shopfriend.counter import conversations
        from shopfriend.counter.promises import NewPromise

        text = words or promise or ask
        talk = conversations.Talk(text, ask, NewPromise(promise) if promise else None)
        return conversations.remember(self.database, [uid], talk, self._here.today)

    def was_in(self, uid: str) -> Any:
        """Note a visit without words."""
        from shopfriend.counter import conversations

        return conversations.was_in(self.database, uid, self._here.today)

    def asked(self, talk: str) -> Any:
        """Close a question."""
        from shopfriend.counter import conversations

        return conversations.asked(self.database, talk, self._here.today)

    def keep(self, promise: str) -> Any:
        """A promise was kept."""
        from shopfriend.counter import promises

        return promises.keep(self.database, promise, self._here.today)

    def promise_list(self) -> "PromiseList":
        """Everything promised."""
        from shopfriend.counter import promises

        with self.database.reading() as session:
            return promises.promise_list(session, self._here.today)

    def promises_due(self) -> int:
        """How many promises are due today or late."""
        from shopfriend.counter import promises

        with self.database.reading() as session:
            return promises.how_many_are_due(session, self._here.today)

    def next_step(self, promise: str) -> Any:
        """An order goes a step on; anything else is kept."""
        from shopfriend.counter import promises

        return promises.next_step(self.database, promise, self._here.today)

    def let_go(self, promise: str) -> Any:
        """A promise is let go."""
        from shopfriend.counter import promises

        return promises.let_go(self.database, promise, self._here.today, "")

    def add(self, name: str, phone: str = "", email: str = "", called: str = "") -> str:
        """Add a new face."""
        from shopfriend.counter import customers

        new = customers.NewCustomer(name, called=called, phone=phone, email=email)
        return customers.add(self.database, new, self._here.today).uid

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
        if self._database is not None:
            self._database.close()

    def features(self) -> "Features":
        """What the window asks for."""
        from shopfriend.open_cards import OpenCards
        from shopfriend.open_edits import edit_features
        from shopfriend.open_import import OpenImport
        from shopfriend.open_settings import settings_features
        from shopfriend.window.counter.features import CounterFeatures, PromiseFeatures
        from shopfriend.window.features import Features

        def day() -> date:
            return self._here.today

        counter = CounterFeatures(
            find=self.find,
            open_page=self.open_page,
            today=self.today,
            remember=self.remember,
            was_in=self.was_in,
            asked=self.asked,
            keep=self.keep,
            add=self.add,
            edit=edit_features(self._here, lambda: self.database),
            day=day,
        )
        return Features(
            counter,
            OpenCards(self._here, lambda: self.database).features(),
            PromiseFeatures(self.promise_list, self.promises_due, self.next_step, self.let_go, day),
            settings_features(self._here, lambda: self.database, self.path),
            OpenImport(
                self._here, lambda: self.database if self.is_open else None, self.region, self.build_index
            ).features(),
        )
