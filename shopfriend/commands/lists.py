"""What the commands do that bring customers along and take them with you."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.exchange.person import Reading, RowProblem
    from shopfriend.exchange.views import Joined
    from shopfriend.records.customer import Customer
    from shopfriend.store.database import Database


def bring(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Read each file and store its people; a refused file has its line too, and the others go on."""
    from shopfriend.exchange import moving_in, reading
    from shopfriend.exchange.person import Reading, RowProblem
    from shopfriend.keeping import backups
    from shopfriend.records.written_day import Order

    refusals: list[str] = []
    order = Order(asked.date_order.replace("-", " ")) if asked.date_order else None
    with _shop_for_import(here, asked) as database:
        if database is not None and not asked.dry_run:
            backups.before_import(database, here.today)
        region = asked.region or _region_of(database)
        for file in asked.files:
            try:
                if moving_in.is_export(file):
                    yield _moved_in(database, file, dry_run=asked.dry_run)
                    continue
                read = reading.read(file, region, today=here.today, order=order)
                stored, merged, told = _take_in(database, read, dry_run=asked.dry_run)
                read = replace(read, problems=tuple(sorted((*read.problems, *told), key=lambda each: each.line)))
            except Problem as problem:
                refusals.append(str(problem))
                read = Reading(file.name, "", "", (), (RowProblem(0, str(problem)),))
                stored = merged = 0
            yield _told(file, read, stored, merged, dry_run=asked.dry_run)
    if len(refusals) == 1:
        raise Problem("file-refused", "{why}", why=refusals[0])
    if refusals:
        raise Problem(
            "files-refused",
            _("{number} files were refused. The first: {why}"),
            number=len(refusals),
            why=refusals[0],
        )


def _moved_in(database: "Database | None", folder: Path, *, dry_run: bool) -> Answer:
    from shopfriend.exchange import moving_in

    if database is None or dry_run:
        customers = moving_in.customers_in(folder)
        said = ngettext("One customer would move in.", "{number} customers would move in.", customers)
    else:
        customers = len(moving_in.move_in(database, folder).customers)
        said = ngettext("One customer has moved in.", "{number} customers have moved in.", customers)
    data = {"file": str(folder), "format": "shopfriend-folder", "encoding": "utf-8", "stored": customers}
    return Answer({**data, "merged": 0, "people": [], "problems": []}, said.format(number=customers))


@contextmanager
def _shop_for_import(here: Surroundings, asked: argparse.Namespace) -> "Iterator[Database | None]":
    if asked.dry_run and not asked.shop.exists():
        yield None
        return
    with closing(app.open_shop(here, asked.shop)) as database:
        yield database


def _region_of(database: "Database | None") -> str:
    from shopfriend.keeping import settings

    return "GB" if database is None else settings.of_shop(database).region


def _take_in(
    database: "Database | None", read: "Reading", *, dry_run: bool
) -> "tuple[int, int, tuple[RowProblem, ...]]":
    from shopfriend.exchange import importing, planning

    if database is not None and not dry_run:
        done = importing.store(database, read)
        return done.stored, done.merged, done.plan.problems
    prepared = planning.plan_without_shop(read) if database is None else planning.plan(database, read)
    return len(prepared.new), prepared.merged, prepared.problems


def _told(file: Path, read: "Reading", stored: int, merged: int, *, dry_run: bool) -> Answer:
    from shopfriend.exchange.person import as_json

    data = {
        "file": str(file),
        "format": read.format,
        "encoding": read.encoding,
        "stored": stored,
        "merged": merged,
        "people": [as_json(person) for person in read.people],
        "problems": [{"line": problem.line, "text": problem.text} for problem in read.problems],
    }
    said = (
        _("{file}: {stored} would be stored, {merged} are known.")
        if dry_run
        else _("{file}: {stored} stored, {merged} known.")
    )
    lines = [said.format(file=file.name, stored=stored, merged=merged)]
    lines += [f"  {problem.text}" for problem in read.problems]
    return Answer(data, "\n".join(lines))


def export(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Write everything into a folder of plain files, with the cards as PDF."""
    from shopfriend.exchange import exporting

    with closing(app.open_shop(here, asked.shop)) as database:
        files = exporting.export(database, asked.folder, here.today, app.drawing_again(here, database))
    yield Answer(
        {"ok": True, "files": files},
        _("{number} files lie in {folder}. Anyone who opens them can read them.").format(
            number=len(files), folder=asked.folder
        ),
    )


def doubles(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Tell who may be there twice, or settle two: one person, two people, or two again."""
    from shopfriend.exchange import doubles as looking
    from shopfriend.exchange import merging, taking_apart

    with closing(app.open_shop(here, asked.shop)) as database:
        if asked.one or asked.two:
            first, second = _both(database, asked.one or asked.two)
            settle = merging.merge if asked.one else looking.are_two
            settle(database, first.uid, second.uid)
            said = _("{one} and {other} are one now.") if asked.one else _("{one} and {other} stay two people.")
            data = {"ok": True, "one": first.uid, "other": second.uid}
            yield Answer(data, said.format(one=first.name, other=second.name))
            return
        if asked.apart:
            for each in _made_one(database, asked.apart):
                taking_apart.take_apart(database, each.gone_uid)
                data = {"ok": True, "customer": each.gone_uid}
                yield Answer(data, _("{name} stands alone again.").format(name=each.name))
            return
        pairs = looking.doubles(database)
        for pair in pairs:
            words = ", ".join(sorted(pair.why))
            data = {"one": pair.one, "other": pair.other, "names": list(pair.names), "why": list(pair.why)}
            yield Answer({**data, "identical": pair.identical}, f"{pair.names[0]} · {pair.names[1]}: {words}")
        if not pairs and not asked.json:
            yield Answer({}, _("As far as can be seen, nobody is there twice."))


def _both(database: "Database", names: Sequence[str]) -> "tuple[Customer, Customer]":
    from shopfriend.counter import customers

    with database.reading() as session:
        first, second = (customers.named(session, name) for name in names)
    return first, second


def _made_one(database: "Database", name: str) -> "Sequence[Joined]":
    from shopfriend.exchange.taking_apart import joined

    found = [each for each in joined(database) if name in (each.gone_uid, each.name)]
    if len(found) != 1:
        told = ", ".join(f"{each.name} ({each.gone_uid})" for each in found[:5]) or _("nobody")
        raise Problem(
            "not-merged", _("Who was made one with somebody and is called {name}? Found: {told}."), name=name, told=told
        )
    return found


def wall_list(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Put a list for the wall into a PDF file."""
    from shopfriend.exchange import on_the_wall
    from shopfriend.printing import making

    made = on_the_wall.birthday_list if asked.which == "birthdays" else on_the_wall.address_list
    with closing(app.open_shop(here, asked.shop)) as database:
        making.save(made(database, app.workshop(here, database), here.today), asked.out)
    yield Answer({"ok": True, "file": str(asked.out.absolute())}, _("The list lies in {file}.").format(file=asked.out))
