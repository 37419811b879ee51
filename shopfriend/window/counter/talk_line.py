"""One talk on the page: read as a few lines, and mended in place with the question that it left."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from shopfriend.counter.views import Said
from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.counter.words_field import WordsField
from shopfriend.window.widgets import label, link

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Mending(QWidget):
    """The fields in which a talk is mended."""

    done = Signal()
    deleted = Signal()

    def __init__(self, text: str, ask: str) -> None:
        super().__init__()
        self.words = WordsField(_("What was said"), 18)
        self.words.setPlainText(text)
        self.ask = QLineEdit(ask)
        self.ask.setAccessibleName(_("Ask next time"))
        self.ask.setFont(theme.text(17))
        self.ask.setFixedHeight(44)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.words, label(_("Ask next time"), 16, tone="soft"), self.ask):
            layout.addWidget(widget)
        self.delete = link(_("Delete this talk"))
        self.delete.clicked.connect(self.deleted)
        layout.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        self.words.entered.connect(self.done)
        self.ask.returnPressed.connect(self.done)

    def has_cursor(self) -> bool:
        """Whether one of the fields has it."""
        return QApplication.focusWidget() in (self.words, self.ask, self.delete)


class TalkLine(QFrame):
    """A click, or Enter where it has the focus, opens the field; Enter there stores, and so does leaving it.

    `mended` tells uid, text and question, None for what was not changed; the field stays until that is shown stored.
    `deleted` tells the uid of a talk that shall go.
    """

    mended = Signal(str, object, object)
    deleted = Signal(str)
    opened = Signal()

    INSET = 8

    def __init__(self, talk: Said, when: str, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uid = talk.uid
        self._sent = False
        self._mending: _Mending | None = None
        self.setObjectName("talkline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._when = label("", 16, tone="soft", wrap=True)
        self._words = label("", 19 if first else 17, tone="" if first else "soft", wrap=True)
        self._refused = label("", 16, tone="accent", wrap=True)
        self._refused.hide()
        self._layout = QVBoxLayout(self)
        # The frame that shows the focus is 2 pixels wide.
        self._layout.setContentsMargins(self.INSET - 2, 3, self.INSET - 2, 5)
        self._layout.setSpacing(4)
        for widget in (self._when, self._words, self._refused):
            self._layout.addWidget(widget)
        self.show_talk(talk, when)

    @property
    def is_open(self) -> bool:
        """Whether the talk stands in its fields."""
        return self._mending is not None

    def show_talk(self, talk: Said, when: str) -> None:
        """Show the talk as it is stored; a field in which something else was typed meanwhile stays open."""
        self._when.setText(when)
        self._words.setText(talk.text)
        self.setAccessibleName(_("Change what was said: {words}").format(words=talk.text))
        if not self.is_open or self._sent:
            self._talk = talk
            self._close()

    def open(self, text: str | None = None, ask: str | None = None) -> None:
        """Open the field, with what was typed into it before where that is given."""
        self._mending = fields = _Mending(
            self._talk.text if text is None else text, self._talk.ask if ask is None else ask
        )
        fields.done.connect(self.store_now)
        fields.deleted.connect(lambda: self.deleted.emit(self.uid))
        fields.words.left.connect(self._left)
        fields.ask.editingFinished.connect(self._left)
        self._words.hide()
        self._layout.insertWidget(1, fields)
        fields.words.put_cursor_at_end()
        self.opened.emit()

    @property
    def seen(self) -> tuple[str, str]:
        """Text and question as they stood when the field was opened."""
        return self._talk.text, self._talk.ask

    def show_newer(self, text: str, ask: str) -> None:
        """It was changed elsewhere meanwhile: what is typed stays, and is stored over that at the next Enter."""
        self._talk = replace(self._talk, text=text, ask=ask)

    def stops(self) -> list[QWidget]:
        """Where Tab stops in it, in order."""
        return [self] if self._mending is None else [self, self._mending.words, self._mending.ask, self._mending.delete]

    def store_now(self) -> None:
        """Tell what was changed; where nothing was, close the field."""
        if self._mending is None or self._sent:
            return
        text, ask = self._mending.words.toPlainText().strip(), self._mending.ask.text().strip()
        changed = (text if text != self._talk.text else None, ask if ask != self._talk.ask else None)
        if changed == (None, None):
            self._close()
            return
        self._sent = True
        self.mended.emit(self.uid, *changed)

    def refuse(self, sentence: str) -> None:
        """Say why it was not stored; what was typed stays to be mended."""
        self._sent = False
        self._refused.setText(sentence)
        self._refused.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and not self.is_open:
            self.open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.is_open and self.rect().contains(event.position().toPoint()):
            self.open()

    def _left(self) -> None:
        # Going on from the words to the question leaves a field, but not the talk.
        fields = self._mending
        if fields is None or fields.has_cursor():
            return
        if not fields.words.toPlainText().strip():
            fields.words.setPlainText(self._talk.text)
        self.store_now()

    def _close(self) -> None:
        """Back to the words; whoever was writing stays at this talk."""
        self._refused.hide()
        self._words.show()
        fields, self._mending, self._sent = self._mending, None, False
        if fields is None:
            return
        if fields.has_cursor():
            self.setFocus()
        fields.hide()
        self._layout.removeWidget(fields)
        fields.deleteLater()
