"""The part of Settings about spelling: words that were kept as right, of which each may be marked again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window.background import Workers
from shopfriend.window.fact_chips import FactChips
from shopfriend.window.keeping.features import SettingsFeatures
from shopfriend.window.keeping.settings_layout import titled_sheet
from shopfriend.window.theme import Colours

_ROWS = 40
"""More words than a shop will ever keep."""


class WordsPart(QWidget):
    """Out of sight where no word was kept; `undoable` tells of one that is marked again."""

    undoable = Signal(str, object)

    def __init__(self, colours: Colours, features: SettingsFeatures, workers: Workers) -> None:
        super().__init__()
        self._features = features
        self._reading = workers.reading
        self._storing = workers.storing
        below = _("They are not marked on cards. Click one that shall be marked again.")
        sheet, inside = titled_sheet(colours, _("Words that are right here"), below, tinted=True)
        self.words = FactChips(colours, _ROWS)
        self.words.picked.connect(self._remove)
        inside.addWidget(self.words)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        self.hide()

    def use(self, features: SettingsFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def reload(self) -> None:
        """Ask for the words anew."""
        self._reading.run(self._features.words, self._show)

    def _show(self, words: tuple[str, ...]) -> None:
        self.setVisible(bool(words))
        self.words.show_facts(words)

    def _remove(self, word: str) -> None:
        features = self._features

        def put_back(action: str) -> None:
            self._storing.run(lambda: features.put_back_word(action), lambda _done: self.reload())

        def removed(action: str) -> None:
            self.undoable.emit(_("“{word}” is marked again.").format(word=word), lambda: put_back(action))
            self.reload()

        self._storing.run(lambda: features.remove_word(word), removed)
