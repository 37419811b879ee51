"""The import behind the window: a file is looked through as often as the owner corrects it, then stored in one go."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from shopfriend.app import Surroundings
from shopfriend.language import _
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.exchange.draft import Watch
    from shopfriend.exchange.headers import Kind
    from shopfriend.exchange.reading import Opened
    from shopfriend.exchange.views import Brought, Look
    from shopfriend.records.written_day import Order
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

    def look(self, path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> "Look":
        """Open a file and look it through. Raises Problem where nothing can be read, or "cancelled"."""
        from shopfriend.exchange import column_memory, reading

        def watch(done: int, total: int) -> None:
            if cancelled():
                raise Problem("cancelled", _("Stopped. Nothing was stored."))
            progress(done, total)

        watch(0, 1)
        opened = reading.open_list(path, self._region())
        database = self._database()
        kinds = {} if database is None else column_memory.remembered(database, opened)
        return self._look(opened, kinds, watch=watch)

    def look_again(self, found: "Look", kinds: "Mapping[int, Kind]", order: "Order | None") -> "Look":
        """The same file with other meanings of its columns, or of the numbers in its dates."""
        return self._look(found.opened, kinds, order)

    def _look(
        self, opened: "Opened", kinds: "Mapping[int, Kind]", order: "Order | None" = None, watch: "Watch | None" = None
    ) -> "Look":
        from shopfriend.exchange import looking, planning
        from shopfriend.exchange.draft import unwatched
        from shopfriend.exchange.person import Reading

        database = self._database()

        def plan(found: Reading) -> planning.Plan:
            return planning.plan_without_shop(found) if database is None else planning.plan(database, found)

        return looking.look(opened, self._region(), self._here.today, kinds, plan, order, watch or unwatched)

    def _region(self) -> str:
        from shopfriend.keeping import settings

        database = self._database()
        return self._region_here if database is None else settings.of_shop(database).region

    def bring(self, found: "Look", progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> "Brought":
        """Store the people of the file, all or none. Raises Problem "cancelled" where the owner stopped it."""
        from shopfriend.exchange import column_memory, importing
        from shopfriend.exchange.views import Brought, Met
        from shopfriend.keeping import backups

        database = self._database()
        assert database is not None
        backups.before_import(database, self._here.today)
        done = importing.store(database, found.reading, progress=progress, cancelled=cancelled)
        column_memory.remember(database, found.opened, found.kinds)
        self._stored()
        doubtful = sum(each.met is Met.DOUBTFUL for each in done.plan.people)
        return Brought(done.stored, done.merged, done.changed, doubtful)

    def features(self) -> "ImportFeatures":
        """What the screen asks for."""
        from shopfriend.window.exchange.features import ImportFeatures

        return ImportFeatures(self.look, self.look_again, self.bring)
