"""From the file to the index: what customers are found by, read with plain SQL, and talks found by their words.

Plain SQL on a bare connection, because a look-up must answer before SQLAlchemy has been loaded.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from shopfriend.counter.lookup import Entry, Index
from shopfriend.counter.views import Hit
from shopfriend.language import _
from shopfriend.records.folding import fold

HITS = 8

_CUSTOMERS = "SELECT id, uid, name, given, family, called, sounds_like, reference FROM customer WHERE gone IS NULL"
_PHONES = "SELECT customer_id, number FROM phone ORDER BY id"
_EMAILS = "SELECT customer_id, address FROM email ORDER BY id"
_ADDRESSES = "SELECT customer_id, street, town FROM address ORDER BY postal DESC, id"
_LAST_NOTED = "SELECT customer_id, max(day) FROM visit GROUP BY customer_id"
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
    noted = connection.execute(f"SELECT max(day) FROM visit{mine}", (key,)).fetchone()[0]
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
    )


def read_index(connection: Any) -> Index:
    """The index of everybody in an open shop, ready to answer. Those who are gone are not in it."""
    index = Index(_entries(connection))
    index.prepare()
    return index


def _entries(connection: Any) -> Iterator[Entry]:
    phones = _several(connection.execute(_PHONES))
    emails = _several(connection.execute(_EMAILS))
    homes: dict[int, tuple[str, str]] = {}
    for key, street, town in connection.execute(_ADDRESSES):
        homes.setdefault(key, (street, town))
    noted = {key: date.fromisoformat(day).toordinal() for key, day in connection.execute(_LAST_NOTED)}
    for key, uid, name, given, family, called, sounds_like, reference in connection.execute(_CUSTOMERS):
        street, town = homes.get(key, ("", ""))
        yield Entry(
            uid=uid,
            name=name,
            given=given,
            family=family,
            called=called,
            sounds_like=sounds_like,
            reference=reference,
            town=town,
            street=street,
            phones=tuple(phones.get(key, ())),
            emails=tuple(emails.get(key, ())),
            last_noted=noted.get(key, 0),
        )


def _several(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
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
