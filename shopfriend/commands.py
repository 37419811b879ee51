"""What each command does: asks the features, and gives answers that a person and a program can read."""

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from shopfriend import app, display
from shopfriend.app import Surroundings
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem


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


def find(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Look up one query, or a file of queries, in the order asked."""
    from shopfriend.counter import people_index
    from shopfriend.store.bare import bare_connection

    queries = [asked.query] if asked.queries is None else _lines_of(asked.queries)
    with bare_connection(asked.shop, app.key_of(here, asked.shop), here.today) as connection:
        index = people_index.read_index(connection, here.today)
        for query in queries:
            begun = time.perf_counter()
            hits = people_index.find(index, connection, query, here.today)
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
    """Store a conversation with one or several regulars, its question and its promise."""
    from shopfriend.counter import conversations, customers, serving
    from shopfriend.counter.promises import NewPromise

    promise = NewPromise(asked.promise, _due(asked.due)) if asked.promise else None
    with closing(app.open_shop(here, asked.shop)) as database:
        with database.reading() as session:
            customer = customers.named(session, asked.name)
            everybody = [customer.uid, *(customers.named(session, name).uid for name in asked.others)]
            staff = serving.staff_named(session, asked.by) if asked.by else None
        talk = conversations.Talk(asked.text, asked.ask, promise, asked.between_us, asked.told)
        stored = conversations.remember(database, everybody, talk, here.today, staff)
    yield Answer(
        {"customer": customer.uid, "conversation": stored.uid},
        _("Remembered with {name}.").format(name=customer.name),
    )


def no_longer(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Silence a customer who died or parted, and show what the household's envelope says now."""
    from shopfriend.counter import customers
    from shopfriend.counter import no_longer as silencing
    from shopfriend.records.kinds import Gone

    on = _due(asked.on)
    with closing(app.open_shop(here, asked.shop)) as database:
        with database.reading() as session:
            customer = customers.named(session, asked.name)
        found = silencing.silence_customer(database, customer.uid, Gone.DIED if asked.died else Gone.PARTED, on)
        if asked.drop_questions and found.questions:
            silencing.drop_questions(database, [question.talk for question in found.questions])
    lines = [_("Nothing names {name} again.").format(name=customer.name)]
    if found.envelope:
        lines.append(_("The envelope now says: {words}").format(words=found.envelope))
    if found.beginning:
        lines.append(_("Cards to the house begin: {words}").format(words=found.beginning))
    dropped = _("Dropped: {question}") if asked.drop_questions else _("Still asks: {question}")
    lines += [dropped.format(question=question.question) for question in found.questions]
    data = {
        "customer": customer.uid,
        "envelope": found.envelope,
        "beginning": found.beginning,
        "questions": [question.question for question in found.questions],
    }
    yield Answer(data, "\n".join(lines))


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
    from shopfriend.printing import formats
    from shopfriend.printing.inks import ink_called

    month = _first_of(asked.month)
    with closing(app.open_shop(here, asked.shop)) as database:
        workshop = app.workshop(here, database)
        if asked.ink:
            workshop = replace(workshop, ink=ink_called(asked.ink))
        hand = among(workshop.hands, asked.hand) if asked.hand else None
        form = formats.named(asked.format or workshop.form.name)
        is_cut = workshop.form.cut if asked.ready_cut is None else asked.ready_cut
        workshop = replace(workshop, form=formats.ready_cut(form) if is_cut else form)
        order = month_end.Order(month, asked.out, here.today, hand, asked.seed, asked.labels, asked.first_label)
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


def window(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Open the window on the shop, until it is closed."""
    display.check(os.environ)
    from shopfriend.window import lean

    lean.load_qt()
    from shopfriend import open_window
    from shopfriend.opened.shop import OpenShop

    measure = os.environ.get("SHOPFRIEND_MEASURE") == "1"
    open_window.run(here, OpenShop(here, asked.shop, here.code), measure=measure)
    yield from ()


def tour(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Pictures of every screen, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from shopfriend import tour as touring

    files = touring.tour(here, asked.folder)
    yield Answer({"files": files}, _("{number} files lie in {folder}.").format(number=len(files), folder=asked.folder))
