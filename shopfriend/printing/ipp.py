"""Speaks IPP, the language of print spoolers: attributes with fixed names, so that no answer depends on a language.

Why not the commands: `lpstat` and `lpoptions` tell people, in their language, and leave out job states and reasons;
`ipptool` is missing on most desktops; bindings in C want a compiler. The part of IPP that printing needs is small.
"""

import http.client
import socket
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

VERSION = b"\x02\x00"
OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE, FORMAT = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
_WITH_LANGUAGE = (0x35, 0x36)
_FIRST_VALUE = 0x10
_FIRST_WORD = 0x40

PIECE = 1 << 16
"""Bytes of a document that are sent at a time: the spooler's time limit holds for each, not for the whole."""


class Attribute(NamedTuple):
    """What is asked or told: the tag of its kind (RFC 8010, 3.5.2), its name, its values."""

    tag: int
    name: str
    values: tuple[str | int | bool, ...]


class Refused(Exception):
    """The spooler answered, and refused; `status` as in RFC 8011, appendix B."""

    def __init__(self, status: int) -> None:
        super().__init__(f"IPP status {status:#06x}")
        self.status = status


class Garbled(Exception):
    """What came back is no IPP."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the groups of attributes in order, each with its tag; every attribute has a list of values."""

    status: int
    groups: tuple[tuple[int, dict[str, list[Any]]], ...]

    def all(self, tag: int) -> list[dict[str, list[Any]]]:
        """The groups of one kind."""
        return [attributes for kind, attributes in self.groups if kind == tag]


@dataclass(frozen=True, slots=True)
class Spooler:
    """Where a spooler listens: a socket in the file system, or host and port; and the seconds that it may be silent."""

    socket: Path | None = None
    host: str = "localhost"
    port: int = 631
    seconds: float = 10.0


def encode(operation: int, asked: Sequence[Attribute], job: Sequence[Attribute] = ()) -> bytes:
    """A request as bytes (RFC 8010, 3.1); the two attributes that must come first are put there."""
    first = (
        Attribute(CHARSET, "attributes-charset", ("utf-8",)),
        Attribute(LANGUAGE, "attributes-natural-language", ("en",)),
    )
    parts = [VERSION, struct.pack(">HIB", operation, 1, OPERATION)]
    parts += chain.from_iterable(map(_encoded, (*first, *asked)))
    if job:
        parts.append(bytes([JOB]))
        parts += chain.from_iterable(map(_encoded, job))
    return b"".join((*parts, bytes([END])))


def _encoded(attribute: Attribute) -> Iterator[bytes]:
    name = attribute.name.encode("ascii")
    for value in attribute.values:
        match attribute.tag:
            case 0x22:
                data = bytes([bool(value)])
            case 0x21 | 0x23:
                data = struct.pack(">i", value)
            case _:
                data = str(value).encode()
        yield struct.pack(">BH", attribute.tag, len(name)) + name + struct.pack(">H", len(data)) + data
        # Every further value bears no name (RFC 8010, 3.1.5).
        name = b""


def decode(data: bytes) -> Answer:
    """Read an answer. Collections are not taken apart: nothing that is asked for here comes in them. Raises Garbled."""
    try:
        return _decoded(data)
    except (struct.error, IndexError, UnicodeDecodeError) as fault:
        raise Garbled from fault


def _decoded(data: bytes) -> Answer:
    (status,) = struct.unpack_from(">H", data, 2)
    groups: list[tuple[int, dict[str, list[Any]]]] = []
    at, name = 8, ""
    while (tag := data[at]) != END:
        at += 1
        if tag < _FIRST_VALUE:
            groups.append((tag, {}))
            continue
        (length,) = struct.unpack_from(">H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii") or name
        at += 2 + length
        (length,) = struct.unpack_from(">H", data, at)
        value = data[at + 2 : at + 2 + length]
        at += 2 + length
        groups[-1][1].setdefault(name, []).append(_value(tag, value))
    return Answer(status, tuple(groups))


def _value(tag: int, data: bytes) -> Any:
    if tag in (INTEGER, ENUM):
        return struct.unpack(">i", data)[0]
    if tag == BOOLEAN:
        return data != b"\x00"
    if tag in _WITH_LANGUAGE:
        (language,) = struct.unpack_from(">H", data)
        return data[language + 4 :].decode("utf-8", "replace")
    return data.decode("utf-8", "replace") if tag >= _FIRST_WORD else data


def ask(spooler: Spooler, path: str, request: bytes, document: bytes = b"", *, user: str = "") -> Answer:
    """Send a request, with a document behind it, and wait for the answer.

    Raises Refused where the spooler says no, Garbled, and OSError where there is none or it is silent for too long.
    """
    status, data = _posted(spooler, path, request, document, {})
    if status == http.client.UNAUTHORIZED and spooler.socket and user:
        # CUPS knows by the socket who asks, and compares it with the name (its own scheme, "PeerCred").
        status, data = _posted(spooler, path, request, document, {"Authorization": f"PeerCred {user}"})
    if status != http.client.OK:
        raise Refused(0x0403)
    answer = decode(data)
    if answer.status >= 0x0400:
        raise Refused(answer.status)
    return answer


def _posted(spooler: Spooler, path: str, request: bytes, document: bytes, more: dict[str, str]) -> tuple[int, bytes]:
    headers = {"Content-Type": "application/ipp", "Content-Length": str(len(request) + len(document)), **more}
    try:
        with closing(_Connection(spooler)) as connection:
            connection.request("POST", path, _body(request, document), headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
    except http.client.HTTPException as fault:
        raise Garbled from fault


def _body(request: bytes, document: bytes) -> Iterable[bytes]:
    yield request
    for start in range(0, len(document), PIECE):
        yield document[start : start + PIECE]


class _Connection(http.client.HTTPConnection):
    """HTTP through a socket in the file system too; the standard library knows only hosts."""

    def __init__(self, spooler: Spooler) -> None:
        super().__init__("localhost" if spooler.socket else spooler.host, spooler.port, timeout=spooler.seconds)
        self._spooler = spooler

    def connect(self) -> None:
        """Connect as the spooler listens."""
        if self._spooler.socket is None:
            super().connect()
            return
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)  # type: ignore[attr-defined,unused-ignore]
        self.sock.settimeout(self._spooler.seconds)
        self.sock.connect(str(self._spooler.socket))
