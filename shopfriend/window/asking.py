"""What only the owner can point at: a folder for paper, a file to bring along. Asked in the system's own dialogs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shopfriend.language import _

if TYPE_CHECKING:
    from PySide6.QtCore import QStandardPaths


@dataclass(frozen=True, slots=True)
class Asking:
    """Each question answers with a path, or "" where the owner thought better of it.

    `folder` may be given words to ask with; the usual ones are about pages to print.
    """

    folder: Callable[..., str]
    file: Callable[[], str]
    font: Callable[[], str]
    picture: Callable[[], str]
    backup: Callable[[], str]


def by_dialog(window: QWidget) -> Asking:
    """Ask in dialogs that belong to the window."""

    def folder(words: str = "") -> str:
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        begins = _there(QStandardPaths.StandardLocation.DocumentsLocation)
        return QFileDialog.getExistingDirectory(window, words or _("Where shall the pages to print lie?"), begins)

    def file() -> str:
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        begins = _there(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = f"{_('Lists of customers')} (*.csv *.tsv *.xlsx *.xlsm *.txt *.vcf *.vcard);;{_('All files')} (*)"
        return QFileDialog.getOpenFileName(window, _("Which list shall come along?"), begins, kinds)[0]

    def font() -> str:
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        begins = _there(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = f"{_('Fonts')} (*.ttf);;{_('All files')} (*)"
        return QFileDialog.getOpenFileName(window, _("Which handwriting shall be learned?"), begins, kinds)[0]

    def picture() -> str:
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        begins = _there(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = f"{_('Pictures')} (*.png *.jpg *.jpeg);;{_('All files')} (*)"
        return QFileDialog.getOpenFileName(window, _("Which picture shall stand on the front?"), begins, kinds)[0]

    def backup() -> str:
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog

        begins = _there(QStandardPaths.StandardLocation.HomeLocation)
        kinds = f"{_('Backups and shops')} (*.shopfriend);;{_('All files')} (*)"
        return QFileDialog.getOpenFileName(window, _("Which backup shall be brought back?"), begins, kinds)[0]

    return Asking(folder, file, font, picture, backup)


def _there(place: "QStandardPaths.StandardLocation") -> str:
    """A folder of the user's, or the user's own one where it was never made."""
    from PySide6.QtCore import QStandardPaths

    folder = QStandardPaths.writableLocation(place)
    return folder if Path(folder).is_dir() else str(Path.home())
