"""A birthday as it is typed at the counter: believed where it can be read in one way, else asked for again."""

from datetime import date

from shopfriend.language import _, yearly_day_in_words
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.records.typed_words import tidy
from shopfriend.records.written_day import Doubt, Order, day_of

_SHOWN = 30


def read_birthday(typed: str, order: Order | None, today: date) -> Birthday | None:
    """The birthday that `typed` names, None where it is empty. Raises Problem "birthday-not-read" with what to do."""
    text = tidy(typed)
    if not text:
        return None
    found = day_of(text, order, today)
    if isinstance(found, Birthday):
        return found
    sentences = {
        Doubt.AMBIGUOUS: _("Which number of “{typed}” is the day? Write the month as a word."),
        Doubt.IMPOSSIBLE: _("There is no such day as “{typed}”."),
        Doubt.YEAR: _("The year in “{typed}” cannot be right. It may be left out."),
    }
    otherwise = _("“{typed}” is not understood. Write it like 12 May, or 12 May 1957.")
    sentence = sentences.get(found, otherwise) if found is not None else otherwise
    raise Problem("birthday-not-read", sentence, typed=text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …")


def typed_again(birthday: Birthday, order: Order | None, today: date) -> str:
    """The birthday as one would type it: in words where these are read back as the same day, else in numbers."""
    words = yearly_day_in_words(birthday.day, birthday.month, birthday.year)
    return words if day_of(words, order, today) == birthday else _in_numbers(birthday)


def _in_numbers(birthday: Birthday) -> str:
    year = birthday.year
    if birthday.day is None:
        return f"{year:04}-{birthday.month:02}" if year else f"--{birthday.month:02}"
    # Dots always have the day first, in every region.
    return f"{birthday.day}.{birthday.month}.{year:04}" if year else f"{birthday.day}.{birthday.month}."
