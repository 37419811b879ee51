"""Who serves in the shop: whoever notes a talk may be named, and need not be."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.staff import Staff


def who_serves(session: Session) -> tuple[tuple[str, str], ...]:
    """Uid and name of everybody who serves here now, in the order in which they came."""
    rows = session.execute(select(Staff.uid, Staff.name).where(Staff.left.is_(False)).order_by(Staff.id))
    return tuple((uid, name) for uid, name in rows)


def staff_named(session: Session, name: str) -> str:
    """The uid of who serves here by that name, or by that first name alone. Raises Problem "nobody-serves"."""
    serving = who_serves(session)
    wanted = name.strip().casefold()
    for words in (None, 1):
        found = [uid for uid, called in serving if " ".join(called.casefold().split()[:words]) == wanted]
        if len(found) == 1:
            return found[0]
    raise Problem(
        "nobody-serves",
        _("Nobody called {name} serves in this shop. Known are: {names}."),
        name=name[:40] or "“”",
        names=", ".join(called[:30] for _uid, called in serving[:6]) or "–",
    )
