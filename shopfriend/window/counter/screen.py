"""The counter: type a few letters, see who it is, greet, and jot down what was said."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from shopfriend.counter.views import Opened, Today
from shopfriend.language import _
from shopfriend.window import icons, theme
from shopfriend.window.background import Workers
from shopfriend.window.counter.editing import PageEditing
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.half_typed import HalfTyped
from shopfriend.window.counter.hit_column import HitColumn
from shopfriend.window.counter.jotting import Jotting
from shopfriend.window.counter.new_face import NewFace
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.counter.quiet_sheet import QuietSheet
from shopfriend.window.counter.talk_field import TalkField
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button


class CounterScreen(Desk):
    """Search on top, hits and today on the left, the page on the right."""

    told = Signal(str)
    undoable = Signal(str, object)

    def __init__(
        self,
        colours: Colours,
        features: CounterFeatures,
        workers: Workers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(colours, parent)
        self._colours = colours
        self._features = features
        self._looking = workers.looking
        self._storing = workers.storing
        self._reading = workers.reading
        self._wanted = ""
        self._latest = self._shown = 0
        self._enter_waits = False
        self._build()
        self._connect()

    def begin(self) -> None:
        """Ask for what an empty search box shows."""
        self._reload_today()

    def half_typed(self) -> HalfTyped:
        """What stands in the fields of each page and of the new face's form."""
        self._jotting.keep_half_typed()
        self._editing.store_now()
        return HalfTyped(self._jotting.kept, self._editing.kept, self.face.half_typed())

    def keep_half_typed(self, typed: HalfTyped) -> None:
        """Put it back when its page or form is opened."""
        self._jotting.kept.update(typed.talks)
        self._editing.kept.update(typed.facts)
        self.face.put_back(typed.face)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._jotting.use(features)
        self._editing.use(features)

    def open_page(self, uid: str) -> None:
        """Open a customer's page and put the cursor where one writes."""
        self._editing.leave()
        self._load_page(uid)

    def edit(self) -> None:
        """Turn the opened page into its form, or back."""
        if self.page.isVisible():
            self._editing.toggle()

    def stop(self) -> None:
        """The screen goes: have stored what stands in the page's fields."""
        self._editing.stop()

    def _load_page(self, uid: str) -> None:
        self._jotting.keep_half_typed()
        self._wanted = uid
        self._looking.run(lambda: self._features.open_page(uid), self._show_page)

    def hide_everything(self) -> None:
        """Customers look on: nothing personal stays in sight. What was half typed is kept."""
        self._put_page_away()
        self.search.clear()
        self._side.hide_people()
        self._show_right(self._quiet)
        self.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = theme.ROOMY if self.height() >= theme.ROOMY_FROM else theme.TIGHT
        self._layout.setContentsMargins(measures.margin, measures.margin - 8, measures.margin, measures.margin - 8)
        self._layout.setSpacing(measures.gap - 4)
        self._columns.setSpacing(measures.gap)
        for widget in (self.search, self._new):
            widget.setFixedHeight(measures.search)
        self._glass.move(18, (measures.search - self._glass.height()) // 2)
        self._side.set_measures(measures, self.height())
        self.page.set_measures(measures)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            # Another window may have written much meanwhile: the index catches up before the first key is pressed.
            self._looking.run(lambda: self._features.find(""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self.hits.step(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setFont(theme.text(20))
        self.search.setPlaceholderText(_("Who is at the counter? Name, nickname, phone, or what you talked about"))
        self.search.setAccessibleName(_("Who is at the counter?"))
        self.search.installEventFilter(self)
        self._glass = QLabel(self.search)
        self._glass.setPixmap(icons.pixmap("search", self._colours.soft_ink, 26))
        self._glass.resize(26, 26)
        self._new = button(_("New face"), 60, icon="new_face", colour=self._colours.ink)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.search, 1)
        top.addWidget(self._new)
        self._side = HitColumn(self._colours)
        self.hits = self._side.hits
        self._build_page()
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._side)
        self._columns.addWidget(self._right, 1)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(top)
        self._layout.addLayout(self._columns, 1)

    def _build_page(self) -> None:
        self.page = PageView(self._colours)
        self.talk = TalkField(self._colours)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self.page.layout().addWidget(rule)  # type: ignore[union-attr]
        self.page.layout().addWidget(self.talk)  # type: ignore[union-attr]
        self.face = NewFace(self._colours)
        self._quiet = QuietSheet(self._colours)
        self._rights: tuple[Sheet, ...] = (self.page, self.face, self._quiet)
        self._right = QWidget()
        layout = QVBoxLayout(self._right)
        layout.setContentsMargins(0, 0, 0, 0)
        for sheet in self._rights:
            layout.addWidget(sheet, 1)
        self._show_right(self._quiet)
        self._editing = PageEditing(self.page, self._features, self._storing, self)
        self._jotting = Jotting(self.talk, self._features, self._storing, self)

    def _show_right(self, seen: Sheet) -> None:
        for sheet in self._rights:
            if sheet is not seen:
                sheet.hide()
        seen.show()
        self.update()

    def _connect(self) -> None:
        for sheet in (*self._rights, self._side.sheet):
            self.lay(sheet)
        self.search.textEdited.connect(self._look_up)
        self.search.returnPressed.connect(self.enter)
        self._side.chosen.connect(self.open_page)
        self._new.clicked.connect(self.new_face)
        self._jotting.told.connect(self.told)
        self._jotting.stored.connect(self._reload)
        self.face.wanted.connect(self._add)
        self._editing.told.connect(self.told)
        self._editing.undoable.connect(self.undoable)
        self._editing.closed.connect(self.talk.words.setFocus)
        self.page.asked.connect(self._jotting.asked)
        self.page.kept.connect(self._jotting.keep)

    def type_query(self, query: str) -> None:
        """Look somebody up as if this had been typed."""
        self.search.setText(query)
        self._look_up(query)

    def _look_up(self, query: str) -> None:
        self._latest += 1
        number = self._latest
        if self.face.isVisible():
            self._show_right(self._quiet)
        self._looking.run(lambda: (number, self._features.find(query)), self._show_hits)

    def _show_hits(self, answer: tuple[int, list[Any]]) -> None:
        number, found = answer
        if number != self._latest:
            return
        self._side.show_hits(found, self.search.text().strip())
        self._shown = number
        if self._enter_waits:
            self._enter_waits = False
            self.enter()

    def enter(self) -> None:
        """Open the selected hit; where there is none, show a new regular, and store at the second Enter."""
        if self._shown != self._latest:
            # Whoever types and presses Enter at once means what will be found, not what was found before.
            self._enter_waits = True
        elif self.face.isVisible():
            self.face.store()
        elif not self.hits.count() or not self.hits.open_selected():
            self.new_face()

    def new_face(self) -> None:
        """Show a new regular filled in with what was typed; the next Enter stores."""
        self._put_page_away()
        self._side.hide_hits()
        self._show_right(self.face)
        self.face.fill(self.search.text())

    def _add(self, name: str, phone: str, email: str, called: str) -> None:
        self._storing.run(
            lambda: self._features.add(name, phone, email, called),
            self._added,
            lambda problem: self.face.refuse(str(problem)),
        )

    def _added(self, uid: str) -> None:
        self._side.hide_hits()
        self.face.clear()
        self.search.clear()
        self.open_page(uid)

    def _put_page_away(self) -> None:
        """What is still on the way to the screen must not show itself either."""
        self._jotting.hide()
        self._editing.hide()
        self._wanted = ""
        self._latest += 1
        self._shown = self._latest
        self._enter_waits = False

    def _show_page(self, page: Opened) -> None:
        if page.uid != self._wanted:
            return
        self.page.show_page(page, self._features.day())
        self._editing.shown(page)
        self._show_right(self.page)
        self._jotting.shown(page.uid)

    def _reload(self) -> None:
        if self._jotting.uid:
            self._load_page(self._jotting.uid)
        self._reload_today()

    def _reload_today(self) -> None:
        self._reading.run(self._features.today, self._show_today)

    def _show_today(self, found: Today) -> None:
        self._side.show_today(found, self.search.text().strip())
