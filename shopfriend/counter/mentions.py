"""Whoever is remembered by what she told or by what is noted of her: "the lady with the two dachshunds".

Full text search over talks and details. What was said between us stands in neither, nor who has died, nor an allergy.
"""

import contextlib
from collections.abc import Sequence
from typing import Any

from shopfriend.counter.lookup import Index
from shopfriend.counter.telling_apart import apart
from shopfriend.counter.views import Hit
from shopfriend.language import _
from shopfriend.records.folding import fold

_AT_MOST = 60
"""So many are read of those that were written last: of a word as common as "the", a hundred thousand would stand."""
_BEGUN = 3
"""Letters from which on a word may be unfinished; shorter ones say nothing in a talk, and in a note only as a whole."""
_LONGER = 4
"""Shorter words, such as "the" and "two", may be told otherwise where nothing is found."""
_ALONE = 5
"""Letters that a word must have to be tried without the others."""
_WITH_ENDING = 6
"""Letters from which on the last one of a word may be an ending: "dachshunds" is noted as "dachshund", too."""

_DETAILS = (
    "SELECT customer.uid FROM "
    "(SELECT rowid AS found FROM detail_search WHERE detail_search MATCH ? ORDER BY rowid DESC LIMIT ?) "
    "JOIN detail ON detail.id = found "
    "JOIN customer ON customer.id = detail.customer_id "
    "WHERE customer.gone IS NULL "
    "ORDER BY (SELECT max(day) FROM visit WHERE visit.customer_id = customer.id) DESC, detail.id DESC"
)
_TALKS = (
    "SELECT customer.uid FROM "
    "(SELECT rowid AS found FROM conversation_search WHERE conversation_search MATCH ? ORDER BY rowid DESC LIMIT ?) "
    "JOIN conversation ON conversation.id = found "
    "JOIN present ON present.conversation_id = found "
    "JOIN customer ON customer.id = present.customer_id "
    "WHERE customer.gone IS NULL "
    "ORDER BY conversation.day DESC, conversation.id DESC, present.id"
)


def mentioned(index: Index, connection: Any, query: str, *, known: bool) -> list[Hit]:
    """Those in whose details all words stand, then those in whose talks they do; of each the newest first.

    Where there is nobody, and nobody is `known` by that name either, the longer words are tried with another ending,
    and in the end each of them alone, the longest first. Whoever has one of the words in her name then comes first:
    "Anna with the Bella".
    """
    words = [word for word in fold(query).split() if len(word) > 1]
    found = _read(connection, [_begun(word) for word in words[-1:]] + words[:-1])
    if found or known:
        return _hits(index, found)
    longer = sorted((word for word in words if len(word) >= _LONGER), key=len, reverse=True)
    for tried in (longer, *([word] for word in longer if len(word) >= _ALONE)):
        found = _read(connection, [_without_ending(word) for word in tried])
        if found:
            break
    return sorted(_hits(index, found), key=lambda hit: not _is_named(hit, words))


def _begun(word: str) -> str:
    return f"{word}*" if len(word) >= _BEGUN else word


def _without_ending(word: str) -> str:
    return f"{word[:-1] if len(word) >= _WITH_ENDING else word}*"


def _is_named(hit: Hit, words: Sequence[str]) -> bool:
    return any(part.startswith(word) for part in fold(hit.name).split() for word in words)


def _read(connection: Any, words: Sequence[str]) -> dict[str, str]:
    """Where all these words stand, by the uid of whom they lead to; one with a star may be unfinished."""
    found: dict[str, str] = {}
    with contextlib.closing(connection.cursor()) as cursor:
        for question, least, where in ((_DETAILS, 2, _("in your notes")), (_TALKS, _BEGUN, _("mentioned in a talk"))):
            said = [word for word in words if len(word) >= least]
            for (uid,) in cursor.execute(question, (" ".join(said), _AT_MOST)) if said else ():
                found.setdefault(uid, where)
    return found


def _hits(index: Index, found: dict[str, str]) -> list[Hit]:
    people = [(person, where) for uid, where in found.items() if (person := index.person(uid)) is not None]
    lines = apart([person for person, _where in people], where=[where for _person, where in people])
    return [
        Hit(person.uid, person.name, person.reference, line, 0.0)
        for (person, _where), line in zip(people, lines, strict=True)
    ]
