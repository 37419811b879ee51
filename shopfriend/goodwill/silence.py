"""Who has had no word from the shop lately, by their own rhythm, and one thing to say to each. Pure functions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from shopfriend.records.kinds import Stage
from shopfriend.records.visit import patience


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody's stage, the days of noted visits, and the days of other words of ours: cards, gestures, things told."""

    stage: Stage
    visits: tuple[date, ...]
    words: tuple[date, ...] = ()


class About(IntEnum):
    """What there is to say to somebody, the best first."""

    THANKS = 1
    QUESTION = 2
    WISH = 3
    BIRTHDAY = 4
    FAVOURITE = 5
    NOTHING = 6


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing remembered that a word could be about, in the owner's words; NOTHING has none."""

    about: About
    text: str = ""


def last_word(heard: Heard, today: date) -> date | None:
    """The last day until today on which they had a word from us: at a visit, or by another way."""
    return max((day for day in (*heard.visits, *heard.words) if day <= today), default=None)


def no_word_since(heard: Heard, today: date) -> date | None:
    """The day of the last word, where that is longer ago than three times their own rhythm allows (`patience`).

    None where it is not that long ago, and where fewer than six visits are noted: then there is no rhythm yet.
    """
    allowed = patience(day for day in heard.visits if day <= today)
    last = last_word(heard, today)
    if allowed is None or last is None or today - last < allowed:
        return None
    return last


def in_order(quiet: Iterable[tuple[Stage, date, str]]) -> list[tuple[Stage, date, str]]:
    """Partners first, then clients and so on down; within a stage whoever had a word last, whom one still reaches."""
    stages = list(Stage)
    return sorted(quiet, key=lambda each: (-stages.index(each[0]), -each[1].toordinal(), each[2]))


def one_thing(remembered: Iterable[Remembered]) -> Remembered:
    """The best of what is remembered: thanks that are due, a question, a wish, a birthday, then a favourite."""
    return min(remembered, key=lambda each: each.about, default=Remembered(About.NOTHING))
