"""Spelling in the language of a card: which words no dictionary knows, what may be meant, and what this shop knows."""

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import OwnKind
from shopfriend.records.own_words import OwnWords
from shopfriend.records.shop import Shop
from shopfriend.records.staff import Staff
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_DICTIONARIES = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES"}
_WORD = re.compile(r"(?<![\w{@#])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w}])")
_SUGGESTIONS = 5


def misspelt(folder: Path, text: str, language: str, known: Collection[str]) -> tuple[str, ...]:
    """The words of a text that the dictionary of its language does not know, each once, nor are `known` (casefolded).

    None in a language without a dictionary in `folder`.
    """
    dictionary = _dictionary(folder, _DICTIONARIES.get(language[:2], ""))
    if dictionary is None:
        return ()
    words = dict.fromkeys(_WORD.findall(text))
    return tuple(word for word in words if word.casefold() not in known and not _is_right(dictionary, word))


def suggestions(folder: Path, word: str, language: str) -> tuple[str, ...]:
    """What may be meant by a word, the likeliest first. Takes some tenths of a second."""
    dictionary = _dictionary(folder, _DICTIONARIES.get(language[:2], ""))
    return () if dictionary is None else tuple(dictionary.suggest(word.replace("’", "'")))[:_SUGGESTIONS]


def words_known(session: Session, customer: str) -> frozenset[str]:
    """Words that are right in this shop, casefolded: those kept, its own name and staff, and all names around her."""
    kept = session.scalars(select(OwnWords.words).where(OwnWords.kind == OwnKind.WORD)).all()
    names = [*kept, *session.scalars(select(Shop.name)), *session.scalars(select(Staff.name))]
    whom = session.scalars(select(Customer).where(Customer.uid == customer)).one_or_none()
    if whom is not None:
        house = Customer.household_id == whom.household_id if whom.household_id is not None else Customer.id == whom.id
        people = select(Customer.id, Customer.name, Customer.given, Customer.family, Customer.called)
        rows = session.execute(people.where(or_(Customer.id == whom.id, house))).all()
        names += [name for row in rows for name in row[1:]]
        names += session.scalars(select(Detail.name).where(Detail.customer_id.in_([row[0] for row in rows])))
        names += session.scalars(select(Household.envelope_name).where(Household.id == whom.household_id))
    return frozenset(word.casefold() for name in names for word in _forms(name))


def keep_word(database: Database, word: str) -> Changes:
    """Keep a word of this shop's, so that it is never marked again, in whatever language."""
    with database.writing() as session:
        if session.scalar(select(OwnWords.id).where(OwnWords.kind == OwnKind.WORD, OwnWords.words == word)) is None:
            session.add(OwnWords(kind=OwnKind.WORD, language="", words=word))
    return changes_of(session)


def kept_words(session: Session) -> tuple[str, ...]:
    """The words that were kept as right here, in the order of the alphabet."""
    kept = session.scalars(select(OwnWords.words).where(OwnWords.kind == OwnKind.WORD))
    return tuple(sorted(kept, key=str.casefold))


def remove_word(database: Database, word: str) -> Changes:
    """Mark a word again that was kept as right; nothing where it was not."""
    with database.writing() as session:
        for row in session.scalars(select(OwnWords).where(OwnWords.kind == OwnKind.WORD, OwnWords.words == word)):
            session.delete(row)
    return changes_of(session)


def _forms(name: str) -> Collection[str]:
    """The words of a name, each also as somebody's own: "Maggie", "Maggie's", "Maggies"."""
    words = _WORD.findall(name)
    return [form for word in words for form in (word, f"{word}'s", f"{word}’s", f"{word}s")]


def _is_right(dictionary: Any, word: str) -> bool:
    return bool(dictionary.spell(word.replace("’", "'")))


@lru_cache(maxsize=4)
def _dictionary(folder: Path, name: str) -> Any:
    """Takes some tenths of a second when first asked for."""
    if not name or not (folder / f"{name}.dic").exists():
        return None
    from hunspell import Hunspell

    return Hunspell(name, hunspell_data_dir=str(folder))
