"""Somebody wishes to be forgotten: for ever, from the shop's file and all that is made of it from now on.

What goes is declared where each row is; what stays is told on the receipt, which holds nothing of the person.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from shopfriend.keeping.bin_views import DAYS_IN_BIN
from shopfriend.keeping.rights_views import Forgot
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import new_uid
from shopfriend.store import cipher, copies, forgotten_list, forgotten_log, old_images
from shopfriend.store.forgetting import all_or_nothing, forget_rows, sweep


def forget(path: Path, key: str, uid: str, now: datetime, today: date, places: Sequence[Path] = ()) -> Forgot:
    """Forget the customer with this uid in the shop at `path`, which `key` opens.

    The list of the forgotten is laid beside the backups at home and in `places`. Raises Problem "nobody-named", or what
    writing raises; then nothing is forgotten.
    """
    at = forgotten_list.instant(now)
    with closing(cipher.connect(path, key)) as connection:
        cipher.check_opens(connection, path)
        with all_or_nothing(connection, path):
            alike = forgotten_list.alike(connection, uid)
            rows = _forget(connection, uid, at)
        swept = _sweep(connection, path)
        listed = forgotten_list.rows_of(connection)
    with suppress(OSError):
        copies.folder_of(path).mkdir(exist_ok=True)
    folders = (copies.folder_of(path), *places)
    unreached = tuple(each for each in folders if not forgotten_list.lay_in(each, path.stem, key, listed))
    return Forgot(today, rows, swept, unreached, alike)


def empty_bin(path: Path, key: str, now: datetime) -> int:
    """Have the log forget the customers who were deleted more than thirty days ago; how many those were.

    No list brings back whoever was deleted by hand; an older backup does, which may be brought back for just that. What
    was written of the shop itself thirty days ago is emptied as well. Raises Problem as `forget`.
    """
    with closing(cipher.connect(path, key)) as connection:
        before = forgotten_list.instant(now - timedelta(days=DAYS_IN_BIN))
        old, of_the_shop = forgotten_log.deleted_before(connection, before), old_images.old(connection, before)
        if not old and not of_the_shop:
            return 0
        with all_or_nothing(connection, path):
            old_images.empty(connection, of_the_shop)
            for uid, by_hand in old:
                traits = forgotten_list.traits_in_log(connection, uid)
                if by_hand:
                    forgotten_list.note(connection, traits, forgotten_list.BEFORE_ALL)
                forgotten_log.purge(connection, traits.uids, (), (), ())
        if old:
            _sweep(connection, path)
        return len(old)


def sweep_if_due(path: Path, key: str) -> bool:
    """Write a shop's file anew where that did not succeed when somebody was forgotten; whether it is done by now."""
    with closing(cipher.connect(path, key)) as connection:
        return forgotten_list.is_swept(connection) or _sweep(connection, path)


def _sweep(connection: Any, path: Path) -> bool:
    done = sweep(connection)
    if done:
        with all_or_nothing(connection, path):
            forgotten_list.name_swept(connection)
    return done


def forget_all_listed(connection: Any, path: Path) -> int:
    """Forget all who are on the list of an open file and in it again; how many that were."""
    found = forgotten_list.come_back(connection)
    if not found:
        return 0
    at = max(row.at for row in forgotten_list.rows_of(connection))
    with all_or_nothing(connection, path):
        for uid in found:
            _forget(connection, uid, at)
    _sweep(connection, path)
    return len(found)


def _forget(connection: Any, uid: str, at: str) -> Mapping[str, int]:
    found = forgotten_list.person(connection, uid)
    if found is None:
        raise Problem("nobody-named", _("This customer is no longer there. Nothing was forgotten."))
    person, traits = found
    rows = forget_rows(connection, person, new_uid(), at)
    forgotten_list.note(connection, traits, at)
    return rows
