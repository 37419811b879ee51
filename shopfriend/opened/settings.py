"""The settings behind the window: what belongs to the shop, and what belongs to this computer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend import app
from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from types import ModuleType

    from shopfriend.keeping.views import Member, OfferedHand, ShopSettings
    from shopfriend.printing.own_picture import FrontPicture
    from shopfriend.store.database import Database
    from shopfriend.window.keeping.features import SettingsFeatures
    from shopfriend.window.keeping.lock_features import LockFeatures
    from shopfriend.window.keeping.staff_features import StaffKeeping


class OpenSettings:
    """What the screen of settings asks for; `file` is where the shop lies."""

    def __init__(
        self, here: Surroundings, database: "Callable[[], Database]", file: Path, lock: "LockFeatures"
    ) -> None:
        self._here = here
        self._database = database
        self._file = file
        self._lock = lock

    def shop(self) -> "ShopSettings":
        """What belongs to the shop."""
        from shopfriend.keeping import settings

        return settings.of_shop(self._database())

    def change_shop(self, chosen: "ShopSettings", seen: "ShopSettings") -> Any:
        """Store what belongs to the shop."""
        from shopfriend.keeping import settings

        return settings.change(self._database(), chosen, seen)

    def hands(self) -> "list[OfferedHand]":
        """The hands that travel with the program, and the shop's own."""
        from shopfriend.keeping import own_hands
        from shopfriend.keeping.views import OfferedHand

        shipped = [OfferedHand(hand.name, own=False) for hand in app.shipped_hands(self._here)]
        return shipped + [OfferedHand(hand.name, own=True) for hand in own_hands.own_hands(self._database())]

    def remove_hand(self, name: str) -> Any:
        """Take a hand of the shop's own out."""
        from shopfriend.keeping import own_hands

        return own_hands.remove(self._database(), name)

    def put_back_hand(self, removed: Any) -> Any:
        """Undo that."""
        from shopfriend.keeping import own_hands

        return own_hands.put_back(self._database(), removed)

    def pictures(self) -> "tuple[FrontPicture, ...]":
        """The shop's own pictures."""
        from shopfriend.keeping import own_pictures

        return own_pictures.own_pictures(self._database())

    def remove_picture(self, name: str) -> Any:
        """Take a picture out."""
        from shopfriend.keeping import own_pictures

        return own_pictures.remove(self._database(), name)

    def put_back_picture(self, removed: Any) -> Any:
        """Undo that."""
        from shopfriend.keeping import own_pictures

        return own_pictures.put_back(self._database(), removed)

    def words(self) -> tuple[str, ...]:
        """The words that are right here, though no dictionary has them."""
        from shopfriend.cards import spelling

        with self._database().reading() as session:
            return spelling.kept_words(session)

    def remove_word(self, word: str) -> str:
        """Mark a word again; the action that puts it back."""
        from shopfriend.cards import spelling

        return spelling.remove_word(self._database(), word).action

    def put_back_word(self, action: str) -> Any:
        """Undo that."""
        from shopfriend.store.undoing import undo

        return undo(self._database(), action)

    def features(self) -> "SettingsFeatures":
        """What the screen asks for."""
        from shopfriend.keeping import this_computer
        from shopfriend.window.keeping.features import SettingsFeatures

        here = self._here
        return SettingsFeatures(
            shop=self.shop,
            change_shop=self.change_shop,
            computer=lambda: this_computer.load(here.settings),
            change_computer=lambda chosen: this_computer.store(here.settings, chosen),
            languages=languages(here),
            card_languages=tuple(sorted(path.stem for path in (here.resources / "words").glob("*.toml"))),
            hands=self.hands,
            add_hand=lambda font: app.learn_hand(here, self._database(), font),
            remove_hand=self.remove_hand,
            put_back_hand=self.put_back_hand,
            pictures=self.pictures,
            add_picture=lambda picture: app.add_picture(here, self._database(), picture),
            remove_picture=self.remove_picture,
            put_back_picture=self.put_back_picture,
            words=self.words,
            remove_word=self.remove_word,
            put_back_word=self.put_back_word,
            file=str(self._file),
            lock=self._lock,
            staff=staff_keeping(self._database),
        )


def staff_keeping(database: "Callable[[], Database]") -> "StaffKeeping":
    """Who works here, as Settings asks for it."""
    from shopfriend.window.keeping.staff_features import StaffKeeping

    def members() -> "tuple[Member, ...]":
        from shopfriend.keeping import staff

        with database().reading() as session:
            return staff.members(session)

    def staff() -> "ModuleType":
        """Loaded when somebody is first asked for."""
        from shopfriend.keeping import staff

        return staff

    def undo(action: str) -> Any:
        from shopfriend.store import undoing

        return undoing.undo(database(), action)

    return StaffKeeping(
        members,
        add=lambda who: staff().add(database(), who),
        give_hand=lambda who, hand: staff().give_hand(database(), who, hand),
        leave=lambda who: staff().leave(database(), who),
        come_back=lambda who: staff().come_back(database(), who),
        undo=undo,
    )


def languages(here: Surroundings) -> tuple[str, ...]:
    """The languages that the window speaks."""
    translated = (here.resources / "translations").glob("*/LC_MESSAGES/shopfriend.mo")
    return ("en", *sorted(path.parent.parent.name for path in translated))
