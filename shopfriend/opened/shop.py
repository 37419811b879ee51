"""The shop behind the window: what the screens may ask for, opened when it is first needed and off their thread."""

from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings
from shopfriend.language import _
from shopfriend.opened.looking import OpenLooking
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.counter.lookup import Index
    from shopfriend.counter.said.offer import Offer
    from shopfriend.counter.views import Hit, Jotted, Named, Opened, Stored, Today
    from shopfriend.keeping.checking import Health
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
        self.looking = OpenLooking(here, path)
        self._new_key: NewKey | None = None
        self._raw = ""
        self.is_sample = False
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
        given, keychain = code or self._code, self._here.keychain
        if code is not None:
            raw = key.key_of(self.path, keychain, code=None, ask=lambda: code)
            key.keep(self.path, keychain, code)
        else:
            raw = key.key_of(self.path, keychain, code=given, ask=None)
        self._open(raw)
        self._code = given
        return True

    def bring_back(self, backup: Path, code: str) -> "Health":
        """Let a backup, which its code opens, be the shop of this computer, and open it; tells what it holds.

        Raises Problem as `restoring.restore`, and "code-length", "code-letter" or "code-mistyped".
        """
        from shopfriend.keeping import restoring
        from shopfriend.store import cipher, recovery_code

        key = cipher.raw_key(recovery_code.secret_of(code), cipher.salt_of(backup))
        restored = restoring.restore(backup, key, self.path, self._here.today)
        self.prepare(code)
        return restored.health

    def open_newest_backup(self) -> bool:
        """Put the newest good backup in the place of a file that does not open, which is kept aside, and open it."""
        from shopfriend.keeping import restoring
        from shopfriend.store import key

        self.looking.close()
        chain, today = self._here.keychain, self._here.today
        restoring.restore_newest(self.path, lambda file: key.key_of(file, chain, code=self._code, ask=None), today)
        return self.prepare()

    def reopen(self, code: str | None = None) -> None:
        """Open the file anew, under another code where one is given; nobody else may ask the shop meanwhile."""
        was_ready = self.looking.has_index
        self.close()
        self._database = None
        self._code = code or self._code
        self.prepare()
        if was_ready:
            self.build_index()

    def lock(self) -> None:
        """Let go of the file, its key and all that is known of it. Nobody has the code of a sample shop: it is kept."""
        self.close()
        self._database = self._new_key = None
        self._raw = ""
        if not self.is_sample:
            self._code = None

    def secret(self) -> bytes:
        """What the recovery code of the shop stands for."""
        from shopfriend.store import key

        return key.secret_for(self.path, self._here.keychain, code=self._code, ask=None)

    @property
    def raw_key(self) -> str:
        """The key that opens the file."""
        return self._raw

    def _open(self, raw: str) -> None:
        from shopfriend.store import upgrade

        connection = self.looking.open(raw)
        upgrade.bring_up_to_date(connection, self.path, raw, self._here.today)
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

        new, here = self._new_key, self._here
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
        self._code, self.is_sample = made.recovery_code, True
        self.prepare()
        return made.recovery_code

    @property
    def database(self) -> "Database":
        """The database, opened when it is first needed."""
        with self._one_at_a_time:
            if self._database is None:
                if not self.is_open:
                    raise Problem("locked", _("The shop is locked."))
                from shopfriend.store.database import Database

                self._database = Database(self.path, self._raw, self._here.now)
            return self._database

    def names(self, query: str) -> "Named":
        """Look somebody up by name; until the index is built, by its beginning alone."""
        return self.looking.names(query)

    def find(self, query: str) -> "list[Hit]":
        """Look somebody up by name, and by what was told or is known."""
        return self.looking.find(query)

    def index_now(self) -> "Index":
        """Everybody who can be found by now, with what was written lately."""
        return self.looking.index_now()

    def prepare_index(self) -> None:
        """Build the index unless it is there."""
        if not self.looking.has_index:
            self.looking.build_index()

    def build_index(self) -> None:
        """Build the index of everybody, while the window is in use already."""
        self.looking.build_index()

    def others_wrote(self) -> bool:
        """Whether others have written since this was asked last, or another day has begun; at first they have not."""
        return self.looking.others_wrote(self.database)

    def open_page(self, uid: str) -> "Opened":
        """A customer's page."""
        from shopfriend.counter.opened import opened
        from shopfriend.goodwill.knowing import who_may_know
        from shopfriend.goodwill.of_one import goodwill_of

        with self.database.reading() as session:
            page = opened(session, uid, self._here.today)
            knows, staff = who_may_know(session, uid)
            return replace(page, goodwill=goodwill_of(session, uid, self._here.today), knows_best=knows, staff=staff)

    def today(self) -> "Today":
        """What wants doing today."""
        from shopfriend.cards.post_today import for_today
        from shopfriend.counter.today import today_at_the_counter
        from shopfriend.counter.views import CardToday

        with self.database.reading() as session:
            found = today_at_the_counter(session, self._here.today)
            cards = for_today(session, self._here.today)
        return replace(found, cards=tuple(CardToday(row.customer_uid, row.words, row.card) for row in cards))

    def remember(self, uid: str, jotted: "Jotted") -> "Stored":
        """Store a talk; a question or a promise alone is noted as such. What it offers is asked for afterwards."""
        from shopfriend.counter import conversations
        from shopfriend.counter.promises import NewPromise
        from shopfriend.counter.views import Stored

        text = jotted.words or jotted.promise or jotted.ask
        promise = NewPromise(jotted.promise) if jotted.promise else None
        talk = conversations.Talk(text, jotted.ask, promise, jotted.between_us, jotted.told)
        stored = conversations.remember(self.database, [uid], talk, self._here.today, jotted.by or None)
        return Stored(stored.uid, stored.changes.action, (), stored.also, stored.unclear)

    def understood(self, uid: str, talk: str) -> "tuple[Offer, ...]":
        """What a talk with a customer offers to be kept."""
        from shopfriend.counter import understanding

        with self.database.reading() as session:
            return understanding.understood(session, uid, talk, self._here.today)

    def keep_offer(self, uid: str, talk: str, offer: "Offer", allowed_by: str) -> Any:
        """Keep what a talk offered."""
        from shopfriend.counter import understanding

        return understanding.keep(self.database, uid, talk, offer, self._here.today, allowed_by)

    def undo(self, action: str) -> Any:
        """Take back what one action wrote."""
        from shopfriend.store.undoing import undo

        return undo(self.database, action)

    def was_in(self, uid: str, by: str = "") -> Any:
        """Note a visit without words, and who of the staff noted it."""
        from shopfriend.counter import conversations

        return conversations.was_in(self.database, uid, self._here.today, by or None)

    def asked(self, talk: str) -> Any:
        """Close a question."""
        from shopfriend.counter import conversations

        return conversations.asked(self.database, talk, self._here.today)

    def keep(self, promise: str) -> Any:
        """A promise was kept."""
        from shopfriend.counter import promises

        return promises.keep(self.database, promise, self._here.today)

    def add(self, name: str, phone: str = "", email: str = "", called: str = "") -> str:
        """Add a new face."""
        from shopfriend.counter import customers

        new = customers.NewCustomer(name, called=called, phone=phone, email=email)
        return customers.add(self.database, new, self._here.today).uid

    def close(self) -> None:
        """Let go of the file."""
        self.looking.close()
        if self._database is not None:
            self._database.close()

    def features(self) -> "Features":
        """What the window asks for."""
        from shopfriend.opened.bin import bin_features
        from shopfriend.opened.cards import OpenCards
        from shopfriend.opened.counter import counter_features
        from shopfriend.opened.later import later_features
        from shopfriend.opened.lists import OpenImport
        from shopfriend.opened.lock import OpenLock
        from shopfriend.opened.measuring import measuring_features
        from shopfriend.opened.promises import OpenPromises
        from shopfriend.opened.safety import OpenSafety
        from shopfriend.opened.settings import OpenSettings
        from shopfriend.opened.taking import OpenTaking
        from shopfriend.window.features import Features

        return Features(
            counter_features(self._here, self),
            OpenCards(self._here, lambda: self.database).features(self.names, self.find),
            OpenPromises(self._here, lambda: self.database).features(self.names, self.find),
            OpenSettings(
                self._here, lambda: self.database, self.path, OpenLock(self._here, self).features()
            ).features(),
            OpenSafety(self._here, self).features(),
            OpenImport(
                self._here, lambda: self.database if self.is_open else None, self.region, self.build_index
            ).features(),
            measuring_features(self._here),
            *OpenTaking(self._here, lambda: self.database, self.build_index).features(),
            later_features(self._here, lambda: self.database, self.names),
            bin_features(self._here, lambda: self.database, self.build_index),
        )
