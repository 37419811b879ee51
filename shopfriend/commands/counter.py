"""What the commands of the counter do: look up, greet, remember, and fall silent about whoever is no longer."""

import argparse
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _
from shopfriend.problem import Problem


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
