"""A CUPS of the tests' own, beside the system's: its own folder, port and socket, so that runs do not meet."""

import os
import pwd
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

PROGRAMS = ("/usr/sbin/cupsd", "/usr/sbin/ippeveprinter", "/usr/sbin/lpadmin", "/usr/bin/dbus-daemon")
PDF_BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
PDF_DRIVER = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"
MM = 72 / 25.4

CUPSD = """
LogLevel warn
Listen 127.0.0.1:{port}
Listen {folder}/socket
Browsing No
DefaultAuthType None
WebInterface No
IdleExitTimeout 0
ErrorPolicy stop-printer
<Location />
Order allow,deny
Allow from all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
StateDir {folder}/state
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
Sandboxing Relaxed
"""
BUS = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><policy context="default">
<allow user="*"/><allow own="*"/><allow send_type="method_call"/><allow send_requested_reply="true"/>
<allow receive_sender="*"/><allow receive_type="method_return"/><allow receive_type="signal"/>
<allow receive_type="error"/></policy></busconfig>
"""
TRAY = """#!/bin/sh
# The simulated printer's works: as slow as the file beside it says.
sleep "$(cat {folder}/seconds)"
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def square(path: Path, width: float, height: float, pages: int = 2) -> Path:
    """Pages that bear a black square of 50 mm, 20 mm from the left and 30 mm from below."""
    canvas = Canvas(str(path), pagesize=(width * MM, height * MM))
    for _page in range(pages):
        canvas.rect(20 * MM, 30 * MM, 50 * MM, 50 * MM, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return path


@dataclass
class Queues:
    """The running spooler: PDF prints into files, EVE is a simulated printer with duplex."""

    folder: Path
    eve_port: int
    eve: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return str(self.folder / "socket")

    def command(self, *words: str) -> str:
        environment = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        return subprocess.run(
            words, env=environment, capture_output=True, text=True, check=True, timeout=20, stdin=subprocess.DEVNULL
        ).stdout

    def slow(self, seconds: float) -> None:
        (self.folder / "seconds").write_text(f"{seconds}")

    def received(self) -> list[Path]:
        """What the simulated printer got, oldest first."""
        return sorted((self.folder / "tray").glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)

    def of_pdf_queue(self, job: int) -> Path:
        folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
        until(lambda: bool(list(folder.glob(f"*job_{job}.pdf"))))
        return Path(shutil.move(next(folder.glob(f"*job_{job}.pdf")), self.folder / f"{job}.pdf"))

    def start_eve(self) -> None:
        self.eve = start_eve(self.folder, self.eve_port)

    def stop_eve(self) -> None:
        self.eve.kill()
        self.eve.wait(10)


def start_eve(folder: Path, port: int) -> subprocess.Popen[bytes]:
    words = ["/usr/sbin/ippeveprinter", "-2", "-d", f"{folder}/tray", "-k", "-p", f"{port}", "-r", "off"]
    words += ["-n", "localhost", "-c", f"{folder}/works", "-f", "application/pdf,image/pwg-raster,image/urf", "EVE"]
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus"}
    eve = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: _listens(port))
    return eve


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(folder: Path) -> Iterator[Queues]:
    """The spooler with its two queues, in a folder with a short name (a socket's path may have 107 letters)."""
    missing = [program for program in PROGRAMS if not Path(program).exists()]
    if missing:
        pytest.skip(f"CUPS is not installed here: no {missing[0]}")
    if os.getuid() != 0 or not PDF_BACKEND.exists():
        pytest.skip("a CUPS of our own with a PDF printer wants root and printer-driver-cups-pdf")
    for name in ("root/ppd", "cache", "spool/tmp", "state/certs", "tray"):
        (folder / name).mkdir(parents=True)
    folder.chmod(0o755)
    (folder / "root/cupsd.conf").write_text(CUPSD.format(folder=folder, port=free_port()))
    (folder / "root/cups-files.conf").write_text(FILES.format(folder=folder))
    # The PDF printer puts its files into the user's home, named by the job: a number that no other run has.
    (folder / "cache/job.cache").write_text(f"NextJobId {random.randrange(10**6, 10**8)}\n")
    (folder / "bus.conf").write_text(BUS.format(folder=folder))
    (folder / "works").write_text(TRAY.format(folder=folder))
    (folder / "works").chmod(0o755)
    with ExitStack() as stack:
        for words in (
            ["/usr/bin/dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile", "--nosyslog"],
            ["/usr/sbin/cupsd", "-f", "-c", f"{folder}/root/cupsd.conf", "-s", f"{folder}/root/cups-files.conf"],
        ):
            process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(process.wait, 10)
            stack.callback(process.terminate)
        until(lambda: (folder / "bus").exists() and (folder / "socket").exists())
        port = free_port()
        queues = Queues(folder, port, start_eve(folder, port))
        queues.slow(0)
        stack.callback(lambda: queues.stop_eve())
        queues.command("lpadmin", "-p", "PDF", "-v", "cups-pdf:/", "-m", PDF_DRIVER, "-E")
        uri = f"ipp://localhost:{port}/ipp/print"
        queues.command("lpadmin", "-p", "EVE", "-v", uri, "-m", "everywhere", "-E")
        until(lambda: (folder / "root/ppd/EVE.ppd").exists() and "EVE is idle" in queues.command("lpstat", "-p", "EVE"))
        yield queues
