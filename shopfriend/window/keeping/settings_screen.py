"""Settings: the shop as it stands on cards and envelopes, and how the window looks on this computer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from shopfriend.keeping.views import Learned, OfferedHand, ShopSettings, ThisComputer
from shopfriend.language import _, name_of_language, name_of_region
from shopfriend.printing.formats import FORMATS, Stock
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.choice import Choice
from shopfriend.window.keeping.customers_part import CustomersPart
from shopfriend.window.keeping.features import SettingsFeatures
from shopfriend.window.keeping.hands_part import HandsPart, in_words
from shopfriend.window.keeping.lock_part import LockPart
from shopfriend.window.keeping.looks_part import LooksPart
from shopfriend.window.keeping.pictures_part import PicturesPart
from shopfriend.window.keeping.settings_layout import format_names, place_of, side_by_side, titled_sheet
from shopfriend.window.keeping.staff_part import StaffPart
from shopfriend.window.keeping.words_part import WordsPart
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label

REGIONS = (
    "AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO NZ PL PT RO SE SI SK US"
).split()
"""The countries whose languages the hands can write."""
_STOCKS = (Stock.WHOLE_SHEET, Stock.READY_CUT)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is shown of the shop; regions as name and code, languages of the cards by name."""

    shop: ShopSettings
    hands: list[OfferedHand]
    regions: list[tuple[str, str]]
    languages: list[str]


class SettingsScreen(Desk):
    """Each field is stored when it is left; what belongs to this computer shows at once.

    `choose_font` and `choose_picture` ask the owner for a file, "" where she thought better of it. `paper_changed`
    tells that cards are written in other hands or another ink from now on, or may have other fronts.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    paper_changed = Signal()
    redressed = Signal(object)
    measure_wanted = Signal()

    def __init__(
        self,
        colours: Colours,
        features: SettingsFeatures,
        workers: Workers,
        choose_font: Callable[[], str],
        choose_picture: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(colours, parent)
        self._colours = colours
        self._features = features
        self._reading = workers.reading
        self._storing = workers.storing
        self._paper = workers.paper
        self._choose_font = choose_font
        self.pictures = PicturesPart(colours, features, workers, choose_picture)
        self.words = WordsPart(colours, features, workers)
        self.words.undoable.connect(self.undoable)
        self.customers = CustomersPart(colours, features.file)
        self.looks = LooksPart(colours, features, workers.storing)
        self.lock = LockPart(features, workers.storing)
        self.staff = StaffPart(colours, features, workers)
        self._is_over = False
        self._shop: ShopSettings | None = None
        self._fields: dict[str, QLineEdit] = {}
        self._refused: set[str] = set()
        self._regions: list[str] = []
        self._build()
        self._paper.broken.connect(self._learning_broke)
        self._reading.run(self._named_languages, self._show_computer)

    def use(self, features: SettingsFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self.pictures.use(features)
        self.words.use(features)
        self.looks.use(features)
        self.lock.use(features)
        self.staff.use(features)

    def reload(self) -> None:
        """Ask for the settings anew."""
        self._reading.run(self._found, self._show_shop)
        self.pictures.reload()
        self.words.reload()
        self.lock.reload()
        self.staff.reload()

    def stop(self) -> None:
        """The screen goes: what is being learned is kept, but nobody is told."""
        self._is_over = True
        self.pictures.stop()

    def _found(self) -> _Found:
        features, shop = self._features, self._features.shop()
        # The country of the shop is one to choose, whichever it is.
        named = sorted((name_of_region(code), code) for code in {*REGIONS, shop.region})
        return _Found(shop, features.hands(), named, list(map(name_of_language, features.card_languages)))

    def _named_languages(self) -> tuple[ThisComputer, list[str]]:
        return self._features.computer(), list(map(name_of_language, self._features.languages))

    def _build(self) -> None:
        title = label(_("Settings"))
        title.setFont(theme.heading(32))
        columns = QHBoxLayout()
        columns.setSpacing(24)
        shop, right = self._build_shop(), self._build_computer()
        left = QVBoxLayout()
        left.setSpacing(20)
        left.addWidget(shop)
        left.addWidget(self._build_staff())
        left.addWidget(self.words)
        left.addStretch(1)
        columns.addLayout(left, 6)
        columns.addLayout(right, 5)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(32, 20, 32, 24)
        self._layout.setSpacing(16)
        self._layout.addWidget(title)
        self._layout.addLayout(columns)
        self._layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.lay(shop)

    def _build_shop(self) -> Sheet:
        sheet, inside = titled_sheet(self._colours, _("Your shop"), _("As it stands on cards and envelopes"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        places = (
            ("name", _("Name of the shop"), 0, 0, 2),
            ("street", _("Street"), 1, 0, 2),
            ("postcode", _("Postcode"), 2, 0, 1),
            ("town", _("Town"), 2, 1, 1),
        )
        for name, words, row, column, span in places:
            field = self._fields[name] = QLineEdit()
            field.setFont(theme.text(18))
            field.setFixedHeight(46)
            field.setAccessibleName(words)
            field.editingFinished.connect(partial(self._store_field, name))
            grid.addWidget(label(words, 16, tone="soft"), 2 * row, column, 1, span)
            grid.addWidget(field, 2 * row + 1, column, 1, span)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        inside.addLayout(grid)
        self.region = Choice(self._colours, _("Country"), 46)
        self._language = Choice(self._colours, _("Language of the cards"), 46)
        self.hands = HandsPart(self._colours)
        self.format = Choice(self._colours, _("Cards"), 46)
        self._leap = Choice(self._colours, _("29 February in other years"), 46)
        inside.addLayout(side_by_side(self.region, self._language))
        inside.addWidget(self.hands)
        self.stock = Choice(self._colours, _("Printed on"), 46)
        inside.addLayout(side_by_side(self.format, self.stock))
        inside.addLayout(side_by_side(self._leap))
        self.region.chosen.connect(lambda place: self._store(region=self._regions[place]))
        self._language.chosen.connect(lambda place: self._store(language=self._features.card_languages[place]))
        self._leap.chosen.connect(lambda place: self._store(leap_day_to_march=bool(place)))
        self.format.chosen.connect(lambda place: self._store(card_format=list(FORMATS)[place]))
        self.stock.chosen.connect(lambda place: self._store(paper=_STOCKS[place].value))
        self.hands.hand_chosen.connect(lambda name: self._store(hand=name))
        self.hands.ink_chosen.connect(lambda value: self._store(ink=value))
        self.hands.add_wanted.connect(self._add_hand)
        self.hands.remove_wanted.connect(self._remove_hand)
        inside.addStretch(1)
        return sheet

    def _build_computer(self) -> QVBoxLayout:
        sheet, inside = titled_sheet(
            self._colours, _("This computer"), _("How the window looks here, and when it locks"), tinted=True
        )
        inside.addWidget(self.looks)
        self.looks.redressed.connect(self.redressed)
        inside.addWidget(self.lock)
        inside.addWidget(label(_("Printers"), 16, tone="soft"))
        measure = button(_("Make a printer true to size"), 44)
        measure.clicked.connect(self.measure_wanted)
        row = QHBoxLayout()
        row.addWidget(measure)
        row.addStretch(1)
        inside.addLayout(row)
        column = QVBoxLayout()
        column.setSpacing(20)
        column.addWidget(sheet)
        column.addWidget(self._build_pictures())
        column.addWidget(self.customers)
        column.addStretch(1)
        return column

    def _build_staff(self) -> Sheet:
        below = _("Each may have a hand of their own, for the cards of those whom they know best")
        sheet, inside = titled_sheet(self._colours, _("Who works here"), below, tinted=True)
        inside.addWidget(self.staff)
        self.staff.told.connect(self.told)
        self.staff.undoable.connect(self.undoable)
        return sheet

    def _build_pictures(self) -> Sheet:
        below = _("A logo or picture for the front of cards, in place of a drawing")
        title, add = _("Fronts of your own"), self.pictures.add
        sheet, inside = titled_sheet(self._colours, title, below, tinted=True, beside=add)
        inside.addWidget(self.pictures)
        self.pictures.undoable.connect(self.undoable)
        self.pictures.changed.connect(self.paper_changed)
        return sheet

    def _show_shop(self, found: _Found) -> None:
        self._shop = found.shop
        self._regions = [code for _name, code in found.regions]
        for name, field in self._fields.items():
            if not field.hasFocus() and name not in self._refused:
                field.setText(getattr(self._shop, name))
        names = [name for name, _code in found.regions]
        self.region.show_items(names, place_of(self._shop.region, self._regions))
        self._language.show_items(found.languages, place_of(self._shop.language, self._features.card_languages))
        self.hands.show_hands(found.hands, self._shop.hand)
        self.hands.show_ink(self._shop.ink)
        self.format.show_items(list(format_names().values()), place_of(self._shop.card_format, FORMATS))
        stocks = [_("Whole sheets, to be cut"), _("Ready-cut stock")]
        self.stock.show_items(stocks, place_of(self._shop.paper, _STOCKS))
        self._leap.show_items([_("on 28 February"), _("on 1 March")], int(self._shop.leap_day_to_march))
        self.customers.file.setText(self._features.file)

    def _show_computer(self, found: tuple[ThisComputer, list[str]]) -> None:
        chosen, names = found
        self.looks.show_chosen(chosen, names)
        self.lock.show_chosen(chosen)

    def _store_field(self, name: str) -> None:
        words = " ".join(self._fields[name].text().split())
        if self._shop is not None and words != getattr(self._shop, name):
            self._store(**{name: words})

    def _store(self, **changed: object) -> None:
        if self._shop is None:
            return
        seen = self._shop
        self._shop = settings = replace(seen, **changed)  # type: ignore[arg-type]

        def stored(_done: object) -> None:
            self._refused -= changed.keys()
            self.told.emit(_("Stored."))
            if changed.keys() & {"ink", "card_format"}:
                self.paper_changed.emit()

        def refused(problem: Problem) -> None:
            # What was typed stays in its field; what is stored now is what was seen when it is stored again.
            self._refused |= changed.keys()
            self._storing.failed.emit(problem)
            self._reading.run(self._found, self._show_shop)

        self._storing.run(lambda: self._features.change_shop(settings, seen), stored, refused)

    def _add_hand(self) -> None:
        file = self._choose_font()
        if not file:
            return

        def ended(words: str) -> None:
            if not self._is_over:
                self.hands.end_learning(words)

        def learned(hand: Learned) -> None:
            ended(in_words(hand))
            self._hands_changed()

        self.hands.begin_learning()
        features = self._features
        self._paper.run(lambda: features.add_hand(Path(file)), learned, lambda problem: ended(str(problem)))

    def _learning_broke(self, _fault: object) -> None:
        """A bug, which is told elsewhere: the owner may try another font."""
        self.hands.end_learning("")

    def _remove_hand(self, name: str) -> None:
        features = self._features

        def put_back(removed: object) -> None:
            self._storing.run(lambda: features.put_back_hand(removed), lambda _done: self._hands_changed())

        def removed(whole: object) -> None:
            self.hands.say("")
            self.undoable.emit(_("{name} is taken out.").format(name=name), lambda: put_back(whole))
            self._hands_changed()

        self._storing.run(lambda: features.remove_hand(name), removed)

    def _hands_changed(self) -> None:
        if not self._is_over:
            self.paper_changed.emit()
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = theme.measures_at(self.height()).margin
        self._layout.setContentsMargins(margin, margin - 12, margin, margin - 8)
