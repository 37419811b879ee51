"""The one place where everything meets: what surrounds the program is read here once, and passed down."""

import getpass
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from shopfriend import language, paths
from shopfriend.language import _
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.exchange.exporting import Cancelled, DrawCards, Progress
    from shopfriend.handwriting.hand import Hand
    from shopfriend.keeping.opening import NewShop
    from shopfriend.keeping.views import AddedPicture, Learned
    from shopfriend.printing.making import Workshop
    from shopfriend.store.database import Database
    from shopfriend.store.key import Keychain

Own = TypeVar("Own")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the program runs: its folders, the day, and the code where one was given.

    `fixed_today` stops the clock at one day, for tests and for looking at a month to come; `own_settings` is a file
    for what is set on this computer, where it is not the user's.
    """

    resources: Path
    code: str | None
    fixed_today: date | None
    own_settings: Path | None = None

    @property
    def settings(self) -> Path:
        """The file of what is set on this computer."""
        return self.own_settings or paths.settings()

    @property
    def arrangements(self) -> Path:
        """The file of what is arranged on this computer for the safety of its shops."""
        return self.settings.with_name("backups.json")

    @property
    def today(self) -> date:
        """The local date."""
        return self.fixed_today or date.today()

    def now(self) -> datetime:
        """The instant, in UTC, on the day that `today` says."""
        instant = datetime.now(UTC)
        return instant if self.fixed_today is None else datetime.combine(self.fixed_today, instant.timetz())

    @property
    def keychain(self) -> "Keychain":
        """The system's keychain, or none where the code was given."""
        from shopfriend.store.key import NoKeychain, SystemKeychain

        return SystemKeychain() if self.code is None else NoKeychain()


def surroundings(environment: Mapping[str, str]) -> Surroundings:
    """Read the environment once. Raises Problem where SHOPFRIEND_TODAY is no date."""
    resources = paths.resources()
    language.use(resources / "translations", "en")
    said = environment.get("SHOPFRIEND_TODAY")
    try:
        fixed = date.fromisoformat(said) if said else None
    except ValueError:
        raise Problem(
            "today-unreadable", _("SHOPFRIEND_TODAY must be a day such as 2026-11-24, not “{said}”."), said=said
        ) from None
    return Surroundings(resources, environment.get("SHOPFRIEND_RECOVERY_CODE") or None, fixed)


def open_shop(here: Surroundings, path: Path, *, may_ask: bool = True) -> "Database":
    """The shop in a file, with its key from where it is to be had. Raises Problem as `opening.open_shop`.

    The owner is asked for the code where there is nothing else, unless she may not be.
    """
    from shopfriend.keeping import opening

    ask = _asking() if may_ask else None
    return opening.open_shop(path, here.keychain, here.now, here.today, code=here.code, ask=ask)


def of_shop(
    here: Surroundings, path: Path, what: "Callable[[Database], tuple[Own, ...]]", *, named: bool
) -> "tuple[Own, ...]":
    """What a shop has of its own; of the usual shop, which nobody `named`, only where it opens without asking anybody.

    Raises Problem where a shop that was named does not open.
    """
    if named:
        with closing(open_shop(here, path)) as database:
            return what(database)
    if path.exists():
        # Nobody asked for the usual shop: that it does not open is no answer to what was asked.
        with suppress(Problem, OSError), closing(open_shop(here, path, may_ask=False)) as database:
            return what(database)
    return ()


def key_of(here: Surroundings, path: Path) -> str:
    """The raw key of a shop file. Raises Problem as `store.key.key_of`."""
    from shopfriend.store import key

    return key.key_of(path, here.keychain, code=here.code, ask=_asking())


def keys_to_restore(here: Surroundings, backup: Path, shop: Path) -> tuple[str, str | None]:
    """The raw key of a backup, and that of the shop whose place it takes, where the keychain has that.

    Raises Problem as `store.key.key_of`.
    """
    from shopfriend.store import cipher, key

    of_backup = key.key_of(backup, here.keychain, code=here.code, ask=_asking())
    kept = key.kept_secret(shop, here.keychain)
    return of_backup, None if kept is None else cipher.raw_key(kept, cipher.salt_of(shop))


def secret_for(here: Surroundings, path: Path) -> bytes:
    """The secret of a shop file, which its recovery code stands for. Raises Problem as `store.key.secret_for`."""
    from shopfriend.store import key

    return key.secret_for(path, here.keychain, code=here.code, ask=_asking())


def new_shop(here: Surroundings, path: Path, sample: int | None) -> "NewShop":
    """Make a shop, filled with `sample` invented regulars where that is given."""
    if sample is None:
        from shopfriend.keeping import opening

        return opening.make(path, here.keychain, here.now, code=here.code)
    from shopfriend.keeping import sample as sample_shop

    return sample_shop.make(
        path, here.keychain, here.now, here.resources / "sample", here.today, number=sample, code=here.code
    )


def workshop(here: Surroundings, database: "Database | None" = None) -> "Workshop":
    """What paper is made with; with the hands, ink and format of the shop, where one is given."""
    from shopfriend.printing.fronts import load_designs
    from shopfriend.printing.letter_post import load_letter_post
    from shopfriend.printing.making import Workshop
    from shopfriend.printing.plain_type import plain_type

    writing = shipped_hands(here)
    plain = plain_type(here.resources / "fonts", writing)
    designs, letter_post = load_designs(here.resources / "cards"), load_letter_post(here.resources / "post.toml")
    bare = Workshop(writing, plain, designs, letter_post=letter_post)
    return bare if database is None else in_shop(bare, here, database)


def in_shop(bare: "Workshop", here: Surroundings, database: "Database") -> "Workshop":
    """A workshop with the hands, pictures, ink and format of cards that the shop has just now, on its own stock."""
    from shopfriend.keeping import own_hands, own_pictures, settings
    from shopfriend.printing import formats
    from shopfriend.printing.inks import ink_called

    own, shop = own_hands.own_hands(database), settings.of_shop(database)
    writing = (*shipped_hands(here), *own)
    pictures = {picture.name: picture for picture in own_pictures.own_pictures(database)}
    form = formats.named(shop.card_format)
    if shop.paper == formats.Stock.READY_CUT:
        form = formats.ready_cut(form)
    return replace(bare, hands=writing, pictures=pictures, ink=ink_called(shop.ink), form=form)


def drawing_again(here: Surroundings, database: "Database") -> "DrawCards":
    """How an export draws the shop's cards."""

    def draw(folder: Path, progress: "Progress", cancelled: "Cancelled") -> list[str]:
        from shopfriend.cards.drawn_again import draw_again

        return draw_again(database, folder, workshop(here, database), progress, cancelled)

    return draw


def of_paper(database: "Database") -> object:
    """What a workshop has of the shop: another answer means that `in_shop` gives another."""
    from shopfriend.keeping import own_hands, own_pictures, settings

    shop = settings.of_shop(database)
    brought = own_hands.editions(database), own_pictures.editions(database)
    return *brought, shop.ink, shop.card_format, shop.paper


def shipped_hands(here: Surroundings) -> "tuple[Hand, ...]":
    """The hands that every Shopfriend has, the usual one first."""
    from shopfriend.handwriting.hand import hands

    return hands(here.resources / "hands")


def learn_hand(here: Surroundings, database: "Database", file: Path) -> "Learned":
    """Add a hand to the shop, under a name that no shipped one has. Raises Problem as `own_hands.add`."""
    from shopfriend.keeping import own_hands

    return own_hands.add(database, file, [name for hand in shipped_hands(here) for name in (hand.name, hand.also)])


def add_picture(here: Surroundings, database: "Database", file: Path) -> "AddedPicture":
    """Add a picture to the shop, under a name that no drawing has. Raises Problem as `own_pictures.add`."""
    from shopfriend.keeping import own_pictures
    from shopfriend.printing.fronts import load_designs

    return own_pictures.add(database, file, load_designs(here.resources / "cards"))


def free_name(folder: Path, name: str, ending: str = "") -> Path:
    """A path in the folder that nothing has yet, with a number where need be: what was written may be wanted."""
    names = (f"{name}{ending}" if number == 1 else f"{name} ({number}){ending}" for number in count(1))
    return next(folder / each for each in names if not (folder / each).exists())


def _asking() -> Callable[[], str] | None:
    if not (os.isatty(sys.stdin.fileno()) if sys.stdin and not sys.stdin.closed else False):
        return None
    return lambda: getpass.getpass(_("The code from your recovery sheet: "))
