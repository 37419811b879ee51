"""A disk whose power can be cut: what a traced process wrote, replayed up to any moment.

What the process had not had written through (fsync) when the power went may be there, missing or torn: of each such
write any of its sectors, of changes to the names in a folder any first part. A name counts as written through only
with its folder, although most file systems do more than that.
"""

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_SECTOR = 512
_CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,lseek,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,sync,syncfs,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,"
    "symlink,symlinkat,mmap,io_uring_setup,io_submit,close"
)
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_SPLIT = re.compile(r"\d+ +(\w+)\((.*) <unfinished \.\.\.>")
_REST = re.compile(r"\d+ +<\.\.\. (\w+) resumed>(.*)")
_FD = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2}|[^>])*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_TOLD = "1"
"""Standard output, where the process says what it has been told is stored."""


def can_trace() -> bool:
    """Whether processes can be traced here."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True, slots=True)
class Step:
    """A system call that changes a file, a name or what is acknowledged. Paths are whole."""

    does: str
    path: str
    place: int = 0
    data: bytes = b""
    other: str = ""


def traced(command: Sequence[str | Path], folder: Path, trace: Path) -> list[Step]:
    """Run a command, which must end well, and give what it did to the files below `folder`, in order."""
    strace = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e", f"trace={_CALLS}", "-o", str(trace)]
    ended = subprocess.run([*strace, *map(str, command)], capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr[-3000:]
    return list(_steps(trace, str(folder)))


def _whole_lines(trace: Path) -> Iterator[tuple[str, str, int]]:
    """Call, arguments and result; what was cut in two because another thread came between is put together again."""
    begun: dict[tuple[str, str], str] = {}
    with trace.open() as lines:
        for line in lines:
            pid = line.split(maxsplit=1)[0]
            if split := _SPLIT.match(line):
                begun[pid, split[1]] = split[2]
                continue
            if rest := _REST.match(line):
                line = f"{pid} {rest[1]}({begun.pop((pid, rest[1]))}{rest[2]}"
            if found := _LINE.match(line):
                yield found[1], found[2], int(found[3])


def _steps(trace: Path, folder: str) -> Iterator[Step]:
    places: dict[str, int] = {}
    for call, arguments, result in _whole_lines(trace):
        if result < 0:
            continue
        fds = [(number, _plain(path)) for number, path in _FD.findall(arguments)]
        number, path = fds[0] if fds else ("", "")
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        if call in ("open", "openat", "creat"):
            opened, flags = os.fsdecode(texts[0]), arguments.rpartition('"')[2]
            places[str(result)] = 0
            if opened.startswith(folder) and "O_CREAT" in flags:
                yield Step("create", opened)
            if opened.startswith(folder) and "O_TRUNC" in flags:
                yield Step("cut", opened)
        elif call == "write" and number == _TOLD:
            yield Step("tell", "", data=texts[0])
        elif call in ("mkdir", "mkdirat", "unlink", "unlinkat", "rmdir") and (named := _below(texts[0], path, folder)):
            yield Step("folder" if call.startswith("mkdir") else "gone", named)
        elif call.startswith("rename") and (named := _below(texts[0], path, folder)):
            yield Step("rename", named, other=_below(texts[1], path, folder))
        elif call == "lseek":
            places[number] = result
        elif path.startswith(folder) and not path.endswith(" (deleted)"):
            yield from _on_a_file(call, arguments, result, number, path, texts, places, fds)


def _on_a_file(
    call: str,
    arguments: str,
    result: int,
    number: str,
    path: str,
    texts: Sequence[bytes],
    places: dict[str, int],
    fds: Sequence[tuple[str, str]],
) -> Iterator[Step]:
    numbers = [int(found) for found in re.findall(r"(?<=[ \[])\d+(?=[,\]]|$)", arguments)]
    if call == "pwrite64":
        yield Step("write", path, numbers[-1], texts[0][:result])
    elif call == "write":
        yield Step("write", path, places[number], texts[0][:result])
        places[number] += result
    elif call == "sendfile":
        begin = numbers[0]
        yield Step("copy", path, places[number], str(result).encode(), f"{begin} {fds[1][1]}")
        places[number] += result
    elif call == "ftruncate":
        yield Step("cut", path, numbers[-1])
    elif call in ("fsync", "fdatasync"):
        yield Step("sync", path)
    elif call == "mmap":
        # SQLite's index of the journal is shared memory that it makes anew after a cut; nothing else may be written so.
        assert "PROT_WRITE" not in arguments or "MAP_PRIVATE" in arguments or path.endswith("-shm"), arguments
    else:
        assert call == "close", f"{call} is not replayed: {arguments[:200]}"


def _plain(path: str) -> str:
    return os.fsdecode(bytes.fromhex(path.replace("\\x", ""))) if path.startswith("\\x") else path


def _below(name: bytes, beside: str, folder: str) -> str:
    """The whole path of a name, where it lies below the folder; else ""."""
    path = str(Path(beside) / os.fsdecode(name))
    return path if path.startswith(folder) else ""


@dataclass(eq=False, slots=True)
class _File:
    """What is written through, and what has been written since, in order; None as data cuts off or stretches."""

    safe: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    is_folder: bool = False

    @property
    def seen(self) -> bytes:
        data = bytearray(self.safe)
        for place, piece in self.since:
            _put(data, place, piece)
        return bytes(data)

    def sync(self) -> None:
        self.safe, self.since = self.seen, []

    def found(self, chance: random.Random, keeps: float) -> bytes:
        """What a cut leaves: each write whole, torn or not at all, each with the likelihood that `keeps` gives it."""
        data = bytearray(self.safe)
        for place, piece in self.since:
            likely = chance.random()
            if piece is None or likely < keeps * 0.6:
                if likely < keeps:
                    _put(data, place, piece)
            elif likely < keeps:
                for start, end in _sectors(place, len(piece)):
                    if chance.random() < 0.5:
                        _put(data, place + start, piece[start:end])
        return bytes(data)


def _put(data: bytearray, place: int, piece: bytes | None) -> None:
    if len(data) < place:
        data.extend(bytes(place - len(data)))
    if piece is None:
        del data[place:]
    else:
        data[place : place + len(piece)] = piece


def _sectors(place: int, length: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start < length:
        end = min(length, start + _SECTOR - (place + start) % _SECTOR)
        yield start, end
        start = end


class Disk:
    """The files below a folder: as the process sees them, and as they would be found after a power cut.

    `told` is what the process has acknowledged, line by line. With `honest` False it takes no heed of being asked to
    write through, as a disk that lies: tests must then see losses.
    """

    def __init__(self, before: Mapping[str, bytes | None], *, honest: bool = True) -> None:
        """`before` holds files by path, None for a folder."""
        self._honest = honest
        self.told: list[str] = []
        files = {path: _File(data or b"", is_folder=data is None) for path, data in before.items()}
        self._seen, self._safe = dict(files), dict(files)
        self._names: dict[str, list[dict[str, _File | None]]] = {}

    def do(self, step: Step) -> None:
        """Let one step happen."""
        file = self._seen.get(step.path)
        if step.does == "tell":
            self.told += step.data.decode().splitlines()
        elif step.does in ("create", "folder"):
            if file is None:
                self._name(step.path, {step.path: _File(is_folder=step.does == "folder")})
        elif step.does == "rename":
            self._name(step.path, {step.other: file, step.path: None})
        elif step.does == "gone":
            self._name(step.path, {step.path: None})
        elif step.does == "sync":
            if self._honest:
                self._sync(step.path)
        elif file is not None:
            self._write(file, step)

    def _write(self, file: _File, step: Step) -> None:
        if step.does == "cut":
            file.since.append((step.place, None))
        elif step.does == "write":
            file.since.append((step.place, step.data))
        else:
            begin, source = step.other.split(" ", 1)
            data = self._seen[source].seen if source in self._seen else Path(source).read_bytes()
            file.since.append((step.place, data[int(begin) : int(begin) + int(step.data)]))

    def _sync(self, path: str) -> None:
        if path in self._seen:
            self._seen[path].sync()
        for changes in self._names.pop(path, ()):
            _settle(self._safe, changes)

    def _name(self, path: str, changes: dict[str, _File | None]) -> None:
        _settle(self._seen, changes)
        self._names.setdefault(str(Path(path).parent), []).append(changes)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files that are found when the power has gone now."""
        names = dict(self._safe)
        for changes in self._names.values():
            for each in changes[: chance.randint(0, len(changes))]:
                _settle(names, each)
        lost = [path for path, file in self._seen.items() if file.is_folder and path not in names]
        keeps = chance.choice((0.0, 0.3, 0.7, 1.0))
        return {
            path: file.found(chance, keeps)
            for path, file in names.items()
            if not file.is_folder and not any(path.startswith(f"{folder}/") for folder in lost)
        }


def _settle(names: dict[str, _File], changes: Mapping[str, _File | None]) -> None:
    for path, file in changes.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file
