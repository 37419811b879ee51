"""Words from the command line: what was asked for, which command does it, and how its answer or refusal is told."""

import argparse
import errno
import gc
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from shopfriend import __version__, app, crash, display, paths
from shopfriend.commands import (
    cards,
    counter,
    demo,
    fronts,
    hands,
    lists,
    printing,
    promises,
    rights,
    safety,
    shop,
    story,
)
from shopfriend.commands.answer import Answer
from shopfriend.language import _
from shopfriend.problem import Problem

LONGEST_SENTENCE = 300
"""Characters: what is said on standard error fits one line that a person reads."""

FORMATS = ("a6", "a5", "dl", "us-a2", "us-a6", "us-a7", "us-a9", "us-postcard", "us-note")
"""The names of `printing.formats`, told again: a look-up must not wait for the printing room."""

_RUBBISH = 50_000


class _Parser(argparse.ArgumentParser):
    """Tells wrong usage in one line, with where to read more."""

    def error(self, message: str) -> NoReturn:
        told = _("{message}. See {program} --help")
        room = LONGEST_SENTENCE - len(told.format(message="", program=self.prog))
        self.exit(2, told.format(message=_one_line(message, room), program=self.prog) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says. 0: done; 1: a problem the user can mend, said in one sentence; 2: wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        words = sys.argv[1:] if arguments is None else list(arguments)
        parser = _parser(with_commands=not _asks_for_the_window(words))
        asked = parser.parse_args(words)
        if getattr(asked, "due", "") and not asked.promise:
            parser.error(_("--due says by when, --promise what was promised: give both"))
    except SystemExit as end:
        return int(end.code or 0)
    if asked.command is not shop.window:
        # A command soon ends: to look for rubbish every 700 objects would take a tenth of its time.
        gc.set_threshold(_RUBBISH, 50, 50)
    try:
        here = app.surroundings(os.environ)
        asked.shop_is_named = asked.shop is not None
        if asked.shop is None:
            asked.shop = paths.usual_shop()
        for answer in asked.command(here, asked):
            _tell(answer, as_json=asked.json)
    except Problem as problem:
        return _refuse(str(problem))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the answer has had enough; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ImportError as fault:
        return _refuse(_missing_part(fault))
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            return _refuse(_("The disk is full. Please make some room and try again."))
        return _refuse(crash.report(fault, paths.logs()))
    except Exception as fault:
        return _refuse(crash.report(fault, paths.logs()))
    return 0


def _tell(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer.data, ensure_ascii=False), flush=True)
    elif answer.text:
        print(answer.text, flush=True)


def _refuse(sentence: str) -> int:
    print(_one_line(sentence), file=sys.stderr)
    return 1


def _one_line(sentence: str, longest: int = LONGEST_SENTENCE) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _missing_part(fault: ImportError) -> str:
    library = re.search(r"(lib[\w.+-]+\.so[\w.]*)", str(fault))
    if library:
        return _("This computer lacks the system library {library}: sudo apt-get install {packages}").format(
            library=library[1], packages=display.QT_PACKAGES
        )
    return _("A part of Shopfriend is missing ({part}). Please install Shopfriend again.").format(part=fault.name)


def _asks_for_the_window(words: Sequence[str]) -> bool:
    """Whether there can be no command among these: making the parsers of all would delay the first paint by 15 ms."""
    return not words or (len(words) == 2 and words[0] == "--shop")


def _parser(*, with_commands: bool) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="shopfriend", description=_("Helps the owner of a small shop treat regulars as a friend would.")
    )
    parser.add_argument("--version", action="version", version=f"Shopfriend {__version__}")
    parser.add_argument("--shop", type=Path, metavar="FILE", help=_("the shop (default: the usual one)"))
    parser.set_defaults(command=shop.window, json=False)
    if not with_commands:
        return parser
    commands_of = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    def command(
        name: str, does: Callable[[app.Surroundings, argparse.Namespace], Iterator[Answer]], help_text: str
    ) -> argparse.ArgumentParser:
        sub = commands_of.add_parser(name, help=help_text, description=help_text)
        sub.add_argument("--shop", type=Path, metavar="FILE", default=argparse.SUPPRESS)
        sub.add_argument("--json", action="store_true", help=_("answer with one JSON object a line"))
        sub.set_defaults(command=does)
        return sub

    _add_people(command)
    _add_paper(command)
    _add_keeping(command)
    return parser


def _add_people(command: Callable[..., argparse.ArgumentParser]) -> None:
    find = command("find", counter.find, _("look regulars up by a few letters"))
    which = find.add_mutually_exclusive_group(required=True)
    which.add_argument("query", nargs="?", metavar="QUERY")
    which.add_argument("--queries", type=Path, metavar="FILE", help=_("a query a line"))

    greet = command("greet", counter.greet, _("what to call a regular, what was said, what was promised"))
    greet.add_argument("name", metavar="NAME", help=_("a name, a reference or a uid"))

    remember = command("remember", counter.remember, _("store a conversation"))
    remember.add_argument("name", metavar="NAME", help=_("a name, a reference or a uid"))
    remember.add_argument("text", metavar="TEXT")
    remember.add_argument("--ask", default="", metavar="TEXT", help=_("what to ask next time"))
    remember.add_argument("--promise", default="", metavar="TEXT", help=_("what was promised"))
    remember.add_argument("--due", default="", metavar="DATE", help=_("by when, such as 2026-12-12"))
    remember.add_argument(
        "--with", dest="others", action="append", default=[], metavar="NAME", help=_("who else was there")
    )
    remember.add_argument("--by", default="", metavar="NAME", help=_("who of the staff"))
    remember.add_argument("--between-us", action="store_true", help=_("never in hits, greetings or cards"))
    remember.add_argument("--told", action="store_true", help=_("the shop told it, and need not tell it again"))

    came = command("came-in", promises.came_in, _("who would be glad to know that something has come in"))
    came.add_argument("what", metavar="WHAT", help=_("such as “Kenyan beans”"))
    came.add_argument("--tell", action="store_true", help=_("put each of them on the list: to be told from today"))

    gone = command("no-longer", counter.no_longer, _("somebody died or parted: nothing names them again"))
    gone.add_argument("name", metavar="NAME", help=_("a name, a reference or a uid"))
    why = gone.add_mutually_exclusive_group(required=True)
    why.add_argument("--died", action="store_true")
    why.add_argument("--parted", action="store_true")
    gone.add_argument("--on", default="", metavar="DATE", help=_("on what day, such as 2026-12-12"))
    gone.add_argument(
        "--drop-questions", action="store_true", help=_("drop the open questions of their house that name them")
    )

    whole = command("story", story.story, _("all that is known about one customer, as PDF"))
    whole.add_argument("name", metavar="NAME", help=_("a name, a reference or a uid"))
    whole.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    hide = whole.add_mutually_exclusive_group()
    hide.add_argument("--cover-others", action="store_true", help=_("cover what concerns anybody else"))
    hide.add_argument("--cover", action="append", default=[], metavar="NAME", help=_("cover what concerns this one"))

    forget = command("forget", rights.forget, _("forget somebody for ever, wherever they stand in the shop"))
    forget.add_argument("name", metavar="NAME", help=_("a name, a reference or a uid"))
    forget.add_argument("--yes", action="store_true", required=True, help=_("it cannot be taken back"))
    forget.add_argument("--receipt", type=Path, metavar="FILE.pdf", help=_("a paper for them that names nobody"))
    notice = command("notice", rights.notice, _("a page for the counter: what is remembered, and why"))
    notice.add_argument("file", type=Path, metavar="FILE.pdf")

    command("soak", counter.soak, _("for tests: store one invented conversation after another until killed"))


def _add_paper(command: Callable[..., argparse.ArgumentParser]) -> None:
    inks = _("blue-black, blue, black, sepia, green, or trace: pale grey to go over with a pen")
    month = command("cards", cards.cards, _("a month's thank-yous and the next month's birthdays as PDF"))
    month.add_argument("--month", required=True, type=_month, metavar="YYYY-MM")
    month.add_argument("--out", required=True, type=Path, metavar="DIR")
    month.add_argument("--hand", metavar="NAME", help=_("whose handwriting"))
    month.add_argument("--ink", type=_ink, metavar="NAME", help=inks + " " + _("(default: the shop's)"))
    month.add_argument("--format", choices=FORMATS, help=_("the size of the cards (default: the shop's)"))
    month.add_argument(
        "--ready-cut",
        action=argparse.BooleanOptionalAction,
        help=_("on stock that is cut to the open card already (default: the shop's)"),
    )
    month.add_argument(
        "--labels", default="", metavar="NAME", help=_("a label sheet, such as L7163, for the addresses")
    )
    month.add_argument("--first-label", type=_number, default=1, metavar="N", help=_("the first free label of a sheet"))
    month.add_argument("--seed", type=_seed, metavar="N", help=_("another seed writes another writing"))

    write = command("write", hands.write, _("one text in a handwriting, as finished A6 pages"))
    write.add_argument("text", metavar="TEXT")
    write.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    write.add_argument("--hand", metavar="NAME", help=_("whose handwriting"))
    write.add_argument("--ink", type=_ink, metavar="NAME", help=inks)
    write.add_argument("--seed", type=_seed, default=0, metavar="N")
    write.add_argument("--copies", type=_copies, default=1, metavar="N")

    out = command("print", printing.print_pdf, _("print a PDF at true size, and follow it to its end"))
    out.add_argument("file", type=Path, metavar="FILE.pdf")
    out.add_argument("--printer", required=True, metavar="NAME", help=_("a name it lacks shows those there are"))
    out.add_argument("--duplex", action="store_true", help=_("on both sides, turned on the long edge"))

    known = command("hands", hands.hands, _("the handwritings, and what each can write"))
    which = known.add_mutually_exclusive_group()
    which.add_argument("--add", type=Path, metavar="FILE", help=_("learn the hand of a TrueType font (.ttf)"))
    which.add_argument("--remove", metavar="NAME", help=_("take one of your own out again"))

    drawn = command("fronts", fronts.fronts, _("the fronts of cards, and what each is for"))
    which = drawn.add_mutually_exclusive_group()
    which.add_argument("--add", type=Path, metavar="FILE", help=_("a picture or logo of your own (.png, .jpg)"))
    which.add_argument("--remove", metavar="NAME", help=_("take one of your own out again"))


def _add_keeping(command: Callable[..., argparse.ArgumentParser]) -> None:
    new = command("new", shop.new, _("make a shop"))
    new.add_argument("--sample", type=_number, metavar="N", help=_("fill it with N invented regulars"))

    bring = command("import", lists.bring, _("read customer lists (CSV, Excel, vCard) and store them"))
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help=_("only show what would be stored"))
    bring.add_argument("--region", type=_region, metavar="XX", help=_("the country whose phones and dates these are"))

    bring.add_argument(
        "--date-order",
        choices=("day-first", "month-first"),
        help=_("how 03/04 is meant, where no date of the list tells"),
    )

    twice = command("doubles", lists.doubles, _("who may be there twice; with NAMEs, settles it"))
    settle = twice.add_mutually_exclusive_group()
    settle.add_argument("--one", nargs=2, metavar=("KEPT", "GONE"), help=_("they are one: all is with the first"))
    settle.add_argument("--two", nargs=2, metavar="NAME", help=_("they are two people: nobody asks again"))
    settle.add_argument("--apart", metavar="GONE", help=_("whoever was made one with somebody is two again"))
    wall = command("list", lists.wall_list, _("a list for the wall or the till, as PDF"))
    wall.add_argument("which", choices=("addresses", "birthdays"))
    wall.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")

    take = command("export", lists.export, _("everything as plain files that any program reads"))
    take.add_argument("folder", type=Path, metavar="DIR")

    command("check", safety.check, _("is the shop's file whole?"))
    save = command("backup", safety.backup, _("an encrypted copy of the shop, checked"))
    save.add_argument("file", type=Path, metavar="FILE", help=_("a new file, an older backup, or a folder"))
    back = command("restore", safety.restore, _("put a backup in the shop's place; what is there is kept"))
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--dry-run", action="store_true", help=_("only show what the backup holds"))
    paper = command("sheet", safety.sheet, _("the recovery sheet as PDF: the paper that opens the shop"))
    paper.add_argument("file", type=Path, metavar="FILE.pdf")
    other = command("new-code", safety.new_code, _("lock the shop and its backups with another code"))
    other.add_argument(
        "--sheet", required=True, type=Path, metavar="FILE.pdf", help=_("where the new sheet is put first")
    )
    command("demo", demo.demo, _("a throw-away sample shop, in a window where there is a display"))
    look = command("tour", shop.tour, _("pictures of every screen, and a month's paper"))
    look.add_argument("folder", type=Path, metavar="DIR")


def _month(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII):
        raise argparse.ArgumentTypeError(_("a month looks like 2026-11, not “{text}”").format(text=text))
    return text


def _whole(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"-?\d{1,19}", text, re.ASCII) or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(
            _("a whole number from {least} to {most} is needed, not “{text}”").format(least=least, most=most, text=text)
        )
    return int(text)


def _number(text: str) -> int:
    return _whole(text, 0, 200_000)


def _copies(text: str) -> int:
    return _whole(text, 1, 10_000)


def _seed(text: str) -> int:
    return _whole(text, 0, 2**62)


def _ink(text: str) -> str:
    # Loaded only where an ink is named: a look-up must not wait for the printing room.
    from shopfriend.printing.inks import Ink

    if text not in list(Ink):
        raise argparse.ArgumentTypeError(
            _("there is no ink “{text}”; there are: {inks}").format(text=text, inks=", ".join(Ink))
        )
    return text


def _region(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text, re.ASCII):
        raise argparse.ArgumentTypeError(_("a region has two letters, such as GB"))
    return text.upper()
