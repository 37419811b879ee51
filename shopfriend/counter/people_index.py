"""From the file to the index: what customers are found by, read with plain SQL, and talks found by their words.

Plain SQL on a bare connection, because a look-up must answer before SQLAlchemy has been loaded.
"""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from shopfriend.counter.lookup import Index
from shopfriend.counter.roster import Entry
from shopfriend.counter.views import Hit
from shopfriend.language import _
from shopfriend.records.folding import fold

HITS = 8

_CUSTOMERS = "SELECT id, uid, name, given, family, called, sounds_like, reference FROM customer WHERE gone IS NULL"
_IN_ORDER = " ORDER BY id"
_BESIDE = (
    "SELECT customer_id, number FROM phone ORDER BY customer_id, id",
    "SELECT customer_id, address FROM email ORDER BY customer_id, id",
    "SELECT customer_id, street, town FROM address ORDER BY customer_id, postal DESC, id",
    "SELECT customer_id, max(day), count(*) FROM visit GROUP BY customer_id ORDER BY customer_id",
)
"""Phones, e-mails, homes and days in the shop, each in the order of the customers."""
_TALKS = (
    "SELECT customer.uid, customer.name, customer.reference FROM conversation_search "
    "JOIN conversation ON conversation.id = conversation_search.rowid "
    "JOIN present ON present.conversation_id = conversation.id "
    "JOIN customer ON customer.id = present.customer_id "
    "WHERE conversation_search MATCH ? AND customer.gone IS NULL "
    "ORDER BY conversation.day DESC, conversation.id DESC, present.id LIMIT 60"
)


_ONE = " AND customer.uid = ?"


def entry_of(connection: Any, uid: str) -> Entry | None:
    """What one customer can be found by now; None where she is gone."""
    found = connection.execute(_CUSTOMERS + _ONE, (uid,)).fetchone()
    if found is None:
        return None
    key, _uid, name, given, family, called, sounds_like, reference = found
    mine = " WHERE customer_id = ?"
    home = connection.execute(
        f"SELECT street, town FROM address{mine} ORDER BY postal DESC, id LIMIT 1", (key,)
    ).fetchone()
    noted, times = connection.execute(f"SELECT max(day), count(*) FROM visit{mine}", (key,)).fetchone()
    return Entry(
        uid=uid,
        name=name,
        given=given,
        family=family,
        called=called,
        sounds_like=sounds_like,
        reference=reference,
        town=home[1] if home else "",
        street=home[0] if home else "",
        phones=tuple(number for (number,) in connection.execute(f"SELECT number FROM phone{mine}", (key,))),
        emails=tuple(address for (address,) in connection.execute(f"SELECT address FROM email{mine}", (key,))),
        last_noted=date.fromisoformat(noted).toordinal() if noted else 0,
        times=times,
    )


def read_index(connection: Any) -> Index:
    """The index of everybody in an open shop, ready to answer. Those who are gone are not in it."""
    index = Index(_entries(connection))
    index.prepare()
    return index


def _entries(connection: Any) -> Iterator[Entry]:
    """Everybody, one after the other: four lists in step, so that none of them need be held in memory."""
    phones, emails, homes, noted = (_InStep(connection.execute(rows)) for rows in _BESIDE)
    for key, uid, name, given, family, called, sounds_like, reference in connection.execute(_CUSTOMERS + _IN_ORDER):
        home = homes.of(key)
        days = noted.of(key)
        yield Entry(
            uid=uid,
            name=name,
            given=given,
            family=family,
            called=called,
            sounds_like=sounds_like,
            reference=reference,
            town=home[0][2] if home else "",
            street=home[0][1] if home else "",
            phones=tuple(number for _key, number in phones.of(key)),
            emails=tuple(address for _key, address in emails.of(key)),
            last_noted=date.fromisoformat(days[0][1]).toordinal() if days else 0,
            times=days[0][2] if days else 0,
        )


class _InStep:
    """Rows that begin with a customer's key, in its order, given out to customers who come in that order too."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, key: int) -> list[tuple[Any, ...]]:
        """The rows of one customer; those of customers before her, who are gone, are passed over."""
        found = []
        while self._next is not None and self._next[0] <= key:
            if self._next[0] == key:
                found.append(self._next)
            self._next = next(self._rows, None)
        return found


def find(index: Index, connection: Any, query: str) -> list[Hit]:
    """At most eight people, best first: by name, then below them those in whose talks the words stand."""
    hits = index.find(query, HITS)
    if len(hits) < HITS:
        found = {hit.uid for hit in hits}
        hits += [hit for hit in _by_talk(connection, query) if hit.uid not in found][: HITS - len(hits)]
    return hits


def _by_talk(connection: Any, query: str) -> list[Hit]:
    words = [word for word in fold(query).split() if len(word) > 2]
    if not words:
        return []
    wanted = " ".join(f'"{word}"' for word in words) + "*"
    people: dict[str, Hit] = {}
    with contextlib.closing(connection.cursor()) as cursor:
        for uid, name, reference in cursor.execute(_TALKS, (wanted,)):
            people.setdefault(uid, Hit(uid, name, reference, _("mentioned in a talk"), 0.0))
    return list(people.values())
