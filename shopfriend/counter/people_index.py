"""From the file to the index, and from what was typed to the hits: by name, then by what was told or is known.

Plain SQL on a bare connection, because a look-up must answer before SQLAlchemy has been loaded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from shopfriend.counter.lookup import Index
from shopfriend.counter.mentions import mentioned
from shopfriend.counter.reasons import reasons
from shopfriend.counter.roster import Entry
from shopfriend.counter.views import Hit, Named

HITS = 8
WELL = 55.0
"""A name with this score or more has something of every word that was typed."""

_CUSTOMERS = (
    "SELECT id, uid, name, given, family, called, sounds_like, reference, "
    "coalesce(birth_month * 100 + birth_day, 0), coalesce(CAST(substr(since, 1, 4) AS INTEGER), 0) "
    "FROM customer WHERE gone IS NULL"
)
_IN_ORDER = " ORDER BY id"
_ONE = " AND customer.uid = ?"
_PHONES = "SELECT customer_id, number FROM phone {of} ORDER BY customer_id, id"
_EMAILS = "SELECT customer_id, address FROM email {of} ORDER BY customer_id, id"
_HOMES = "SELECT customer_id, street, town FROM address {of} ORDER BY customer_id, postal DESC, id"
_DAYS = "SELECT customer_id, max(day), count(*) FROM visit {of} GROUP BY customer_id ORDER BY customer_id"
_BESIDE = (_PHONES, _EMAILS, _HOMES, _DAYS)
"""What else is read of each customer: the rows of everybody, in the order of the customers, or those of one."""


def entry_of(connection: Any, uid: str) -> Entry | None:
    """What one customer can be found by now; None where she is gone."""
    row = connection.execute(_CUSTOMERS + _ONE, (uid,)).fetchone()
    if row is None:
        return None
    mine = (connection.execute(rows.format(of="WHERE customer_id = ?"), row[:1]).fetchall() for rows in _BESIDE)
    return _entry(row, *mine)


def read_index(connection: Any, today: date) -> Index:
    """The index of everybody in an open shop, ready to answer on `today`. Those who are gone are not in it."""
    index = Index(_entries(connection))
    index.look_from(today)
    index.prepare()
    return index


def _entries(connection: Any) -> Iterator[Entry]:
    """Everybody, one after the other: four lists in step, so that none of them need be held in memory."""
    phones, emails, homes, days = (_InStep(connection.execute(rows.format(of=""))) for rows in _BESIDE)
    for row in connection.execute(_CUSTOMERS + _IN_ORDER):
        key = row[0]
        yield _entry(row, phones.of(key), emails.of(key), homes.of(key), days.of(key))


_Rows = list[tuple[Any, ...]]


def _entry(row: tuple[Any, ...], phones: _Rows, emails: _Rows, homes: _Rows, days: _Rows) -> Entry:
    _key, uid, name, given, family, called, sounds_like, reference, birthday, since = row
    _customer, street, town = homes[0] if homes else (0, "", "")
    _customer, last, times = days[0] if days else (0, "", 0)
    return Entry(
        uid,
        name,
        given,
        family,
        called,
        sounds_like,
        reference,
        town,
        street,
        tuple([phone[1] for phone in phones]),
        tuple([email[1] for email in emails]),
        date.fromisoformat(last).toordinal() if last else 0,
        times,
        birthday,
        since,
    )


class _InStep:
    """Rows that begin with a customer's key, in its order, given out to customers who come in that order too."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, key: int) -> _Rows:
        """The rows of one customer; those of customers before her, who are gone, are passed over."""
        found = []
        while self._next is not None and self._next[0] <= key:
            if self._next[0] == key:
                found.append(self._next)
            self._next = next(self._rows, None)
        return found


def names(index: Index, connection: Any, query: str, today: date) -> Named:
    """At most eight whose names fit well, best first: at once, and the first of those that `find` gives."""
    hits = _well(index.find(query, HITS))
    return Named(tuple(_with_reasons(connection, hits, today)), len(hits) == HITS or not query.strip())


def find(index: Index, connection: Any, query: str, today: date) -> list[Hit]:
    """At most eight people, best first: by name, then those of whom the words are known or were told.

    Names that fit only a part of what was typed come last: "two dachshunds" is nobody's name.
    """
    hits = index.find(query, HITS)
    well = _well(hits)
    if len(well) < HITS:
        found = {hit.uid for hit in well}
        told = [hit for hit in mentioned(index, connection, query, known=bool(well)) if hit.uid not in found]
        found |= {hit.uid for hit in told}
        hits = [*well, *told, *(hit for hit in hits if hit.uid not in found)][:HITS]
    return _with_reasons(connection, hits, today)


def _well(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.score >= WELL]


def _with_reasons(connection: Any, hits: list[Hit], today: date) -> list[Hit]:
    said = reasons(connection, [hit.uid for hit in hits], today) if hits else {}
    return [replace(hit, reason=said.get(hit.uid, "")) for hit in hits]
