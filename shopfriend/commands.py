"""What each command does: asks the features, and gives answers that a person and a program can read."""

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend import app, display
from shopfriend.app import Surroundings
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.exchange.person import Reading
    from shopfriend.store.database import Database


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `data` as a JSON object of its own line, `text` as a person reads it."""

    data: dict[str, Any]
    text: str


def new(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Make a shop and show its recovery code."""
    made = app.new_shop(here, asked.shop, asked.sample)
    made.database.close()
    where = _("Your shop lies in {path}.").format(path=asked.shop)
    code = _("Its recovery code is {code}. Write it down: it opens your shop on any computer.")
    yield Answer(
        {"shop": str(asked.shop.absolute()), "recovery_code": made.recovery_code},
        where + "\n" + code.format(code=made.recovery_code),
    )


def check(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Hold the shop's file against its own checksums."""
    from shopfriend.keeping import checking

    health = checking.check(asked.shop, app.key_of(here, asked.shop))
    yield Answer(
        {"ok": True, "customers": health.customers, "conversations": health.conversations},
        _("The file is whole: {customers} customers, {conversations} conversations.").format(
            customers=health.customers, conversations=health.conversations
        ),
    )


def find(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Look up one query, or a file of queries, in the order asked."""
    from shopfriend.counter import people_index
    from shopfriend.store.bare import bare_connection

    queries = [asked.query] if asked.queries is None else _lines_of(asked.queries)
    with bare_connection(asked.shop, app.key_of(here, asked.shop), here.today) as connection:
        index = people_index.read_index(connection, here.today)
        for query in queries:
            begun = time.perf_counter()
            hits = people_index.find(index, connection, query)
            milliseconds = round((time.perf_counter() - begun) * 1000, 3)
            found = [{"id": hit.uid, "name": hit.name, "reference": hit.reference, "why": hit.why} for hit in hits]
            lines = [" · ".join(filter(None, (hit.name, hit.why))) for hit in hits] or [_("Nobody was found.")]
            yield Answer({"query": query, "ms": milliseconds, "hits": found}, "\n".join(lines))


def _lines_of(file: Path) -> list[str]:
    try:
        return file.read_bytes().decode("utf-8-sig").removesuffix("\n").replace("\r\n", "\n").split("\n")
    except FileNotFoundError:
        raise Problem("no-file", _("There is no file {file}."), file=file) from None
    except (OSError, UnicodeDecodeError):
        raise Problem(
            "unreadable-file", _("The file {file} cannot be read as plain text (UTF-8)."), file=file
        ) from None


def greet(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Show how to greet a regular, and what the opened page tells."""
    from shopfriend.counter import customers
    from shopfriend.counter.page import page_of

    with closing(app.open_shop(here, asked.shop)) as database, database.reading() as session:
        page = page_of(session, customers.named(session, asked.name), here.today)
    heading = page.name if page.called == page.name else f"{page.name} · {page.called}"
    yield Answer(
        {"name": page.name, "called": page.called, "lines": list(page.lines)}, "\n".join((heading, *page.lines))
    )


def remember(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Store a conversation with a regular, its question and its promise."""
    from shopfriend.counter import conversations, customers
    from shopfriend.counter.promises import NewPromise

    promise = NewPromise(asked.promise, _due(asked.due)) if asked.promise else None
    with closing(app.open_shop(here, asked.shop)) as database:
        with database.reading() as session:
            customer = customers.named(session, asked.name)
        talk = conversations.Talk(asked.text, asked.ask, promise)
        stored = conversations.remember(database, [customer.uid], talk, here.today)
    yield Answer(
        {"customer": customer.uid, "conversation": stored.uid},
        _("Remembered with {name}.").format(name=customer.name),
    )


def _due(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem("day-unreadable", _("“{text}” is not a day. Write it like 2026-12-12."), text=text[:40]) from None


def soak(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """For tests: store invented conversations until killed, telling each once it is safe."""
    from shopfriend.counter import soak as soaking

    with closing(app.open_shop(here, asked.shop)) as database:
        for uid, text in soaking.soak(database, lambda: here.today):
            yield Answer({"conversation": uid, "text": text}, text)


def cards(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Make a month's cards, envelopes and list; cards that no hand can write are told at the end."""
    from shopfriend.cards import month_end
    from shopfriend.handwriting.hand import among
    from shopfriend.printing.inks import ink_called

    month = _first_of(asked.month)
    with closing(app.open_shop(here, asked.shop)) as database:
        workshop = app.workshop(here, database)
        if asked.ink:
            workshop = replace(workshop, ink=ink_called(asked.ink))
        hand = among(workshop.hands, asked.hand) if asked.hand else None
        form, own = asked.format or workshop.form.name, (asked.labels, asked.first_label)
        order = month_end.Order(month, asked.out, here.today, hand, form, asked.seed, *own)
        made = month_end.make(database, order, workshop, here.resources / "words")
    data = {
        "cards": [
            {
                "customer": card.name,
                "called": card.called,
                "occasion": str(card.occasion),
                "file": made.file,
                "pages": list(pages),
            }
            for card, pages in zip(made.cards, made.pages, strict=True)
        ],
        "files": list(made.files),
    }
    said = ngettext("One card lies in {folder}: {files}.", "{number} cards lie in {folder}: {files}.", len(made.cards))
    nobody = _("There is nobody to thank in this month, and no birthday in the next.")
    text = said.format(number=len(made.cards), folder=asked.out, files=", ".join(made.files)) if made.cards else nobody
    yield Answer(data, text)
    if made.set_aside:
        card, why = made.set_aside[0]
        said = ngettext(
            "One card could not be written, for {name}: {why}",
            "{number} cards could not be written. The first, for {name}: {why}",
            len(made.set_aside),
        )
        raise Problem("cards-set-aside", said, number=len(made.set_aside), name=card.name[:40], why=why)


def _first_of(month: str) -> date:
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        first = date.max
    if first.year == date.max.year:
        raise Problem("month-unreadable", _("There is no month {month}."), month=month)
    return first


def bring(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Read each file and store its people; a refused file has its line too, and the others go on."""
    from shopfriend.exchange import reading
    from shopfriend.exchange.person import Reading, RowProblem

    refusals: list[str] = []
    with _shop_for_import(here, asked) as database:
        region = asked.region or _region_of(database)
        for file in asked.files:
            try:
                read = reading.read(file, region, today=here.today)
                stored, merged = _take_in(database, read, dry_run=asked.dry_run)
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


def _take_in(database: "Database | None", read: "Reading", *, dry_run: bool) -> tuple[int, int]:
    from shopfriend.exchange import importing

    if database is not None and not dry_run:
        done = importing.store(database, read)
        return done.stored, done.merged
    prepared = importing.plan_without_shop(read) if database is None else importing.plan(database, read)
    return len(prepared.new), prepared.merged


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
    """Write everything into a folder of plain files."""
    from shopfriend.exchange import exporting

    with closing(app.open_shop(here, asked.shop)) as database:
        files = exporting.export(database, asked.folder)
    yield Answer(
        {"ok": True, "files": files},
        _("{number} files lie in {folder}. Anyone who opens them can read them.").format(
            number=len(files), folder=asked.folder
        ),
    )


def window(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Open the window on the shop, until it is closed."""
    display.check(os.environ)
    from shopfriend.window import lean

    lean.load_qt()
    from shopfriend import open_window
    from shopfriend.open_shop import OpenShop

    measure = os.environ.get("SHOPFRIEND_MEASURE") == "1"
    open_window.run(here, OpenShop(here, asked.shop, here.code), measure=measure)
    yield from ()


def tour(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Pictures of every screen, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from shopfriend import tour as touring

    files = touring.tour(here, asked.folder)
    yield Answer({"files": files}, _("{number} files lie in {folder}.").format(number=len(files), folder=asked.folder))
