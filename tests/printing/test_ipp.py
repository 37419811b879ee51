"""IPP as bytes: held against the examples of RFC 8010, and against what may come back broken or not at all."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.printing import ipp
from shopfriend.printing.cups import Cups
from shopfriend.problem import Problem


def attribute(tag: int, name: str, value: bytes) -> bytes:
    coded = name.encode()
    return bytes([tag]) + len(coded).to_bytes(2) + coded + len(value).to_bytes(2) + value


def test_a_request_is_as_the_standard_shows_it() -> None:
    # RFC 8010, appendix A.1, with the version and the values of ours.
    asked = (ipp.Attribute(ipp.URI, "printer-uri", ("ipp://localhost/printers/Office",)),)
    job = (ipp.Attribute(ipp.INTEGER, "copies", (20,)), ipp.Attribute(ipp.KEYWORD, "sides", ("one-sided", "x")))
    assert ipp.encode(0x02, asked, job) == b"".join(
        (
            b"\x02\x00\x00\x02\x00\x00\x00\x01\x01",
            attribute(0x47, "attributes-charset", b"utf-8"),
            attribute(0x48, "attributes-natural-language", b"en"),
            attribute(0x45, "printer-uri", b"ipp://localhost/printers/Office"),
            b"\x02",
            attribute(0x21, "copies", b"\x00\x00\x00\x14"),
            attribute(0x44, "sides", b"one-sided"),
            attribute(0x44, "", b"x"),
            b"\x03",
        )
    )


def test_an_answer_is_read() -> None:
    data = b"".join(
        (
            b"\x02\x00\x00\x00\x00\x00\x00\x01\x01",
            attribute(0x47, "attributes-charset", b"utf-8"),
            b"\x04",
            attribute(0x36, "printer-name", b"\x00\x02de\x00\x06B\xc3\xbcro1"),
            attribute(0x22, "printer-is-accepting-jobs", b"\x01"),
            b"\x04",
            attribute(0x23, "printer-state", b"\x00\x00\x00\x05"),
            attribute(0x44, "media-supported", b"iso_a4_210x297mm"),
            attribute(0x44, "", b"iso_a6_105x148mm"),
            attribute(0x10, "media-ready", b""),
            b"\x03",
        )
    )
    first, second = ipp.decode(data).all(ipp.PRINTER)
    assert first == {"printer-name": ["Büro1"], "printer-is-accepting-jobs": [True]}
    assert second == {
        "printer-state": [5],
        "media-supported": ["iso_a4_210x297mm", "iso_a6_105x148mm"],
        "media-ready": [b""],
    }


@given(st.binary(max_size=60))
def test_nonsense_is_garbled_or_read_but_nothing_else(data: bytes) -> None:
    try:
        ipp.decode(b"\x02\x00\x00\x00\x00\x00\x00\x01" + data)
    except ipp.Garbled:
        pass


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server


def cups_behind(server: socket.socket) -> Cups:
    return Cups(ipp.Spooler(host="127.0.0.1", port=server.getsockname()[1], seconds=0.5))


def test_a_spooler_that_hangs_hangs_nobody(listening: socket.socket) -> None:
    with pytest.raises(Problem) as raised:
        cups_behind(listening).printers()
    assert raised.value.code == "spooler-silent"


def answering(server: socket.socket, answer: bytes) -> None:
    def serve() -> None:
        caller, _address = server.accept()
        with caller:
            caller.recv(1 << 16)
            caller.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"SSH-2.0-OpenSSH\r\n", "spooler-silent"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno", "spooler-silent"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\x02\x00\x05\x00\x00\x00\x00\x01\x03", "spooler-refused"),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "spooler-refused"),
    ],
)
def test_a_strange_spooler_is_told_in_a_sentence(listening: socket.socket, answer: bytes, code: str) -> None:
    answering(listening, answer)
    with pytest.raises(Problem) as raised:
        cups_behind(listening).printers()
    assert raised.value.code == code


def test_nobody_is_there(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        Cups(ipp.Spooler(socket=tmp_path / "nobody")).printers()
    assert raised.value.code == "no-spooler"
