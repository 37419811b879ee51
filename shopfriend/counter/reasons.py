"""Why the selected hit may be at the counter today, in words that anyone may read: other customers look on.

An order that has come, something promised for today: never what it is, and never age, health, family or absence.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from shopfriend.language import _

_OPEN = (
    "SELECT customer.uid, max((promise.come_on IS NOT NULL AND promise.handed_over_on IS NULL AND promise.why = '') "
    "* (1 + (promise.kind = 'order'))) "
    "FROM promise JOIN customer ON customer.id = promise.customer_id "
    "WHERE customer.uid IN ({those}) AND promise.state = 'open' "
    "AND (promise.come_on IS NOT NULL AND promise.handed_over_on IS NULL OR promise.due <= ?) "
    "GROUP BY customer.uid"
)


def reasons(connection: Any, uids: Sequence[str], today: date) -> dict[str, str]:
    """The reason of each of these customers who has one."""
    question = _OPEN.format(those=", ".join("?" * len(uids)))
    rows = connection.execute(question, (*uids, today.isoformat())).fetchall()
    said = _("promise due"), _("something is in"), _("order is in")
    return {uid: said[has_come] for uid, has_come in rows}
