"""The counter: type a few letters, see who it is, greet, and jot down what was said."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from shopfriend.counter.views import Opened, Today
from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.counter.behind_page import BehindPage
from shopfriend.window.counter.editing import PageEditing
from shopfriend.window.counter.features import CounterFeatures
from shopfriend.window.counter.finding import Finding
from shopfriend.window.counter.half_typed import HalfTyped
from shopfriend.window.counter.hit_column import HitColumn
from shopfriend.window.counter.jotting import Jotting
from shopfriend.window.counter.new_face import NewFace
from shopfriend.window.counter.page_cards import PageCards
from shopfriend.window.counter.page_view import PageView
from shopfriend.window.counter.quiet_sheet import QuietSheet
from shopfriend.window.counter.right_side import RightSide
from shopfriend.window.counter.talk_field import TalkField
from shopfriend.window.keys import on_key
from shopfriend.window.search_field import SearchField
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, rule


class CounterScreen(Desk):
    """Search on top, hits and today on the left, the page on the right."""

    told = Signal(str)
    undoable = Signal(str, object)
    promises_wanted = Signal()
    came_up = Signal()
    card_wanted = Signal(str, str)
    birthday_wanted = Signal(str)

    def __init__(
        self, colours: Colours, features: CounterFeatures, workers: Workers, choose: Callable[[str], str]
    ) -> None:
        super().__init__(colours)
        self._colours = colours
        self._features = features
        self._workers = workers
        self._choose = choose
        self._looking = workers.looking
        self._storing = workers.storing
        self._reading = workers.reading
        self._wanted = ""
        self._times_hidden = 0
        self._today_is_old = True
        self._build()
        self._connect()

    def begin(self) -> None:
        """Ask for what an empty search box shows."""
        self._reload_today()
        self._jotting.show_staff()

    def half_typed(self) -> HalfTyped:
        """What stands in the fields of each page and of the new face's form."""
        self._jotting.keep_half_typed()
        self._editing.store_now()
        pasted, said = self._behind.half_typed()
        return HalfTyped(self._jotting.kept, self._editing.kept, self.face.half_typed(), pasted, said=said)

    def keep_half_typed(self, typed: HalfTyped) -> None:
        """Put it back when its page or form is opened."""
        self._jotting.kept.update(typed.talks)
        self._editing.kept.update(typed.facts)
        self.face.put_back(typed.face)
        self._behind.put_back(typed.pasted, typed.said)

    def use(self, features: CounterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features
        self._jotting.use(features)
        self._cards.use(features)
        self._editing.use(features)
        self._behind.use(features)
        self.finding.use(features)

    def open_page(self, uid: str) -> None:
        """Open a customer's page and put the cursor where one writes."""
        self._editing.leave()
        self._behind.story.hide()
        self._load_page(uid)

    def edit(self) -> None:
        """Turn the opened page into its form, or back."""
        if self.page.isVisible():
            self._editing.toggle()

    def turn_to_story(self) -> None:
        """Show the whole story of whose page is open, or that page again."""
        if self._behind.story.is_open:
            self._behind.story.leave()
        elif self.page.isVisible():
            self._editing.leave()
            self._behind.story.open(self._jotting.uid)

    def stop(self) -> None:
        """The screen goes: have stored what stands in the page's fields."""
        self._editing.stop()

    def _load_page(self, uid: str) -> None:
        self._jotting.keep_half_typed()
        self._wanted = uid
        self._looking.run(lambda: self._features.open_page(uid), self._show_page)

    @property
    def opened_page(self) -> str:
        """Whose page is seen (uid); "" where nobody's is."""
        return self._jotting.uid if self.page.isVisibleTo(self) else ""

    @property
    def is_hidden(self) -> bool:
        """Whether nobody is to be seen, since customers look on."""
        return self._side.is_hidden and self._quiet.isVisibleTo(self)

    def refresh(self) -> None:
        """Others have written meanwhile: show it, but around what is being typed."""
        self._editing.reload()
        self._reload_today()

    def come_back(self) -> None:
        """Nobody looks on any more: today may be seen again."""
        if self._side.is_hidden:
            self._side.let_people_be_seen()
            self._today_is_old = True
        if self._today_is_old:
            self._reload_today()

    def hide_everything(self) -> None:
        """Customers look on: nothing personal stays in sight. What was half typed is kept."""
        self._times_hidden += 1
        self._put_page_away()
        self.search.clear()
        self._side.hide_people()
        self._right.show_sheet(self._quiet)
        self.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = theme.measures_at(self.height())
        self._layout.setContentsMargins(measures.margin, measures.margin - 8, measures.margin, measures.margin - 8)
        self._layout.setSpacing(measures.gap - 4)
        self._columns.setSpacing(measures.gap)
        self.search.set_height(measures.search)
        self._new.setFixedHeight(measures.search)
        self._side.set_measures(measures, self.height())
        self._right.set_measures(measures)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            # Another window may have written much meanwhile: the index catches up before the first key is pressed.
            self._looking.run(lambda: self._features.names(""))
            self.came_up.emit()

    def _build(self) -> None:
        asks = _("Who is at the counter? Name, nickname, phone, or what you talked about")
        self.search = SearchField(self._colours, _("Who is at the counter?"), asks)
        self._new = button(_("New face"), 60, icon="new_face", colour=self._colours.ink)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.search, 1)
        top.addWidget(self._new)
        self._side = HitColumn(self._colours)
        self.hits = self._side.hits
        self.finding = Finding(self._side, self._features, self._looking, self)
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
        self.page.layout().addWidget(rule())  # type: ignore[union-attr]
        self.page.layout().addWidget(self.talk)  # type: ignore[union-attr]
        self.face = NewFace(self._colours)
        self._quiet = QuietSheet(self._colours)
        self._right = RightSide()
        self._right.placed.connect(self.lay)
        self._right.turned.connect(self.update)
        for sheet in (self.page, self.face, self._quiet):
            self._right.place(sheet)
        self._right.show_sheet(self._quiet)
        self._editing = PageEditing(self.page, self._features, self._storing, self)
        self._cards = PageCards(self.page, self._features, self._storing, self)
        self._jotting = Jotting(self.talk, self.page, self._features, self._storing, self)
        self._behind = BehindPage(
            self._colours, self._features, self._workers, self._right, self.page, self._jotting, self._choose, self
        )

    def _connect(self) -> None:
        self.lay(self._side.sheet)
        self.search.textEdited.connect(self._look_up)
        self.search.returnPressed.connect(self.enter)
        self.search.stepped.connect(self.hits.step)
        self.finding.entered.connect(self.enter)
        self._side.chosen.connect(self.open_page)
        self._side.more_wanted.connect(self.promises_wanted)
        self._new.clicked.connect(self.new_face)
        behind = self._behind
        for part in (self._jotting, self._editing, self._cards, behind):
            part.told.connect(self.told)
            part.undoable.connect(self.undoable)
        self._jotting.stored.connect(self._reload)
        self.face.wanted.connect(self._add)
        self.face.page_wanted.connect(self.open_page)
        self._editing.closed.connect(self.talk.words.setFocus)
        self.page.asked.connect(self._jotting.asked)
        self.page.kept.connect(self._jotting.keep)
        self._cards.stored.connect(self._reload)
        self._cards.write_wanted.connect(self.card_wanted)
        self._side.done.connect(self._cards.done)
        self._side.write_wanted.connect(self.birthday_wanted)
        self.page.story_wanted.connect(self.turn_to_story)
        self._side.paste_wanted.connect(self.paste_notes)
        self._side.hear_wanted.connect(behind.hear)
        behind.stored.connect(self._reload)
        behind.parted.connect(self._parted)
        behind.page_wanted.connect(self._show_page_again)
        for left in (behind.left, self._editing.gone):
            left.connect(self._show_nobody)
        behind.forgotten.connect(self._forgotten)
        behind.came_back.connect(self.open_page)
        keys = {"Ctrl+D": self.page.ask_is_done, "Ctrl+H": self.turn_to_story, "Alt+Left": behind.story.leave}
        for key, does in {**keys, "Ctrl+Shift+V": self.paste_notes, "Ctrl+J": behind.hear}.items():
            on_key(self, key, does)

    def type_query(self, query: str) -> None:
        """Look somebody up as if this had been typed."""
        self.search.setText(query)
        self._look_up(query)

    def _look_up(self, query: str) -> None:
        self.come_back()
        if self.face.isVisible():
            self._right.show_sheet(self._quiet)
        self.finding.look_up(query)

    def enter(self) -> None:
        """Open the selected hit; where there is none, show a new regular, and store at the second Enter."""
        if self.finding.waits():
            return
        if self.face.isVisible():
            self.face.store()
        elif not self.hits.count() or not self.hits.open_selected():
            self.new_face()

    def new_face(self) -> None:
        """Show a new regular filled in with what was typed; the next Enter stores."""
        self._put_page_away()
        self._side.hide_hits()
        self._right.show_sheet(self.face)
        self.face.fill(self.search.text())
        self.finding.page_of(self.face.name.text(), self.face.offer_page)

    def paste_notes(self) -> None:
        """Show the sheet on which notes are pasted, a line for each customer."""
        self.come_back()
        self._put_page_away()
        self._side.hide_hits()
        self._behind.notes.open()

    def _show_nobody(self) -> None:
        self._put_page_away()
        self._right.show_sheet(self._quiet)
        self._reload_today()
        self.search.setFocus()

    def _add(self, name: str, phone: str, email: str, called: str) -> None:
        hidden = self._times_hidden
        self._storing.run(
            lambda: self._features.add(name, phone, email, called),
            lambda uid: self._added(uid, hidden),
            lambda problem: self.face.refuse(str(problem)),
        )

    def _added(self, uid: str, hidden: int) -> None:
        self.face.clear()
        if hidden == self._times_hidden:
            self._side.hide_hits()
            self.search.clear()
            self.open_page(uid)

    def _put_page_away(self) -> None:
        """What is still on the way to the screen must not show itself either."""
        self._jotting.hide()
        self._editing.hide()
        self._behind.hide()
        self._wanted = ""
        self.finding.forget()

    def _show_page(self, page: Opened) -> None:
        if page.uid != self._wanted:
            return
        self.page.show_page(page, self._features.day())
        self._editing.shown(page)
        self._jotting.shown(page.uid)
        self._behind.shown(page)

    def _show_page_again(self) -> None:
        self._right.show_sheet(self.page)
        self.talk.words.setFocus()

    def _reload(self) -> None:
        if self._jotting.uid:
            self._load_page(self._jotting.uid)
        self._reload_today()

    def _parted(self) -> None:
        """Somebody is no longer, or is there again: also among the hits. Whoever is in the form stays in it."""
        if self._side.sheet.isVisible():
            self._look_up(self.search.text())
        if self.page.is_form:
            self._editing.reload()
            self._behind.parting.show_again()
            self._reload_today()
        else:
            self._reload()

    def _forgotten(self, uid: str) -> None:
        """Nothing of somebody stays: neither the page nor what was half typed on it, nor what would be taken back."""
        self._put_page_away()
        self._jotting.forget(uid)
        self._editing.kept.pop(uid, None)
        self.search.clear()
        self._side.hide_hits()
        self._show_nobody()

    def _reload_today(self) -> None:
        """Ask for today anew; where it is not seen, not before it is: that takes longer than storing a talk."""
        self._today_is_old = bool(self.search.text().strip()) or self._side.is_hidden
        if not self._today_is_old:
            self._reading.run(self._features.today, self._show_today)

    def _show_today(self, found: Today) -> None:
        self._side.show_today(found, self.search.text().strip())
