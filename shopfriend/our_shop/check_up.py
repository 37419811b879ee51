"""The monthly check-up: compelled or convinced? Figures out of the records, three honest questions, one thing to do."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.language import _
from shopfriend.our_shop import check_up_words as words
from shopfriend.our_shop.check_up_views import (
    QUESTIONS,
    CheckUps,
    CheckUpTold,
    FigureTold,
    MonthStands,
    PillarTold,
)
from shopfriend.our_shop.counting import figures_until
from shopfriend.our_shop.figures import PILLARS, Figure, FigureKind, Pillar, pillar_share, stands_at
from shopfriend.our_shop.months import month_due, until_of, year_before
from shopfriend.problem import Problem
from shopfriend.records.check_up import CheckUp
from shopfriend.records.typed_words import clean
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_ALIKE = 0.001
_UNTIL = "until"
"""The name under which the day is stored until which the figures count, as its number in the calendar."""
_COUNTED = "_of"
"""Ends the name under which it is stored of how many a share is."""


def check_ups(session: Session, today: date) -> CheckUps:
    """All months that were checked, the last of them in full, and which is due."""
    rows = session.scalars(select(CheckUp).where(CheckUp.compelled.is_not(None)).order_by(CheckUp.month)).all()
    due = month_due(today, [row.month for row in rows])
    last = check_up(session, rows[-1].month, today, with_people=False) if rows else None
    return CheckUps(tuple(map(_stands, rows)), last, due)


def check_up(session: Session, month: date, today: date, *, with_people: bool = True) -> CheckUpTold:
    """The check-up of a month: as it was kept, or as its figures are now. `month` is any day of it.

    Without people a month that was kept is told at once, however many customers there are.
    """
    month = month.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    those = (month, before, year_before(month))
    kept = {row.month: row for row in session.scalars(select(CheckUp).where(CheckUp.month.in_(those)))}
    noted, earlier, last_year = (kept.get(each) for each in those)
    row = noted if noted is not None and noted.compelled is not None else None
    until = _until(row, month, today)
    if row is not None and not with_people:
        found = [_kept(kind, row) for kind in FigureKind]
    else:
        found = [_as_kept(figure, row) if row else figure for figure in figures_until(session, until)]
    values = {figure.kind: figure.value for figure in found if figure.value is not None}
    compelled = row.compelled if row else None
    stands = stands_at(values, compelled)
    by_kind = {figure.kind: figure for figure in found}
    return CheckUpTold(
        month=month,
        is_kept=row is not None,
        compelled=compelled,
        answers={name: (noted.answers.get(name, "") if noted else "") for name in QUESTIONS},
        pillars=tuple(
            PillarTold(
                pillar,
                pillar_share(values, pillar),
                tuple(_told(by_kind[kind], until, today) for kind in PILLARS[pillar]),
            )
            for pillar in Pillar
        ),
        stands=stands,
        last_year=_stands(last_year) if last_year and last_year.compelled else None,
        judgement=words.judgement(stands, values),
        to_do=words.one_thing(values),
        meant=earlier.answers.get("would_do_differently", "") if earlier else "",
    )


def keep(database: Database, month: date, compelled: int, answers: Mapping[str, str], today: date) -> Changes:
    """Keep a month's figures as they are now, with the answers; a month that was kept before is kept anew.

    `compelled` is how many dots the owner gives "they came of their own accord". Raises Problem "how-compelled".
    """
    if not 1 <= compelled <= 5:
        raise Problem(
            "how-compelled", _("Did they come of their own accord? One dot to five; all else may stay empty.")
        )
    month = month.replace(day=1)
    said = {name: clean(answers.get(name, "")) for name in QUESTIONS}
    until = until_of(month, today)
    stored = {_UNTIL: float(until.toordinal())}
    # Counting takes long in a large shop, and nobody shall wait to store meanwhile.
    with database.reading() as session:
        for figure in figures_until(session, until):
            if figure.value is not None:
                stored[figure.kind.value] = round(figure.value, 4)
                stored[figure.kind.value + _COUNTED] = float(figure.of)
    with database.writing() as session:
        row = session.scalars(select(CheckUp).where(CheckUp.month == month)).one_or_none()
        if row is None:
            session.add(CheckUp(month=month, figures=stored, answers=said, compelled=compelled))
        else:
            row.figures, row.answers, row.compelled = stored, said, compelled
    return changes_of(session)


def note(database: Database, month: date, answers: Mapping[str, str]) -> Changes:
    """Keep what was answered so far, so that nothing typed is lost; the month is not done by that."""
    month = month.replace(day=1)
    said = {name: clean(answers.get(name, "")) for name in QUESTIONS}
    with database.writing() as session:
        row = session.scalars(select(CheckUp).where(CheckUp.month == month)).one_or_none()
        if row is not None:
            row.answers = said
        elif any(said.values()):
            session.add(CheckUp(month=month, figures={}, answers=said))
    return changes_of(session)


def _values(row: CheckUp) -> dict[FigureKind, float]:
    return {kind: float(row.figures[kind.value]) for kind in FigureKind if kind.value in row.figures}


def _stands(row: CheckUp) -> MonthStands:
    values = _values(row)
    shares = {pillar: pillar_share(values, pillar) for pillar in Pillar}
    return MonthStands(row.month, stands_at(values, row.compelled), shares)


def _as_kept(now: Figure, row: CheckUp) -> Figure:
    """A figure as the month was kept; nobody stands behind it where the records tell another one by now."""
    kept = _kept(now.kind, row)
    if kept.value is None or now.value is None:
        return kept
    return now if abs(now.value - kept.value) < _ALIKE and now.of == kept.of else kept


def _kept(kind: FigureKind, row: CheckUp) -> Figure:
    """A figure as it is stored with a month."""
    value = _values(row).get(kind)
    of = int(row.figures.get(kind.value + _COUNTED, 0))
    return Figure(kind, value, round((value or 0) * of), of)


def _until(row: CheckUp | None, month: date, today: date) -> date:
    """The day until which the figures of a month count: of one that was kept, the day on which it was."""
    if row is not None and _UNTIL in row.figures:
        return date.fromordinal(int(row.figures[_UNTIL]))
    return until_of(month, today)


def _told(figure: Figure, until: date, today: date) -> FigureTold:
    how = words.how_computed(figure.kind, until, today)
    return FigureTold(
        figure.kind, words.headline(figure), words.said_of(figure.kind), words.short_of(figure.kind), how, figure.people
    )
