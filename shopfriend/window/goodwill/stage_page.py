"""Who stands at one stage, what they deserve of the shop, and a way to another stage for whoever is selected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.goodwill.views import Circle, Standing
from shopfriend.language import _, ngettext
from shopfriend.records.kinds import Stage
from shopfriend.window import theme
from shopfriend.window.fading import Fade
from shopfriend.window.goodwill.person_rows import PersonList, PersonRow
from shopfriend.window.goodwill.stage_words import deserves, name_of, name_of_one, nobody_at
from shopfriend.window.keys import on_key
from shopfriend.window.segments import Segments
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, back_link, label, link


class StagePage(Sheet):
    """A sheet with a list; `opened` tells whose page is wanted, `moved` who (a Standing) stands at which stage now.

    Y takes the stage that the records speak for; `left` tells that the drawing is wanted again.
    """

    opened = Signal(str)
    moved = Signal(object, object)
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        self._people: dict[str, Standing] = {}
        self._name = label("")
        self._name.setFont(theme.heading(24))
        self._back = back_link(_("Who sent whom"), colours)
        self._deserves = label("", 17, tone="soft", wrap=True)
        self.list = PersonList(colours, "")
        self._fade = Fade(self.list, colours.paper)
        self._nobody = label("", 20, tone="soft", wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 8, 0)
        top.addWidget(self._name, 1)
        top.addWidget(self._back)
        self._deserves.setContentsMargins(12, 0, 12, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 12, 14)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._deserves)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nobody, 1)
        layout.addWidget(self._build_foot())
        self.list.opened.connect(self.opened)
        self.list.moved.connect(self._show_selected)
        self.stages.chosen.connect(lambda place: self._move(list(Stage)[place]))
        self._back.clicked.connect(self.left)
        on_key(self, "Y", self.agree)

    def show_stage(self, stage: Stage, found: Circle) -> None:
        """Show who stands there."""
        people = found.at(stage)
        self._people = {person.uid: person for person in people}
        self._name.setText(name_of(stage))
        self._deserves.setText(deserves(stage))
        self.list.setAccessibleName(name_of(stage))
        self.list.show_people(people, lambda person: PersonRow(person.uid, person.name, _below(person)))
        self.list.setVisible(bool(people))
        self._nobody.setText(nobody_at(stage))
        self._nobody.setVisible(not people)
        self._show_selected()

    def selected(self) -> Standing | None:
        """Who is selected."""
        row = self.list.selected()
        return None if row is None else self._people.get(row.uid)

    def agree(self) -> None:
        """Whoever is selected stands where the records say."""
        person = self.selected()
        if person is not None and person.perhaps is not None:
            self._move(person.perhaps)

    def _build_foot(self) -> QWidget:
        self._foot = QWidget()
        self._whose = Elided(fonts=[theme.text(17)])
        self.stages = Segments(_("Stage"), [name_of_one(stage) for stage in Stage])
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(12, 6, 4, 0)
        row.setSpacing(12)
        self._yes = link("")
        self._yes.clicked.connect(self.agree)
        row.addWidget(self._whose, 1)
        row.addWidget(self._yes)
        row.addWidget(self.stages)
        return self._foot

    def _show_selected(self) -> None:
        person = self.selected()
        self._foot.setVisible(person is not None)
        if person is None:
            return
        self.stages.show_chosen(list(Stage).index(person.stage))
        self._whose.set_words(person.name)
        self._yes.setVisible(person.perhaps is not None)
        if person.perhaps is not None:
            self._yes.setText(_("Yes, a {stage}").format(stage=name_of_one(person.perhaps).lower()) + "  Y")

    def _move(self, stage: Stage) -> None:
        person = self.selected()
        if person is not None and stage is not person.stage:
            self.moved.emit(person, stage)


def _below(person: Standing) -> str:
    """What speaks for another stage; else what was given in a year and what came back."""
    if person.perhaps is not None:
        return _("Perhaps a {stage}: {why}").format(stage=name_of_one(person.perhaps).lower(), why=person.why)
    gave = ngettext("One thing given in a year", "{number} things given in a year", person.gave)
    came = ngettext("one visit", "{number} visits", person.came)
    said = [gave.format(number=person.gave), came.format(number=person.came)]
    if person.sent:
        said.append(ngettext("sent one friend", "sent {number} friends", person.sent).format(number=person.sent))
    return " · ".join(said) if person.gave or person.came or person.sent else _("Nothing noted in a year.")
