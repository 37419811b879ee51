"""The part of Settings about how the window looks on this computer: its colours, letters and language."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.keeping.views import TEXT_SIZES, Theme, ThisComputer
from shopfriend.language import _
from shopfriend.window.background import Worker
from shopfriend.window.choice import Choice
from shopfriend.window.keeping.features import SettingsFeatures
from shopfriend.window.keeping.settings_layout import place_of
from shopfriend.window.segments import Segments
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label

_THEMES = (Theme.SYSTEM, Theme.LIGHT, Theme.DARK)


class LooksPart(QWidget):
    """What is chosen shows at once: `redressed` tells how the window is to look from now on."""

    redressed = Signal(object)

    def __init__(
        self, colours: Colours, features: SettingsFeatures, storing: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._storing = storing
        self._theme = Segments(_("Colours"), [_("As the system"), _("Light"), _("Dark")])
        self._size = Segments(_("Letters"), [_("Usual"), _("Large"), _("Largest")])
        self._spoken = Choice(colours, _("Language of the window"), 46)
        rows: list[tuple[str, QWidget]] = [(_("Colours"), self._theme), (_("Letters"), self._size)]
        if len(features.languages) > 1:
            rows.append((_("Language of the window"), self._spoken))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for words, widget in rows:
            inside.addWidget(label(words, 16, tone="soft"))
            inside.addWidget(widget)
        self._theme.chosen.connect(lambda place: self._redress(theme=_THEMES[place]))
        self._size.chosen.connect(lambda place: self._redress(text_size=TEXT_SIZES[place]))
        self._spoken.chosen.connect(lambda place: self._redress(language=self._features.languages[place]))

    def use(self, features: SettingsFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def show_chosen(self, chosen: ThisComputer, languages: list[str]) -> None:
        """Show what is chosen; `languages` are those of the window by name."""
        self._theme.show_chosen(_THEMES.index(chosen.theme))
        self._size.show_chosen(TEXT_SIZES.index(chosen.text_size))
        self._spoken.show_items(languages, place_of(chosen.language, self._features.languages))

    def _redress(self, **changed: object) -> None:
        chosen = replace(self._features.computer(), **changed)  # type: ignore[arg-type]
        self._storing.run(lambda: self._features.change_computer(chosen), lambda _done: self.redressed.emit(chosen))
