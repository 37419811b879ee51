"""Beginnings of names, straight from the file: the answer to the first letters, while the index is still being built.

Nothing is imported here that an index needs: it would answer a tenth of a second later.
"""

from typing import Any

from shopfriend.counter.views import Hit

_BEGINNINGS = (
    "SELECT uid, name, reference, coalesce((SELECT iif(town = '', street, town) FROM address "
    "WHERE customer_id = customer.id ORDER BY postal DESC, id LIMIT 1), '') FROM customer WHERE gone IS NULL AND ("
    "name LIKE ?1 ESCAPE '!' OR family LIKE ?1 ESCAPE '!' OR called LIKE ?1 ESCAPE '!') LIMIT 8"
)
"""Of more than eight those who were customers first: to put all in order, a hundred thousand would have to be read."""


def beginnings(connection: Any, query: str) -> list[Hit]:
    """Those whose name begins as typed, by name; `connection` is a bare one on the open file."""
    typed = " ".join(query.split())
    if not typed:
        return []
    escaped = "".join(f"!{letter}" if letter in "!%_" else letter for letter in typed)
    rows = connection.execute(_BEGINNINGS, (f"{escaped}%",))
    return sorted(
        (Hit(uid, name, reference, home, 0.0) for uid, name, reference, home in rows), key=lambda hit: hit.name
    )
