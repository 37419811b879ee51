"""Circle: how close people have come, who sent whom, what we gave, and who has had no word from us lately."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from shopfriend.counter.views import Named
from shopfriend.goodwill.noting_views import NotedDown, Noting
from shopfriend.goodwill.views import Circle, Standing
from shopfriend.language import _, ngettext
from shopfriend.records.kinds import Stage
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.features import LaterFeatures
from shopfriend.window.goodwill.features import CircleFeatures
from shopfriend.window.goodwill.given_sheet import GivenSheet
from shopfriend.window.goodwill.no_word_sheet import NoWordSheet
from shopfriend.window.goodwill.referral_sheet import NameField, ReferralSheet
from shopfriend.window.goodwill.stage_page import StagePage
from shopfriend.window.goodwill.stage_tiles import StageTiles
from shopfriend.window.goodwill.stage_words import name_of
from shopfriend.window.goodwill.web_page import WebPage
from shopfriend.window.keys import on_key
from shopfriend.window.sheets import Desk
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, label

_SIDE = 392
_ROOMY_FROM = 740
"""A height in pixels from which there is room for the month before beside this one."""


class CircleScreen(Desk):
    """The stages on top; below the drawing of who sent whom, or who stands at the stage that is pressed.

    `undoable` tells what was done and how it is taken back; `wishes_wanted` that one wants to see who waits for what.
    """

    told = Signal(str)
    undoable = Signal(str, object)
    opened = Signal(str)
    wishes_wanted = Signal()

    def __init__(
        self, colours: Colours, features: CircleFeatures, workers: Workers, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, parent)
        self._colours = colours
        self._features = features
        self._reading = workers.reading
        self._looking = workers.looking
        self._storing = workers.storing
        self._found = Circle()
        self._latest = 0
        self._build()
        self._connect()

    def use(self, features: LaterFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features.circle
        self.referral.clear()

    def begin(self) -> None:
        """Show the circle as it is now, with the keyboard on the drawing or on the list."""
        (self.stage_page.list if self.tiles.stage is not None else self.web_page.web).setFocus()
        self.reload()

    def reload(self) -> None:
        """Ask for the circle anew."""
        self._latest += 1
        number = self._latest
        self._reading.run(self._features.circle, lambda found: self._show(number, found))

    def hide_people(self) -> None:
        """Nothing that names somebody stays, nor comes with an answer that is on its way."""
        self._latest += 1
        self._parts.setCurrentWidget(self.web_page)
        self.show_circle(Circle())

    def show_circle(self, found: Circle) -> None:
        """Show this circle."""
        self._found = found
        self.tiles.set_numbers({stage: len(found.at(stage)) for stage in Stage})
        self._said.setText(_in_short(found))
        if not found.brought and self.web_page.web.hasFocus():
            self.tiles.tiles[Stage.PARTNER].setFocus()
        self.web_page.show_people(found.brought)
        self.given.show_month(found)
        self.no_word.show_quiet(found, self._features.day())
        self._show_part()

    def stop(self) -> None:
        """The screen goes; nothing on it is half done."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        measures = theme.measures_at(self.height())
        self._layout.setContentsMargins(measures.margin, measures.margin - 12, measures.margin, measures.margin - 8)
        self._layout.setSpacing(measures.gap - 8)
        for layout in (self._columns, self._side):
            layout.setSpacing(measures.gap - 4)
        self.given.set_roomy(self.height() >= theme.scaled(_ROOMY_FROM))

    def _build(self) -> None:
        title = label(_("Circle"))
        title.setFont(theme.heading(32))
        self._said = label("", 18, tone="soft", wrap=True)
        self.note = button(_("Note a referral"), 52, icon="plus", colour=self._colours.ink)
        self.note.setToolTip(_("Ctrl R"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self._said)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(words, 1)
        top.addWidget(self.note)
        self.tiles = StageTiles(self._colours)
        self.web_page = WebPage(self._colours)
        self.stage_page = StagePage(self._colours)
        self._parts = QStackedWidget()
        self._parts.addWidget(self.web_page)
        self._parts.addWidget(self.stage_page)
        self.referral = ReferralSheet(self._colours)
        self._parts.addWidget(self.referral)
        self.given = GivenSheet(self._colours)
        self.no_word = NoWordSheet(self._colours)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(self.given)
        self._side.addWidget(self.no_word, 1)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._parts, 1)
        self._columns.addWidget(side)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(top)
        self._layout.addWidget(self.tiles)
        self._layout.addLayout(self._columns, 1)
        for sheet in (self.web_page, self.stage_page, self.referral, self.given, self.no_word):
            self.lay(sheet)

    def _connect(self) -> None:
        self.tiles.chosen.connect(self._choose)
        self.stage_page.left.connect(lambda: self._choose(None))
        self.stage_page.moved.connect(self._move)
        for part in (self.web_page, self.stage_page, self.no_word):
            part.opened.connect(self.opened)
        self.no_word.wishes_wanted.connect(self.wishes_wanted)
        self.note.clicked.connect(self._begin_referral)
        on_key(self, "Ctrl+R", self._begin_referral)
        self.referral.left.connect(lambda: self._choose(None))
        self.referral.looked_for.connect(self._look)
        self.referral.noted.connect(self._note)

    def _choose(self, stage: Stage | None) -> None:
        self.tiles.press(stage)
        if stage is None:
            self._parts.setCurrentWidget(self.web_page)
        self._show_part()
        (self.web_page.web if stage is None else self.stage_page.list).setFocus()

    def _show_part(self) -> None:
        stage = self.tiles.stage
        if stage is not None:
            self._parts.setCurrentWidget(self.stage_page)
            self.stage_page.show_stage(stage, self._found)
        elif self._parts.currentWidget() is self.stage_page:
            self._parts.setCurrentWidget(self.web_page)
        self.update()

    def _begin_referral(self) -> None:
        self.tiles.press(None)
        self._parts.setCurrentWidget(self.referral)
        self.update()
        self.referral.begin()

    def _look(self, field: NameField, typed: str) -> None:
        other = self.referral.whom if field is self.referral.by_whom else self.referral.by_whom

        def found(named: Named) -> None:
            field.show_people(typed, [hit for hit in named.hits if hit.uid != other.uid][:3])

        self._looking.run(lambda: self._features.names(typed), found)

    def _note(self, sender: str, noting: Noting) -> None:
        def noted(answer: NotedDown) -> None:
            self.referral.clear()
            self._choose(None)
            self.undoable.emit(answer.said, lambda: self._undo(answer.action))
            self.reload()

        self._storing.run(
            lambda: self._features.note(sender, noting), noted, lambda problem: self.referral.refuse(str(problem))
        )

    def _move(self, person: Standing, stage: Stage) -> None:
        said = _("{name} stands among the {stage} now.").format(name=person.name, stage=name_of(stage).lower())

        def moved(changes: Any) -> None:
            self.undoable.emit(said, lambda: self._undo(changes.action))
            self.reload()

        self._storing.run(lambda: self._features.move(person.uid, stage), moved)

    def _undo(self, action: str) -> None:
        def undone(_changes: Any) -> None:
            self.told.emit(_("Taken back."))
            self.reload()

        self._storing.run(lambda: self._features.undo(action), undone)

    def _show(self, number: int, found: Circle) -> None:
        if number == self._latest:
            self.show_circle(found)


def _in_short(found: Circle) -> str:
    senders = sum(person.sent > 0 for person in found.brought)
    fans = sum(person.is_fan for person in found.brought)
    if not senders:
        return _("How close people have come to us, and what they deserve.")
    said = ngettext("One person has sent others to us.", "{number} people have sent others to us.", senders)
    of_fans = ngettext("One of them is a fan.", "{number} of them are fans.", fans) if fans else ""
    return f"{said.format(number=senders)} {of_fans.format(number=fans)}".strip()
