"""The cards behind the window: the month's pile, what the owner changes, previews, paper, and what came out of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend import app
from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.cards.passes import PrintWish
    from shopfriend.cards.preview import FrontAlone, Preview
    from shopfriend.cards.views import Draft, MonthPile, OpenRun, Printed, ToWriteAbout
    from shopfriend.counter.views import Hit, Named
    from shopfriend.printing.making import Workshop
    from shopfriend.store.database import Database
    from shopfriend.window.cards.features import CardFeatures


class OpenCards:
    """What the screen of cards asks for; everything but the drawings reads or writes the shop."""

    def __init__(self, here: Surroundings, database: "Callable[[], Database]") -> None:
        self._here = here
        self._database = database
        self._made: tuple[object, Workshop] | None = None

    @cached_property
    def _bare(self) -> "Workshop":
        return app.workshop(self._here)

    @property
    def workshop(self) -> "Workshop":
        """What paper is made with, in the hands, the ink and the format that the shop has just now.

        Settings, another window or the command line may have changed them since a card was last looked at.
        """
        database = self._database()
        state = app.of_paper(database)
        if self._made is None or self._made[0] != state:
            self._made = state, app.in_shop(self._bare, self._here, database)
        return self._made[1]

    def month(self, month: date) -> "MonthPile":
        """The pile of a month's end; suggestions that have no card yet get one with its words."""
        from shopfriend.cards import month_end, queue, wording
        from shopfriend.cards.month_pile import month_pile

        database, words = self._database(), self._here.resources / "words"
        texts = wording.load_texts(words)
        with database.reading() as session:
            found = month_pile(session, month, texts)
        if found is None:
            making = month_end.making_in(database, self._order(month, Path()), self.workshop, words)
            queue.lay_out(database, month, making)
            with database.reading() as session:
                found = month_pile(session, month, texts)
        assert found is not None
        return found

    def still_to_do(self, month: date) -> int:
        """How many cards of a month's end have not gone to paper yet."""
        from shopfriend.cards.month_pile import still_to_do

        with self._database().reading() as session:
            return still_to_do(session, month)

    def preview(self, draft: "Draft") -> "Preview":
        """A draft laid out as it will be printed."""
        from shopfriend.cards.preview import preview

        workshop = self.workshop
        return preview(draft, workshop, {hand.name: hand for hand in workshop.hands})

    def front(self, draft: "Draft") -> "FrontAlone":
        """The front of a draft alone, which takes a fraction of the time."""
        from shopfriend.cards.preview import front_alone

        workshop = self.workshop
        return front_alone(draft, workshop, {hand.name: hand for hand in workshop.hands})

    def hands(self) -> list[str]:
        """The hands to choose among: those of people who have left are retired."""
        from shopfriend.keeping.staff import retired

        with self._database().reading() as session:
            gone = retired(session)
        return [hand.name for hand in self.workshop.hands if hand.name not in gone]

    def designs(self, occasion: str) -> list[str]:
        """The names of the drawings that suit an occasion, and of the owner's own pictures, which suit any."""
        from shopfriend.printing.fronts import designs_for

        return [*(design.name for design in designs_for(self._bare.designs, occasion)), *self.workshop.pictures]

    def to_write_about(self, customer: str) -> "ToWriteAbout":
        """What a personal line may pick up."""
        from shopfriend.cards import editing

        with self._database().reading() as session:
            return editing.to_write_about(session, customer)

    def write(self, card: str, draft: "Draft", ready: bool, seen: "Draft") -> Any:
        """Store a draft, as far as it differs from what was seen before."""
        from shopfriend.cards import editing

        return editing.write(self._database(), card, draft, ready=ready, seen=seen)

    def skip(self, card: str) -> Any:
        """No card this year."""
        from shopfriend.cards import editing

        return editing.skip(self._database(), card)

    def put_back(self, card: str) -> Any:
        """A skipped card is suggested again."""
        from shopfriend.cards import editing

        return editing.put_back(self._database(), card)

    def print_ready(
        self,
        month: date,
        cards: Sequence[str],
        folder: Path,
        wish: "PrintWish",
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> "Printed":
        """Store a print run and make its files; where that fails or is cancelled, its cards wait as before."""
        from shopfriend.cards import month_end, print_runs
        from shopfriend.cards.lying import paper_called
        from shopfriend.cards.views import Printed

        database = self._database()
        workshop = replace(self.workshop, progress=progress, cancelled=cancelled)
        run = print_runs.begin(database, cards, paper_called(workshop.form)).run
        try:
            made = month_end.print_ready(database, cards, self._order(month, folder, wish), workshop)
        except BaseException:
            print_runs.settle(database, run, dict.fromkeys(cards, False))
            raise
        aside = tuple((card.name, why) for card, why in made.set_aside)
        if aside:
            print_runs.settle(database, run, {card.uid: False for card, _why in made.set_aside})
        return Printed(run, made.files, aside)

    def asked_about(self) -> "OpenRun | None":
        """The oldest run of which something is still asked about."""
        from shopfriend.cards import print_runs

        with self._database().reading() as session:
            return next(iter(print_runs.open_runs(session)), None)

    def settle(self, run: str, came_out: Mapping[str, bool]) -> Any:
        """Store what came out."""
        from shopfriend.cards import print_runs

        return print_runs.settle(self._database(), run, came_out)

    def sent(self, cards: list[str]) -> Any:
        """Printed cards are on their way."""
        from shopfriend.cards import editing

        return editing.sent(self._database(), cards, self._here.today)

    def _order(self, month: date, folder: Path, wish: "PrintWish | None" = None) -> Any:
        from shopfriend.cards.month_end import Order
        from shopfriend.cards.passes import Addresses

        order = Order(month, folder, self._here.today)
        if wish is None or wish.addresses is Addresses.ENVELOPES:
            return order
        if wish.addresses is Addresses.NOTHING:
            return replace(order, envelopes=False)
        return replace(order, labels=wish.label_sheet, first_label=wish.first_label)

    def features(self, names: "Callable[[str], Named]", find: "Callable[[str], list[Hit]]") -> "CardFeatures":
        """What the screen asks for; `names` and `find` look people up."""
        from shopfriend.opened.own_words import own_features
        from shopfriend.opened.printing import OpenPrinting
        from shopfriend.opened.spelling import spelling_features
        from shopfriend.opened.whom import whom_features
        from shopfriend.window.cards.features import CardFeatures

        return CardFeatures(
            month=self.month,
            still_to_do=self.still_to_do,
            preview=self.preview,
            front=self.front,
            drawings=lambda: self._bare.designs,
            hands=self.hands,
            designs=self.designs,
            to_write_about=self.to_write_about,
            write=self.write,
            skip=self.skip,
            put_back=self.put_back,
            print_ready=self.print_ready,
            printing=OpenPrinting(self._here, self._database, lambda: self.workshop).features(),
            own=own_features(self._database),
            spelling=spelling_features(self._here.resources / "spelling", self._database),
            whom=whom_features(self._here, self._database, lambda: self.workshop, names, find),
            asked_about=self.asked_about,
            settle=self.settle,
            sent=self.sent,
            day=lambda: self._here.today,
        )
