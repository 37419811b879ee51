"""One talk on the page: read as a few lines, and mended in place with the question that it left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from shopfriend.counter.views import Said
from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.counter.words_field import WordsField
from shopfriend.window.widgets import label

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TalkLine(QFrame):
    """A click, or Enter where it has the focus, opens the field; Enter there stores, and so does leaving it.

    `mended` tells uid, text and question, None for what was not changed; the field stays until that is shown stored.
    """

    mended = Signal(str, object, object)
    opened = Signal()

    INSET = 8

    def __init__(self, talk: Said, when: str, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uid = talk.uid
        self.is_open = False
        self._sent = False
        self.setObjectName("talkline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._when = label("", 16, tone="soft", wrap=True)
        self._words = label("", 19 if first else 17, tone="" if first else "soft", wrap=True)
        self._text = WordsField(_("What was said"), 18)
        self._ask_label = label(_("Ask next time"), 16, tone="soft")
        self._ask = QLineEdit()
        self._ask.setAccessibleName(_("Ask next time"))
        self._ask.setFont(theme.text(17))
        self._ask.setFixedHeight(44)
        self._refused = label("", 16, tone="accent", wrap=True)
        layout = QVBoxLayout(self)
        # The frame that shows the focus is 2 pixels wide.
        layout.setContentsMargins(self.INSET - 2, 3, self.INSET - 2, 5)
        layout.setSpacing(4)
        for widget in (self._when, self._words, self._text, self._ask_label, self._ask, self._refused):
            layout.addWidget(widget)
        self._text.entered.connect(self.store_now)
        self._text.left.connect(self._left)
        self._ask.returnPressed.connect(self.store_now)
        self._ask.editingFinished.connect(self._left)
        self._show(is_open=False)
        self.show_talk(talk, when)

    def show_talk(self, talk: Said, when: str) -> None:
        """Show the talk as it is stored; a field in which something else was typed meanwhile stays open."""
        self._when.setText(when)
        self._words.setText(talk.text)
        self.setAccessibleName(_("Change what was said: {words}").format(words=talk.text))
        if not self.is_open or self._sent:
            self._talk = talk
            had_focus = self._has_cursor()
            self._show(is_open=False)
            if had_focus:
                self.setFocus()

    def open(self, text: str | None = None, ask: str | None = None) -> None:
        """Open the field, with what was typed into it before where that is given."""
        self._text.setPlainText(self._talk.text if text is None else text)
        self._ask.setText(self._talk.ask if ask is None else ask)
        self._show(is_open=True)
        self._text.put_cursor_at_end()
        self.opened.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops in it, in order."""
        return [self, self._text, self._ask]

    def store_now(self) -> None:
        """Tell what was changed; where nothing was, close the field."""
        if not self.is_open or self._sent:
            return
        text, ask = self._text.toPlainText().strip(), self._ask.text().strip()
        changed = (text if text != self._talk.text else None, ask if ask != self._talk.ask else None)
        if changed == (None, None):
            had_focus = self._has_cursor()
            self._show(is_open=False)
            if had_focus:
                self.setFocus()
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
        if self._has_cursor():
            return
        if self.is_open and not self._text.toPlainText().strip():
            self._text.setPlainText(self._talk.text)
        self.store_now()

    def _has_cursor(self) -> bool:
        return QApplication.focusWidget() in (self._text, self._ask)

    def _show(self, *, is_open: bool) -> None:
        self.is_open, self._sent = is_open, False
        self._words.setVisible(not is_open)
        for widget in (self._text, self._ask_label, self._ask):
            widget.setVisible(is_open)
        self._refused.hide()
