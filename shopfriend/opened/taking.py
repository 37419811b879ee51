"""Taking customers along behind the window: into a folder, back from one, and on paper; and who is there twice."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.language import _

if TYPE_CHECKING:
    from shopfriend.exchange.exporting import Cancelled, Progress
    from shopfriend.exchange.views import Joined, Pair
    from shopfriend.store.database import Database
    from shopfriend.window.exchange.features import DoublesFeatures, TakingFeatures


class OpenTaking:
    """What the screens about all customers at once ask for. `stored` is called when many have changed at once."""

    def __init__(self, here: Surroundings, database: "Callable[[], Database]", stored: Callable[[], None]) -> None:
        self._here = here
        self._database = database
        self._stored = stored

    def take(self, place: Path, progress: "Progress", cancelled: "Cancelled") -> Path:
        """Everything into a new folder in `place`; gives that folder."""
        from shopfriend.exchange import exporting

        database, here = self._database(), self._here
        folder = app.free_name(place, f"Shopfriend {here.today.isoformat()}")
        draw = app.drawing_again(here, database)
        exporting.export(database, folder, here.today, draw, progress=progress, cancelled=cancelled)
        return folder

    def move_in(self, folder: Path, progress: "Progress", cancelled: "Cancelled") -> int:
        """Store what lies in such a folder; gives how many customers came."""
        from shopfriend.exchange import moving_in

        moved = moving_in.move_in(self._database(), folder, progress=progress, cancelled=cancelled)
        self._stored()
        return len(moved.customers)

    def addresses(self, folder: Path) -> Path:
        """The address list into the folder; gives its file."""
        from shopfriend.exchange import on_the_wall

        return self._save(folder, _("Addresses"), on_the_wall.address_list)

    def birthdays(self, folder: Path) -> Path:
        """The birthday list into the folder; gives its file."""
        from shopfriend.exchange import on_the_wall

        return self._save(folder, _("Birthdays"), on_the_wall.birthday_list)

    def notice(self, folder: Path) -> Path:
        """The page for the counter into the folder; gives its file."""
        from shopfriend.keeping import retention, rights_paper, settings
        from shopfriend.printing import making

        database = self._database()
        said = rights_paper.counter_notice(settings.of_shop(database), retention.years(database))
        file = app.free_name(folder, _("A page for the counter"), ".pdf")
        making.print_notice(said, file, app.workshop(self._here))
        return file

    def _save(self, folder: Path, name: str, made: Callable[..., bytes]) -> Path:
        from shopfriend.printing import making

        database, here = self._database(), self._here
        file = app.free_name(folder, f"{name} {here.today.isoformat()}", ".pdf")
        making.save(made(database, app.workshop(here, database), here.today), file)
        return file

    def find(self, cancelled: "Cancelled") -> "tuple[Pair, ...]":
        """Who may be there twice."""
        from shopfriend.exchange.doubles import doubles

        return doubles(self._database(), cancelled)

    def joined(self) -> "tuple[Joined, ...]":
        """Who was made one with somebody else."""
        from shopfriend.exchange.taking_apart import joined

        return joined(self._database())

    def make_one(self, kept: str, gone: str, chosen: Collection[str]) -> str:
        """Two become one; gives the uid by which they are taken apart again."""
        from shopfriend.exchange.merging import merge

        merge(self._database(), kept, gone, chosen=chosen)
        return gone

    def are_two(self, one: str, other: str) -> str:
        """They are two people; gives the action."""
        from shopfriend.exchange.doubles import are_two

        return are_two(self._database(), one, other).action

    def take_apart(self, gone: str) -> None:
        """Two again."""
        from shopfriend.exchange.taking_apart import take_apart

        take_apart(self._database(), gone)

    def undo(self, action: str) -> None:
        """Take back that they are two."""
        from shopfriend.store.undoing import undo

        undo(self._database(), action)

    def features(self) -> "tuple[TakingFeatures, DoublesFeatures]":
        """What the two screens ask for."""
        from shopfriend.window.exchange.features import DoublesFeatures, TakingFeatures

        return (
            TakingFeatures(self.take, self.move_in, self.addresses, self.birthdays, self.notice),
            DoublesFeatures(self.find, self.joined, self.make_one, self.are_two, self.take_apart, self.undo),
        )
