"""Marks the words in a field that no dictionary knows, and offers others in the menu of the field."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.background import Worker
from shopfriend.window.cards.spelling_features import SpellingFeatures
from shopfriend.window.theme import Colours

_PAUSE = 300
"""Milliseconds without a key after which words are looked up."""


class Spelling(QObject):
    """Watches one field; `undoable` tells of a word that was kept."""

    undoable = Signal(str, object)

    def __init__(
        self, field: QPlainTextEdit, colours: Colours, features: SpellingFeatures, reading: Worker, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._colours = colours
        self._features = features
        self._reading = reading
        self._language = self._customer = ""
        self.unknown: tuple[str, ...] = ()
        self._open: QMenu | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._look)
        field.textChanged.connect(self._soon.start)
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)

    def use(self, features: SpellingFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def read_as(self, language: str, customer: str) -> None:
        """Read the field in this language from now on, as words to this customer (uid)."""
        self._language, self._customer = language, customer
        self._mark(())
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a marked word opens a menu with what may be meant."""
        if isinstance(event, QContextMenuEvent):
            at_the_cursor = event.reason() is QContextMenuEvent.Reason.Keyboard
            cursor = self._field.textCursor() if at_the_cursor else self._field.cursorForPosition(event.pos())
            word = self._word_at(cursor)
            if word is not None:
                self._offer(word, event.globalPos())
                return True
        return False

    def menu(self, cursor: QTextCursor, meant: tuple[str, ...]) -> QMenu:
        """The field's own menu, and before it what may be meant by the word that `cursor` has selected."""
        word, menu = cursor.selectedText(), self._field.createStandardContextMenu()
        menu.setFont(theme.text(17))
        first = next(iter(menu.actions()), None)
        offered = [QAction(each, menu) for each in meant]
        for action in offered:
            action.triggered.connect(partial(cursor.insertText, action.text()))
        if not offered:
            offered = [QAction(_("No word is like it"), menu)]
            offered[0].setEnabled(False)
        keep = QAction(_("“{word}” is right").format(word=word), menu)
        keep.triggered.connect(lambda: self._keep(word))
        menu.insertActions(first, [*offered, keep])  # type: ignore[arg-type]
        menu.insertSeparator(first)  # type: ignore[arg-type]
        return menu

    def _look(self) -> None:
        text, language, customer, features = self._field.toPlainText(), self._language, self._customer, self._features
        if not text.strip() or not language:
            self._mark(())
            return

        def found(words: tuple[str, ...]) -> None:
            if text == self._field.toPlainText() and language == self._language:
                self._mark(words)

        self._reading.run(lambda: features.misspelt(text, language, customer), found)

    def _mark(self, words: tuple[str, ...]) -> None:
        self.unknown = words
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(QColor(self._colours.accent_text))
        marks = []
        for word in words:
            cursor = self._next(word, QTextCursor(self._field.document()))
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, wave
                marks.append(mark)
                cursor = self._next(word, cursor)
        self._field.setExtraSelections(marks)

    def _next(self, word: str, after: QTextCursor) -> QTextCursor:
        exactly = QTextDocument.FindFlag.FindWholeWords | QTextDocument.FindFlag.FindCaseSensitively
        return self._field.document().find(word, after, exactly)

    def _word_at(self, place: QTextCursor) -> QTextCursor | None:
        for mark in self._field.extraSelections():
            cursor: QTextCursor = mark.cursor
            if cursor.selectionStart() <= place.position() <= cursor.selectionEnd():
                return QTextCursor(cursor)
        return None

    def _offer(self, cursor: QTextCursor, place: QPoint) -> None:
        word, language, features = cursor.selectedText(), self._language, self._features

        def show(meant: tuple[str, ...]) -> None:
            if not self._field.isVisible():
                return  # hidden or locked meanwhile: nothing may drop down over that
            # Held here, or it would be gone before it is seen.
            self._open = self.menu(cursor, meant)
            self._open.popup(place)

        self._reading.run(lambda: features.suggestions(word, language), show)

    def _keep(self, word: str) -> None:
        features = self._features

        def kept(action: str) -> None:
            self._look()
            said = _("“{word}” is not marked any more.").format(word=word)
            undo = lambda: self._reading.run(lambda: features.undo(action), lambda _done: self._look())  # noqa: E731
            self.undoable.emit(said, undo)

        self._reading.run(lambda: features.keep(word), kept)
