"""The import behind the window: a file is looked through as often as the owner corrects it, then stored in one go."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.exchange.headers import Kind
    from shopfriend.exchange.reading import Opened
    from shopfriend.exchange.views import Brought, Look
    from shopfriend.store.database import Database
    from shopfriend.window.exchange.features import ImportFeatures


class OpenImport:
    """What the screen that brings a list along asks for.

    `database` is None while there is no shop yet; then `region` (ISO 3166) says how phones and dates are meant.
    `stored` is called when many customers have changed at once.
    """

    def __init__(
        self, here: Surroundings, database: "Callable[[], Database | None]", region: str, stored: Callable[[], None]
    ) -> None:
        self._here = here
        self._database = database
        self._region_here = region
        self._stored = stored

    def look(self, path: Path) -> "Look":
        """Open a file and look it through. Raises Problem where nothing can be read."""
        from shopfriend.exchange import reading

        return self._look(reading.open_list(path, self._region()), {})

    def look_again(self, found: "Look", kinds: "Mapping[int, Kind]") -> "Look":
        """The same file with other meanings of its columns."""
        return self._look(found.opened, kinds)

    def _look(self, opened: "Opened", kinds: "Mapping[int, Kind]") -> "Look":
        from shopfriend.exchange import importing, looking
        from shopfriend.exchange.person import Reading

        database = self._database()

        def plan(found: Reading) -> importing.Plan:
            return importing.plan_without_shop(found) if database is None else importing.plan(database, found)

        return looking.look(opened, self._region(), self._here.today, kinds, plan)

    def _region(self) -> str:
        from shopfriend.keeping import settings

        database = self._database()
        return self._region_here if database is None else settings.of_shop(database).region

    def bring(self, found: "Look", progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> "Brought":
        """Store the people of the file, all or none. Raises Problem "cancelled" where the owner stopped it."""
        from shopfriend.exchange import importing
        from shopfriend.exchange.views import Brought

        database = self._database()
        assert database is not None
        done = importing.store(database, found.reading, progress=progress, cancelled=cancelled)
        self._stored()
        return Brought(done.stored, done.merged)

    def features(self) -> "ImportFeatures":
        """What the screen asks for."""
        from shopfriend.window.exchange.features import ImportFeatures

        return ImportFeatures(self.look, self.look_again, self.bring)
