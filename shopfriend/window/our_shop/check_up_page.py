"""A month's check-up: three pillars of figures with the people behind them, three honest questions, and one result."""

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shopfriend.language import _, month_alone, month_in_words, ngettext
from shopfriend.our_shop.check_up_views import QUESTIONS, CheckUpTold, FigureTold, PillarTold
from shopfriend.our_shop.check_up_words import pillar_in_words
from shopfriend.our_shop.figures import Pillar
from shopfriend.window import icons, theme
from shopfriend.window.our_shop.dots import DotsChoice
from shopfriend.window.our_shop.fields import Words
from shopfriend.window.our_shop.scale import Scale
from shopfriend.window.page_layout import in_a_column
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import back_link, button, in_a_row, label, scroll_through, take_all_out

_NAMED, _MORE = 4, "more"


class FigurePart(QWidget):
    """A figure, what of, how it is computed, and the people behind it; `opened` names whose page is wanted."""

    opened = Signal(str)

    def __init__(self, figure: FigureTold, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self._people = figure.people
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = label(figure.headline or _("not yet"), 22, tone="" if figure.is_known else "soft")
        head.setFont(theme.heading(22 if figure.is_known else 18))
        column.addWidget(head)
        column.addWidget(label(figure.said, 17, wrap=True))
        self.how = label(figure.how, 15, tone="soft", wrap=True)
        column.addWidget(self.how)
        self.people = label("", 16, wrap=True)
        self.people.setTextFormat(Qt.TextFormat.RichText)
        self.people.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.people.linkActivated.connect(self._follow)
        column.addWidget(self.people)
        self.people.setHidden(not self._people)
        self._show_people(_NAMED)

    def _show_people(self, most: int) -> None:
        shown = self._people[:most]
        words = [self._linked(uid, name) for uid, name in shown]
        more = len(self._people) - len(shown)
        if more > 0:
            words.append(self._linked(_MORE, ngettext("one more", "{n} more", more).format(n=more)))
        self.people.setText(", ".join(words))
        self.people.setAccessibleName(", ".join(name for _uid, name in shown))

    def _linked(self, uid: str, name: str) -> str:
        return f'<a href="{uid}" style="color: {self._colour}; text-decoration: none">{escape(name)}</a>'

    def _follow(self, uid: str) -> None:
        if uid == _MORE:
            self._show_people(len(self._people))
        else:
            self.opened.emit(uid)


class CheckUpView(QWidget):
    """`kept` gives the month, the dots and the answers, `noted` the answers so far; `opened` whose page is wanted."""

    left = Signal()
    kept = Signal(object, int, object)
    noted = Signal(object, object)
    opened = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._told: CheckUpTold | None = None
        self._noted: Mapping[str, str] = {}
        self.answers: dict[str, Words] = {}
        self.figures: list[FigurePart] = []
        self.back = back_link(_("Our shop"), colours)
        self._title = label("")
        self._title.setFont(theme.heading(32))
        self.result, self.asked, self.told = self._build_result(), self._build_asked(), self._build_told()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._title)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(in_a_column(self.told), 7)
        columns.addLayout(in_a_column(self.result, self.asked), 5)
        scroll_through(self, words, columns)
        self.back.clicked.connect(self.left)
        self.keep.clicked.connect(self._keep)

    def _build_told(self) -> Sheet:
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(10)
        heading = label(_("What the records say"))
        heading.setFont(theme.heading(22))
        inside.addWidget(heading)
        self._pillars = QHBoxLayout()
        self._pillars.setSpacing(24)
        inside.addLayout(self._pillars)
        return sheet

    def _build_asked(self) -> Sheet:
        self.dots = DotsChoice(self._colours, _("Did they come of their own accord?"))
        self._meant = label("", 16, tone="gold", wrap=True)
        self._refused = label("", 16, tone="accent", wrap=True)
        self._refused.hide()
        self.keep = button(_("Keep it"), 52, main=True)
        sheet = Sheet(self._colours)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 20, 28, 24)
        inside.setSpacing(8)
        heading = label(_("Three honest questions"))
        heading.setFont(theme.heading(22))
        inside.addWidget(heading)
        inside.addWidget(self._meant)
        for name, question in zip(QUESTIONS, _questions(), strict=True):
            inside.addWidget(label(question, 17, wrap=True))
            if name == QUESTIONS[0]:
                row = QHBoxLayout()
                row.setSpacing(10)
                row.addWidget(label(_("convinced"), 15, tone="soft"))
                row.addWidget(self.dots)
                row.addWidget(label(_("compelled"), 15, tone="soft"))
                row.addStretch(1)
                inside.addLayout(row)
            field = self.answers[name] = Words(question, 2)
            field.left.connect(self.store_now)
            inside.addWidget(field)
        inside.addWidget(self._refused)
        inside.addLayout(in_a_row(self.keep))
        return sheet

    def _build_result(self) -> Sheet:
        self.scale = Scale(self._colours)
        self._judgement = label("", 18, wrap=True)
        self._to_do = label("", 18, bold=True, wrap=True)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("check", self._colours.accent_text, 24))
        sheet = Sheet(self._colours, tinted=True)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(28, 18, 28, 20)
        inside.setSpacing(10)
        inside.addWidget(self.scale)
        inside.addWidget(self._judgement)
        inside.addWidget(label(_("One thing to do"), 16, tone="soft"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._to_do, 1)
        inside.addLayout(row)
        return sheet

    def show_check_up(self, told: CheckUpTold) -> None:
        """Show a month; answers that are being typed for it stay."""
        anew = self._told is None or self._told.month != told.month or self._told.is_kept != told.is_kept
        self._told = told
        self._title.setText(_("Check-up: {month}").format(month=month_in_words(told.month)))
        self.result.setVisible(told.is_kept)
        self.scale.show_stands(told.month, told.stands, told.last_year.stands if told.last_year else None)
        self._judgement.setText(told.judgement)
        self._to_do.setText(told.to_do)
        self._meant.setText(_("Last month: “{what}” Did we?").format(what=told.meant))
        self._meant.setVisible(bool(told.meant))
        words = _("Keep it anew") if told.is_kept else _("Keep {month}’s check-up")
        self.keep.setText(words.format(month=month_alone(told.month)))
        if anew:
            self._refused.hide()
            self.dots.show_dots(told.compelled)
            self._noted = dict(told.answers)
            for name, field in self.answers.items():
                field.setPlainText(told.answers[name])
        self._show_pillars(told.pillars)

    def _show_pillars(self, pillars: tuple[PillarTold, ...]) -> None:
        take_all_out(self._pillars)
        self.figures = []
        tones = {Pillar.QUALITY: "green", Pillar.SERVICE: "blue", Pillar.RELATIONSHIPS: "plum"}
        for told in pillars:
            made = QWidget()
            column = QVBoxLayout(made)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(18)
            head = label(pillar_in_words(told.pillar), 18, bold=True)
            head.setStyleSheet(f"color: {getattr(self._colours, tones[told.pillar])};")
            column.addWidget(head)
            for figure in told.figures:
                part = FigurePart(figure, self._colours.accent_text)
                part.opened.connect(self.opened)
                self.figures.append(part)
                column.addWidget(part)
            column.addStretch(1)
            self._pillars.addWidget(made, 1)

    def hide_people(self) -> None:
        """Nobody behind a figure stays in sight; what was typed stays."""
        take_all_out(self._pillars)
        self.figures = []

    def refuse(self, why: str) -> None:
        """Say what is missing; what was typed stays."""
        self._refused.setText(why)
        self._refused.show()

    def store_now(self) -> None:
        """Have noted what stands in the fields, where it was changed."""
        said = {name: words.strip() for name, words in self.said().items()}
        if self._told is not None and said != self._noted:
            self._noted = said
            self.noted.emit(self._told.month, said)

    def said(self) -> Mapping[str, str]:
        """The answers as they are typed."""
        return {name: field.toPlainText() for name, field in self.answers.items()}

    def _keep(self) -> None:
        self._refused.hide()
        if self._told is not None:
            self._noted = {name: words.strip() for name, words in self.said().items()}
            self.kept.emit(self._told.month, self.dots.dots or 0, self.said())


def _questions() -> tuple[str, ...]:
    return (
        _("Did they come of their own accord, or did we have to convince them?"),
        _("What are we proud of this month?"),
        _("What would we do differently?"),
    )
