"""The one crash handler: a bug is written to a log without a word about any customer, and told in one sentence."""

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from shopfriend.language import _


def report(fault: BaseException, folder: Path) -> str:
    """Write what went wrong to a file in `folder` and return the sentence for the owner.

    Only the kind of fault and the places in the code are written: its message could quote what a customer said.
    """
    sentence = _("Shopfriend made a mistake. Everything stored before is safe.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / f"crash {datetime.now(UTC):%Y-%m-%d %H.%M.%S}.txt"
        log.write_text(_account(fault), encoding="utf-8")
    except OSError:
        return sentence
    return sentence + " " + _("What happened is written in {log}.").format(log=log)


def watch(say: Callable[[str], None], folder: Path) -> None:
    """From now on a bug, in whichever thread, is written to the log and told by `say`; what is open stays open."""

    def in_this_thread(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        else:
            say(report(fault, folder))

    # Another thread must not touch the window: its fault is written down, and what it was to do is not done.
    sys.excepthook = in_this_thread
    threading.excepthook = lambda told: report(told.exc_value or RuntimeError(), folder) and None
    sys.unraisablehook = lambda told: report(told.exc_value or RuntimeError(), folder) and None


def _account(fault: BaseException) -> str:
    lines = [f"Python {sys.version.split()[0]} on {sys.platform}"]
    cause: BaseException | None = fault
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"
