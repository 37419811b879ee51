"""What storing a file would do, before it is done: who is new, who is known, who may be, and who stays out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shopfriend.exchange.matching import Acquaintances, fuller, parts_differ
from shopfriend.exchange.person import Person, Reading, RowProblem
from shopfriend.exchange.regulars import forgotten, in_shop
from shopfriend.exchange.sources import list_of, source_of
from shopfriend.exchange.updating import NAMES_OF_FACTS, in_figures, tried
from shopfriend.exchange.views import Expected, Met
from shopfriend.language import _
from shopfriend.records.change import Change
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.store.database import Database

_AT_ONCE = 500
_NOTED = ("called", "reference", "partner", "sounds_like")
"""Facts of which a second one is kept as a note."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What storing a file would do. `people` are all of the file in its order, each with who that is to the shop.

    `new` are those to store, each once, with all that her rows say; `known` the same of those who are in the shop, by
    uid, and `places` where in `people` her first row stands. `as_of` is the number in the change log at which this
    was true.
    """

    people: tuple[Expected, ...]
    new: tuple[Person, ...]
    known: Mapping[str, Person]
    places: Mapping[str, int]
    as_of: int

    @property
    def merged(self) -> int:
        """How many rows belong to somebody known already, in the shop or earlier in the file."""
        return sum(each.met in (Met.KNOWN, Met.SAME, Met.AGAIN) for each in self.people)

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """A sentence for each who stays out or is doubted."""
        told = (each for each in self.people if each.met in (Met.LEFT_OUT, Met.DOUBTFUL))
        return tuple(
            RowProblem(
                each.person.line,
                _("Line {line}: {name}: {why}").format(line=each.person.line, name=each.person.name, why=each.reason),
            )
            for each in told
        )


def plan(database: Database, reading: Reading) -> Plan:
    """Match the people of a file with those of the shop, and with one another; nothing is written.

    Of those who are known it is tried out whether the file brings anything new, and what.
    """
    with database.reading() as session:
        sorted_out = sort(session, reading)
        brought = _brought(session, sorted_out.known, source_of(reading))
        session.expunge_all()
    people = list(sorted_out.people)
    for uid, place in sorted_out.places.items():
        people[place] = _told(people[place], brought[uid])
    return replace(sorted_out, people=tuple(people))


def plan_without_shop(reading: Reading) -> Plan:
    """Match the people of a file with one another alone."""
    return _sort(Acquaintances((), reading.people), set(), reading.people, 0)


def sort(session: Session, reading: Reading) -> Plan:
    """As `plan`, without trying out what those who are known would gain: they all count as KNOWN."""
    as_of = last_change(session)
    silent = set(session.scalars(select(Customer.uid).where(Customer.gone.is_not(None))))
    known = Acquaintances(in_shop(session), reading.people, list_of(source_of(reading)), forgotten(session))
    return _sort(known, silent, reading.people, as_of)


def last_change(session: Session) -> int:
    """The last number in the change log."""
    return session.scalar(select(func.max(Change.sequence))) or 0


def _sort(acquaintances: Acquaintances, silent: set[str], people: Sequence[Person], as_of: int) -> Plan:
    expected: list[Expected] = []
    new: list[list[Person]] = []
    known: dict[str, list[Person]] = {}
    places: dict[str, int] = {}
    for place, person in enumerate(people):
        met, like, was_forgotten = acquaintances.meet(person, len(new))
        if was_forgotten:
            why = _("Was forgotten for good; an import does not bring anybody back.")
            expected.append(Expected(person, Met.LEFT_OUT, why))
        elif met is None:
            new.append([person])
            expected.append(_new(person, like.name if like else ""))
        elif met.put_away:
            why = _("You deleted this customer; an import does not bring anybody back.")
            expected.append(Expected(person, Met.LEFT_OUT, why))
        elif met.uid in silent:
            why = _("Is no longer; nothing about this customer is changed.")
            expected.append(Expected(person, Met.LEFT_OUT, why))
        elif met.uid:
            known.setdefault(met.uid, []).append(person)
            first = places.setdefault(met.uid, place) == place
            expected.append(Expected(person, Met.KNOWN if first else Met.AGAIN))
        else:
            new[met.place].append(person)
            expected.append(Expected(person, Met.AGAIN))
    together = {uid: _together(rows) for uid, rows in known.items()}
    return Plan(tuple(expected), tuple(map(_together, new)), together, places, as_of)


def _new(person: Person, like: str) -> Expected:
    if not like:
        return Expected(person, Met.NEW)
    why = _("May be {name}, with the same telephone or e-mail; it is stored as a new customer.")
    return Expected(person, Met.DOUBTFUL, why.format(name=like))


def _together(rows: Sequence[Person]) -> Person:
    """All that the rows of one person say; what differs from the first goes into the notes, under its name."""
    first, *others = rows
    for other in others:
        notes = [first.notes]
        said: dict[str, object] = {}
        for name, label in NAMES_OF_FACTS.items():
            mine, theirs = getattr(first, name), getattr(other, name)
            if theirs and not mine:
                said[name] = theirs
            elif theirs and theirs != mine and (name in _NOTED or (name == "name" and fold(theirs) != fold(mine))):
                notes.append(f"{label()}: {theirs}")
        if first.birthday and other.birthday and parts_differ(first.birthday, other.birthday):
            notes.append(_("Birthday in another row: {day}").format(day=in_figures(other.birthday)))
        notes.append(other.notes)
        first = replace(
            first,
            **said,  # type: ignore[arg-type]
            birthday=fuller(first.birthday, other.birthday),
            photo=first.photo or other.photo,
            refuses=first.refuses or other.refuses,
            phones=(*first.phones, *(each for each in other.phones if each not in first.phones)),
            emails=(*first.emails, *(each for each in other.emails if each not in first.emails)),
            addresses=(*first.addresses, *(each for each in other.addresses if each not in first.addresses)),
            tags=(*first.tags, *(each for each in other.tags if each not in first.tags)),
            notes="\n".join(dict.fromkeys(filter(None, notes))),
        )
    return first


def _brought(session: Session, known: Mapping[str, Person], source: str) -> dict[str, tuple[str, ...]]:
    uids = list(known)
    found: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(uids), _AT_ONCE):
        found |= tried(session, {uid: known[uid] for uid in uids[start : start + _AT_ONCE]}, source)
    return found


def _told(each: Expected, news: Iterable[str]) -> Expected:
    """Somebody known, with what the file brings."""
    what = ", ".join(dict.fromkeys(news))
    if not what:
        return replace(each, met=Met.SAME)
    return replace(each, reason=_("Brings something new: {what}.").format(what=what))
