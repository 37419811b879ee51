"""Days written in numbers, the same in every language: believed only where the text says that they are days."""

from shopfriend.counter.said.dates import date_in_numbers, date_iso
from shopfriend.counter.said.phrases import Tongue

_ALONE = r"(?=\s*$)"
_DOTTED = r"(?P<first>\d{1,2})(?P<sign>\.)\s?(?P<second>\d{1,2})\."
_PREPOSITION = (
    r"by|on|for|until|till|before|due|am|bis|zum|vor|fur|ab|le|du|au|avant|pour|d'ici|jusqu'au|"
    r"el|del|al|para|antes|hasta"
)
_SAID = rf"(?:(?:{_PREPOSITION})\s+(?:the\s+|zum\s+|am\s+|le\s+|au\s+|el\s+|del\s+|dia\s+)*)"

IN_NUMBERS = Tongue(
    weekdays=("\0",),
    months=("\0",),
    numbers={},
    units={"\0": "day"},
    rules=(
        (r"(?P<year>20\d\d)-(?P<second>\d\d)-(?P<third>\d\d)", date_iso),
        (rf"{_DOTTED}\s?(?P<year>20\d\d|\d\d)(?!\d|\.\d)", date_in_numbers),
        (rf"{_DOTTED}(?P<year>)(?!\s?\d)", date_in_numbers),
        (r"(?P<first>\d{1,2})(?P<sign>/)(?P<second>\d{1,2})/(?P<year>20\d\d|\d\d)", date_in_numbers),
        # Half a loaf is no second of January: a slash alone needs a word that says "day", or nothing beside it.
        (
            rf"{_SAID}(?P<first>\d{{1,2}})(?P<sign>/)(?P<second>\d{{1,2}})(?P<year>)(?![/\d])(?!\s*[a-z])",
            date_in_numbers,
        ),
        (rf"(?P<first>\d{{1,2}})(?P<sign>/)(?P<second>\d{{1,2}})(?P<year>){_ALONE}", date_in_numbers),
    ),
    by=r"(?:by|until|till|bis|bis zum|d'ici le|d'ici au|jusqu'au|pour le|para el|hasta el)",
    before=r"(?:before|before the|vor|vor dem|avant|avant le|antes de|antes del|antes de el)",
    after=r"(?:after|after the|nach|nach dem|apres|apres le|despues de|despues del)",
    refused_before=r"(?:since|not before|seit(?: dem)?|nicht vor|depuis(?: le)?|pas avant|desde(?: el)?|no antes del?)",
    refused_after=r"\s*(?:%|euros?\b|eur\b|€|£|\$|kg\b|g\b|ml\b|cm\b|l\b)",
)
"""A tongue that everybody speaks. Its tables of words are empty."""
