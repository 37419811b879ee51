"""One way to paper: the pile goes through a printer, pass by pass, and the owner says when and what came out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from shopfriend.cards.passes import Asked, Document, Pass, PrintWish, passes
from shopfriend.language import _
from shopfriend.printing.following import Step
from shopfriend.printing.job import JobState, Printer, paper_for
from shopfriend.printing.turning import Turning, seen
from shopfriend.problem import Problem
from shopfriend.window.background import Stop, Workers
from shopfriend.window.cards.printing_features import PrintingFeatures, Stack
from shopfriend.window.cards.steps_page import StepsPage


class PrintingRun(QObject):
    """Leads through the passes on a page of steps.

    `ended` tells whether anything of the cards went to paper, which the owner is then asked about; where nothing did,
    they wait as before. `refused` tells why it never began.
    """

    told = Signal(str)
    refused = Signal(str)
    ended = Signal(bool)
    _moved = Signal(object)

    def __init__(self, features: PrintingFeatures, workers: Workers, page: StepsPage, parent: QObject) -> None:
        super().__init__(parent)
        self._features = features
        self._paper = workers.paper
        self._printing = workers.printing
        self._page = page
        self._stop = Stop()
        self._stack: Stack | None = None
        self._passes: Sequence[Pass] = ()
        self._place = 0
        self._went = False
        page.print_wanted.connect(self._print)
        page.answered.connect(self._answered)
        page.turned.connect(lambda number, head: self._turned(seen(number, head)))
        page.trial_failed.connect(self._try_again)
        page.left_out.connect(self._leave_out)
        page.stopped.connect(self.end)
        page.cancel_wanted.connect(self.cancel)
        self._moved.connect(self._show_step)

    def use(self, features: PrintingFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def begin(self, month: date, cards: Sequence[str], printer: Printer, wish: PrintWish) -> None:
        """Make the pages of these cards, or of the trial where the stack is turned for the first time."""
        self._month, self._cards, self._printer, self._wish = month, cards, printer, wish
        self._went = False
        self._stack = None
        if not wish.both_sides and wish.turning is None:
            self._make(lambda _progress, _cancelled: self._features.trial())
        else:
            self._make_cards()

    def cancel(self) -> None:
        """Take the job back, or make no more pages."""
        self._stop.asked = True

    def leave(self) -> None:
        """The window goes: wait for no printer."""
        self._stop.left = self._stop.asked = True

    def end(self) -> None:
        """No more passes: what went to paper is asked about, and what did not waits."""
        if self._stack is not None and self._stack.run and not self._went:
            run, cards, features = self._stack.run, self._cards, self._features
            self._paper.run(lambda: features.give_up(run, cards), lambda _done: self.ended.emit(False))
        else:
            self.ended.emit(self._went)

    def _make_cards(self) -> None:
        features, month, cards, printer, wish = self._features, self._month, self._cards, self._printer, self._wish
        self._make(lambda progress, cancelled: features.stack(month, cards, printer, wish, progress, cancelled))

    def _make(self, make: "Callable[[Callable[[int, int], None], Callable[[], bool]], Stack]") -> None:
        self._stop = stop = Stop()
        self._page.show_making()
        progress = self._moved.emit
        self._paper.run(
            lambda: make(lambda done, of: progress((done, of)), lambda: stop.asked),
            self._made,
            lambda problem: self.refused.emit(str(problem)),
        )

    def _made(self, stack: Stack) -> None:
        for name, why in stack.set_aside:
            self.told.emit(_("The card for {name} is not among them. {why}").format(name=name, why=why))
        self._stack, self._place = stack, 0
        self._passes = passes(stack.pages, stack.form, stack.names, self._wish)
        if not self._passes:
            self.end()
        else:
            self._show()

    def _show(self) -> None:
        self._page.show_pass(self._passes, self._place, self._paper_of(self._one))

    @property
    def _one(self) -> Pass:
        return self._passes[self._place]

    def _paper_of(self, one: Pass) -> str:
        assert self._stack is not None
        if one.document is Document.ENVELOPES:
            return self._stack.form.envelope
        size = self._stack.sizes[one.document]
        try:
            return paper_for(self._printer, size).label
        except Problem:
            return f"{size.width:.0f} × {size.height:.0f} mm"

    def _print(self) -> None:
        stack, one, wish, features = self._stack, self._one, self._wish, self._features
        assert stack is not None
        self._stop = stop = Stop()
        self._page.show_progress(0, max(1, one.sheets), _("Handing it over …"))
        self._printing.run(
            lambda: features.print_pass(stack, one, wish, self._moved.emit, lambda: _is_wanted(stop)),
            lambda _done: self._out(),
            self._broke,
        )

    def _show_step(self, step: Step | tuple[int, int]) -> None:
        if isinstance(step, tuple):
            self._page.show_progress(*step, "")
            return
        number = self._one.sheets
        words = _("{done} of {n} on {printer}").format(done=step.sheets, n=number, printer=self._printer.name)
        if step.state is JobState.WAITING:
            words = _("It waits in the queue of {printer}.").format(printer=self._printer.name)
        self._page.show_progress(step.sheets, max(1, number), step.reason or words)

    def _out(self) -> None:
        self._went = self._went or self._one.document is Document.CARDS
        if self._one.document is Document.LABELS and self._stack is not None:
            self._features.labels_used(self._wish, self._stack.labels)
        if self._one.asked is Asked.NOTHING:
            self._next()
        else:
            self._page.ask()

    def _broke(self, problem: Problem) -> None:
        # A job that was taken on may have printed something, whatever became of it.
        self._went = self._went or (self._one.document is Document.CARDS and "job" in problem.values)
        self._page.refuse(str(problem))

    def _answered(self, fine: bool) -> None:
        if fine:
            self._next()
        elif self._one.asked is Asked.INSIDE:
            self.told.emit(_("Nothing more was printed. The next time begins with a trial of two sheets."))
            self._features.keep_turning(self._wish.printer, None)
            self.end()
        else:
            self._show()

    def _turned(self, turning: Turning) -> None:
        self._features.keep_turning(self._wish.printer, turning)
        self._wish = replace(self._wish, turning=turning)
        self._make_cards()

    def _try_again(self) -> None:
        self.told.emit(_("Turn both sheets over, and print the backs once more."))
        self._show()

    def _leave_out(self) -> None:
        """Pass over what belongs to the same document; without a test, envelopes may still be printed."""
        document = self._one.document
        if document is Document.TURNING_FRONTS:
            self.end()
            return
        while self._place + 1 < len(self._passes) and self._one.document is document:
            self._place += 1
        if self._one.document is document:
            self.end()
        else:
            self._show()

    def _next(self) -> None:
        if self._place + 1 < len(self._passes):
            self._place += 1
            self._show()
        else:
            self.end()


def _is_wanted(stop: Stop) -> bool:
    """Whether the job shall be taken back. Raises Problem `left` where nobody waits any more: it prints on."""
    if stop.left:
        raise Problem("left", _("The window was closed; the job stays with its printer."))
    return stop.asked
