"""Every sentence that a person reads passes through here, so that one catalogue holds them all.

Features make sentences where Qt may not be, so gettext serves the window too. The source texts are English.
"""

import gettext as _gettext
from datetime import date
from pathlib import Path

_DOMAIN = "shopfriend"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_code = "en_GB"


def use(folder: Path, code: str) -> None:
    """Speak the language `code` ("en", "de_AT") from the catalogues in `folder`; English where there is none."""
    global _catalogue, _code
    _code = "en_GB" if code == "en" else code
    _catalogue = _gettext.translation(_DOMAIN, folder, languages=[code], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the language in use; placeholders stay as they are."""
    return _catalogue.gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    """The sentence for `n` things, by the plural rules of the language in use."""
    return _catalogue.ngettext(one, many, n)


def day_in_words(day: date, today: date, *, weekday: bool = True) -> str:
    """A day as one says it: "Tuesday 17 November", with the year only where it is not this one."""
    return _by_skeleton(day, ("EEEE" if weekday else "") + ("dMMMM" if day.year == today.year else "dMMMMy"))


def month_in_words(month: date) -> str:
    """The month that a day lies in: "November 2026"."""
    return _by_skeleton(month, "MMMMy")


def _by_skeleton(day: date, skeleton: str) -> str:
    from babel import UnknownLocaleError
    from babel.dates import format_skeleton

    try:
        return str(format_skeleton(skeleton, day, locale=_code))
    except (UnknownLocaleError, ValueError, KeyError):
        return str(format_skeleton(skeleton, day, locale="en_GB"))
