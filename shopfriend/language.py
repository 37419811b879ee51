"""Every sentence that a person reads passes through here, so that one catalogue holds them all.

Features make sentences where Qt may not be, so gettext serves the window too. The source texts are English.
"""

import gettext as _gettext
from pathlib import Path

_DOMAIN = "shopfriend"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use(folder: Path, code: str) -> None:
    """Speak the language `code` ("en", "de_AT") from the catalogues in `folder`; English where there is none."""
    global _catalogue
    _catalogue = _gettext.translation(_DOMAIN, folder, languages=[code], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the language in use; placeholders stay as they are."""
    return _catalogue.gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for `n` things, by the plural rules of the language in use."""
    return _catalogue.ngettext(one, many, n)
