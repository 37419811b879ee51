"""The spooler of Windows: what became of a job that Qt handed over, asked by the system's own functions.

Windows takes a job out of its queue once it is printed, so a job that is gone is done, unless it was last seen being
deleted. Sources: winspool.h, and "JOB_INFO_1" and "PRINTER_INFO_6" in Microsoft's reference.
"""

import ctypes
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ctypes import POINTER, Structure, byref, c_uint16, c_uint32, c_void_p, c_wchar_p, cast

from shopfriend.language import _
from shopfriend.printing.job import TITLE, JobState, Look, Printer
from shopfriend.printing.reasons import reason_of
from shopfriend.problem import Problem

_DELETE = 5  # JOB_CONTROL_DELETE
_MOST_JOBS = 1000
_PAUSED, _ERROR, _DELETING, _PRINTING, _DELETED = 0x1, 0x2, 0x4, 0x10, 0x100
_JOB_TROUBLE = {0x1: "paused", 0x20: "offline", 0x40: "media-empty", 0x200: "blocked", 0x400: "needs attention"}
_PRINTER_TROUBLE = {
    0x1: "paused",
    0x8: "media-jam",
    0x10: "media-empty",
    0x40: "media-needed",
    0x80: "offline",
    0x800: "output-area-full",
    0x1000: "offline",
    0x40000: "toner-empty",
    0x100000: "needs attention",
    0x400000: "door-open",
}


class JobInfo(Structure):
    """JOB_INFO_1W: a job in a queue. The last eight words tell when it came."""

    _fields_ = (
        ("number", c_uint32),
        ("printer", c_wchar_p),
        ("machine", c_wchar_p),
        ("user", c_wchar_p),
        ("title", c_wchar_p),
        ("kind", c_wchar_p),
        ("words", c_wchar_p),
        ("status", c_uint32),
        ("priority", c_uint32),
        ("place", c_uint32),
        ("pages", c_uint32),
        ("printed", c_uint32),
        ("came", c_uint16 * 8),
    )


def look_of(job: int | None, last: int, printer: int, printed: int = 0) -> Look:
    """How a job stands, from the status bits of the job (None where it is gone), of its last look, of its printer."""
    if job is None:
        return Look(JobState.CANCELLED if last & (_DELETING | _DELETED) else JobState.DONE)
    keywords = [*_keywords(job, _JOB_TROUBLE), *_keywords(printer, _PRINTER_TROUBLE)]
    if keywords or job & _ERROR or printer & _ERROR:
        return Look(JobState.STOPPED, reason_of(keywords), sheets=printed)
    return Look(JobState.PRINTING if job & _PRINTING else JobState.WAITING, sheets=printed)


def _keywords(status: int, meanings: Mapping[int, str]) -> list[str]:
    return [keyword for bit, keyword in meanings.items() if status & bit]


class WindowsSpooler:
    """The queues of Windows. Raises Problem `spooler-silent` where a queue cannot be opened."""

    _calls: ctypes.CDLL

    def __init__(self) -> None:
        if sys.platform != "win32":
            raise OSError("only Windows has this spooler")
        self._calls = ctypes.WinDLL("winspool.drv", use_last_error=True)
        self._last: dict[int, int] = {}

    def address(self, name: str) -> str:
        """Windows calls a printer by its name."""
        return name

    def newest(self, printer: Printer) -> int:
        """The number of the last job of ours in the queue; 0 where there is none."""
        with self._opened(printer) as handle:
            return max((each.number for each in self._jobs(handle) if each.title == TITLE), default=0)

    def look(self, printer: Printer, job: int) -> Look:
        """How the job stands."""
        with self._opened(printer) as handle:
            found = next((each for each in self._jobs(handle) if each.number == job), None)
            status = None if found is None else int(found.status)
            look = look_of(status, self._last.get(job, 0), self._status(handle), found.printed if found else 0)
        self._last[job] = status or 0
        return look

    def cancel(self, printer: Printer, job: int) -> None:
        """Take the job back; one that is gone stays gone."""
        with self._opened(printer) as handle:
            if self._calls.SetJobW(handle, c_uint32(job), c_uint32(0), None, c_uint32(_DELETE)):
                self._last[job] = _DELETED

    @contextmanager
    def _opened(self, printer: Printer) -> Iterator[c_void_p]:
        handle = c_void_p()
        if not self._calls.OpenPrinterW(c_wchar_p(printer.address), byref(handle), None):
            raise Problem(
                "spooler-silent",
                _("The printing system of this computer does not answer for {printer}. Please try again."),
                printer=printer.name,
            )
        try:
            yield handle
        finally:
            self._calls.ClosePrinter(handle)

    def _jobs(self, handle: c_void_p) -> list[JobInfo]:
        needed, count = c_uint32(), c_uint32()

        def asked(room: ctypes.Array[ctypes.c_char] | None, size: int) -> bool:
            wanted = (c_uint32(0), c_uint32(_MOST_JOBS), c_uint32(1))
            return bool(self._calls.EnumJobsW(handle, *wanted, room, c_uint32(size), byref(needed), byref(count)))

        asked(None, 0)
        room = ctypes.create_string_buffer(max(needed.value, 1))
        if not asked(room, needed.value):
            return []
        told = cast(room, POINTER(JobInfo))
        # The strings lie in the room as well: they are copied before it goes.
        return [_copy(told[number]) for number in range(count.value)]

    def _status(self, handle: c_void_p) -> int:
        status, needed = c_uint32(), c_uint32()
        done = self._calls.GetPrinterW(handle, c_uint32(6), byref(status), c_uint32(4), byref(needed))
        return status.value if done else 0


def _copy(job: JobInfo) -> JobInfo:
    return JobInfo(number=job.number, title=job.title, status=job.status, printed=job.printed)
