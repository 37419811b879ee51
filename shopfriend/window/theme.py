"""How everything looks: colours, type and measures in one place, light and dark.

Colours are set by the style sheet, fonts in code: a font in a style sheet would override every setFont.
"""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Colours(NamedTuple):
    """The tokens of the family; text pairs have a contrast of 4.5 at least."""

    desk: str
    rail: str
    paper: str
    tint: str
    field: str
    selected: str
    line: str
    edge: str
    rim: str
    ink: str
    soft_ink: str
    accent: str
    accent_text: str
    green: str
    gold: str
    gold_tint: str
    gold_fill: str
    blue: str
    plum: str
    in_round: str
    sheet: str
    shadow: str


LIGHT = Colours(
    desk="#f1e8d8",
    rail="#e8dcc6",
    paper="#fffdf8",
    tint="#f9f2e4",
    field="#fdf9f0",
    selected="#f6e6cc",
    line="#e5dac6",
    edge="#cfbfa3",
    rim="#9d8a6e",
    ink="#2b2320",
    soft_ink="#65584c",
    accent="#8c3b2a",
    accent_text="#8c3b2a",
    green="#37614a",
    gold="#8a5a12",
    gold_tint="#fbe9c4",
    gold_fill="#c8913a",
    blue="#41567c",
    plum="#71537f",
    in_round="#ffffff",
    sheet="#ffffff",
    shadow="#5c4320",
)
DARK = Colours(
    desk="#1d1815",
    rail="#161210",
    paper="#29231f",
    tint="#322b25",
    field="#221c19",
    selected="#3b3028",
    line="#40362e",
    edge="#6b5c4e",
    rim="#8d7c6a",
    ink="#f4ebdd",
    soft_ink="#bfb09d",
    accent="#b04e39",
    accent_text="#f0a58f",
    green="#9ccfae",
    gold="#f0c672",
    gold_tint="#4a3519",
    gold_fill="#d9a24a",
    blue="#9db4dd",
    plum="#c8a6d8",
    in_round="#1d1815",
    sheet="#f7f1e6",
    shadow="#000000",
)


class Measures(NamedTuple):
    """Sizes in pixels; the tighter ones let everything fit on a laptop of 1366 x 768."""

    margin: int
    gap: int
    search: int
    row: int
    hits: int
    padding: int


ROOMY = Measures(margin=32, gap=24, search=60, row=76, hits=372, padding=36)
TIGHT = Measures(margin=20, gap=16, search=48, row=64, hits=340, padding=24)
MARKER = LIGHT.gold_tint
"""What lies under the personal line on a card's sheet, which is light in the dark, too."""

_TEXT, _HEADING = "Carlito", "Vollkorn"
_ROOMY_FROM = 840
_HALF_LIGHT = 128
_scale = 1.0


def measures_at(height: int) -> Measures:
    """The measures for a page of this height in pixels."""
    return ROOMY if height >= _ROOMY_FROM else TIGHT


def use_text_size(percent: int) -> None:
    """Make all letters so large, beside the usual 100; what is built already keeps its size."""
    global _scale
    _scale = percent / 100


def scaled(pixels: int) -> int:
    """A height that letters need, in the size that is in use."""
    return round(pixels * _scale)


def load_fonts(folder: Path) -> None:
    """Make the fonts that travel with the program known to Qt: there may be none on the machine."""
    for file in sorted(folder.rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def text(size: int, *, bold: bool = False) -> QFont:
    """The typeface of everything that is read, in pixels."""
    font = QFont(_TEXT)
    font.setPixelSize(scaled(size))
    font.setBold(bold)
    return font


def heading(size: int) -> QFont:
    """The typeface of names and headings, in pixels, with lining figures."""
    font = QFont(_HEADING)
    font.setPixelSize(scaled(size))
    font.setWeight(QFont.Weight.DemiBold)
    font.setFeature(QFont.Tag("lnum"), 1)
    return font


def system_colours() -> Colours:
    """Light or dark, as the system is set.

    Asked of the palette, since naming Qt's own enum would create every enum of Qt, 14 ms before the first paint.
    """
    return DARK if QGuiApplication.palette().window().color().lightness() < _HALF_LIGHT else LIGHT


def dress(application: QApplication, colours: Colours, style: str) -> None:
    """Give the whole application its look; `style` is the style sheet with the names of colours in it.

    Each time that takes as long as building a screen: one that is dressed so already is left as it is.
    """
    for name in sorted(Colours._fields, key=len, reverse=True):
        style = style.replace(f"@{name}", getattr(colours, name))
    if (application.styleSheet(), application.font()) == (style, text(17)):
        return
    application.setStyle("Fusion")
    application.setFont(text(17))
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.desk,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.tint,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: "#ffffff",
        QPalette.ColorRole.PlaceholderText: colours.soft_ink,
        QPalette.ColorRole.ToolTipBase: colours.paper,
        QPalette.ColorRole.ToolTipText: colours.ink,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    application.setPalette(palette)
    application.setStyleSheet(style)
