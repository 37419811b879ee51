"""vCards as they are, not as they should be: versions 2.1, 3.0 and 4.0, folded, encoded and left open in every way.

A card is read line by line into properties; what a property means is decided in vcard_people.
"""

import binascii
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from shopfriend.exchange.person import RowProblem
from shopfriend.language import _

_BEGINS = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_GLUED = re.compile(r"(?<=END:VCARD)(?=BEGIN:VCARD)", re.IGNORECASE)
_PROPERTY = re.compile(r"[A-Za-z0-9_.\-]+[ \t]*(?:;[^:]*)?:")
_QUOTED_PRINTABLE = re.compile(r"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SIGNS = re.compile(r"\\.|[;,]", re.DOTALL)
_AGENT_NAME = re.compile(r"(?:^|\\n|\n)(?:item\d+\.)?FN[^:\n\\]*:(.+?)(?=\\n|\n|\\r|$)", re.IGNORECASE)


class Property(NamedTuple):
    """A line of a card: `name` in capitals, the `group` before its dot ("item1"), `value` still encoded."""

    name: str
    group: str
    params: dict[str, str]
    value: str

    def types(self) -> frozenset[str]:
        """The words of its TYPE, also those that version 2.1 writes bare; in capitals."""
        return frozenset(self.params.get("TYPE", "").upper().replace('"', "").split(","))

    def text(self, encoding: str) -> str:
        """The value as one text; `encoding` is that of the file."""
        return _decoded(self.value, self.params, encoding).strip()

    def fields(self, encoding: str) -> list[str]:
        """The value taken apart at semicolons, each part decoded."""
        return [_decoded(part, self.params, encoding).strip() for part in _split(self.value, ";")]

    def words(self, encoding: str) -> list[str]:
        """The value taken apart at commas, each part decoded."""
        return [word for part in _split(self.value, ",") if (word := _decoded(part, self.params, encoding).strip())]

    def binary(self) -> bytes | None:
        """The bytes of a picture that the card holds; None where it only names an address or is spoilt."""
        code = self.value
        if code[:5].lower() == "data:":
            head, _comma, code = code.partition(",")
            if not head.lower().endswith(";base64"):
                return None
        elif "ENCODING" not in self.params and "://" in code[:12]:
            return None
        try:
            return binascii.a2b_base64(code.replace("\\n", "").replace("\\,", ",").encode("ascii")) or None
        except (binascii.Error, ValueError):
            return None


_MAY_MARK = frozenset(["", "B", "b", "E", "e", " ", "\t"])


@dataclass(slots=True)
class Card:
    """One card: the line, from 1, on which it begins, its version ("" where untold), and its properties in order."""

    line: int
    version: str = ""
    properties: list[Property] = field(default_factory=list)


def looks_like_vcard(text: str) -> bool:
    """Whether the text holds cards rather than a table."""
    return _BEGINS.search(text[:20_000]) is not None


def cards_in(text: str) -> tuple[list[Card], list[RowProblem]]:
    """Every card in `text` (plain line feeds) in its order, and what was wrong around them."""
    reader = _Cards()
    if "VCARDBEGIN" in text or "vcardbegin" in text:
        text = _GLUED.sub("\n", text)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    reader.end()
    return reader.cards, reader.problems


class _Cards:
    """Reads line after line; a property is kept in pieces until the next one shows that it is whole."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self.problems: list[RowProblem] = []
        self._open: Card | None = None
        self._pieces: list[str] = []
        self._soft_break = False
        self._agent: list[str] | None = None
        self._depth = 0
        self._stray = False

    def take(self, number: int, line: str) -> None:
        start = line[:1]
        if start not in _MAY_MARK and self._open is not None and self._agent is None and not self._soft_break:
            self._take_property(line)
            return
        mark = line.strip().upper().replace(" ", "") if start in "BbEe \t" and len(line) < 40 else ""
        if self._agent is not None:
            self._skip_agent(line, mark)
        elif mark == "BEGIN:VCARD" and (start not in " \t" or self._open is None):
            self._begin(number)
        elif self._open is None:
            if line.strip() and not self._stray:
                self._stray = True
                text = _("Line {line}: what stands outside the cards was left out.").format(line=number)
                self.problems.append(RowProblem(number, text))
        elif mark == "END:VCARD" and start not in " \t":
            self._close()
        elif self._soft_break:
            self._continue(line)
        elif start in (" ", "\t"):
            # Version 2.1 folds where a blank stood and keeps it; later ones add one that goes.
            self._continue(line if self._open.version == "2.1" else line[1:])
        elif not line.strip():
            return
        else:
            self._take_property(line)

    def _take_property(self, line: str) -> None:
        if _PROPERTY.match(line):
            self._flush()
            self._pieces = [line]
            self._soft_break = line.endswith("=") and _QUOTED_PRINTABLE.match(line) is not None
        elif self._pieces and not line.isspace():
            self._continue(line if _holds_base64(self._pieces[0]) else "\\n" + line)

    def end(self) -> None:
        if self._open is not None:
            self._never_closed()

    def _continue(self, line: str) -> None:
        if self._soft_break:
            self._pieces[-1] = self._pieces[-1][:-1]
            self._soft_break = line.endswith("=")
        elif line.endswith("=") and self._pieces and _QUOTED_PRINTABLE.match(self._pieces[0]):
            self._soft_break = True
        self._pieces.append(line)

    def _begin(self, number: int) -> None:
        if self._open is not None:
            if "".join(self._pieces).upper().rstrip(" ").startswith("AGENT") and self._pieces[0].rstrip().endswith(":"):
                self._agent, self._depth = [], 1
                return
            self._never_closed()
        self._open = Card(number)

    def _skip_agent(self, line: str, mark: str) -> None:
        assert self._agent is not None
        self._depth += {"BEGIN:VCARD": 1, "END:VCARD": -1}.get(mark, 0)
        if self._depth:
            self._agent.append(line)
            return
        self._pieces.append("\\n".join(self._agent))
        self._agent = None

    def _never_closed(self) -> None:
        if self._open is not None:
            text = _("Line {line}: this card is never closed; what it holds was read.").format(line=self._open.line)
            self.problems.append(RowProblem(self._open.line, text))
        if self._agent is not None:
            self._pieces.append("\\n".join(self._agent))
            self._agent = None
        self._close()

    def _close(self) -> None:
        self._flush()
        if self._open is not None:
            self.cards.append(self._open)
        self._open = None

    def _flush(self) -> None:
        if self._pieces and self._open is not None:
            found = _property(self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces))
            if found.name == "VERSION":
                self._open.version = found.value.strip()
            else:
                self._open.properties.append(found)
        self._pieces, self._soft_break = [], False


def _holds_base64(line: str) -> bool:
    head = line.partition(":")[0].upper()
    return "BASE64" in head or "ENCODING=B" in head or line[:40].upper().partition(":")[2].startswith("DATA:")


def _property(line: str) -> Property:
    head, _colon, value = line.partition(":")
    if '"' in head:
        while head.count('"') % 2 and ":" in value:
            more, _colon, value = value.partition(":")
            head = f"{head}:{more}"
    if ";" not in head:
        return Property(*_name_and_group(head), {}, value)
    name, *given = _outside_quotes(head)
    return Property(*_name_and_group(name), _params(given), value)


def _name_and_group(text: str) -> tuple[str, str]:
    text = text.strip()
    if "." not in text:
        return text.upper(), ""
    group, _dot, name = text.rpartition(".")
    return name.upper(), group.lower()


def _outside_quotes(head: str) -> list[str]:
    if '"' not in head:
        return head.split(";")
    return [part for part in re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', head) if part]


def _params(given: list[str]) -> dict[str, str]:
    params: dict[str, str] = {}
    for part in given:
        key, equals, value = part.strip().partition("=")
        key, value = (key.strip().upper(), value.strip()) if equals else _bare(key.strip())
        if value[:1] == '"' == value[-1:]:
            value = value[1:-1]
        params[key] = f"{params[key]},{value}" if key in params else value
    return params


def _bare(word: str) -> tuple[str, str]:
    """A parameter without "=", as version 2.1 writes them."""
    if word.upper() in ("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"):
        return "ENCODING", word
    return "TYPE", word


def _split(value: str, sign: str) -> list[str]:
    if "\\" not in value:
        return value.split(sign)
    parts, start = [], 0
    for found in _SIGNS.finditer(value):
        if found[0] == sign:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def _decoded(value: str, params: dict[str, str], encoding: str) -> str:
    if params:
        if params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            # A line break would be =0A here: "\\n" is what somebody typed, such as a folder of Windows.
            value = _from_quoted_printable(value, params.get("CHARSET", ""), encoding)
            return _ESCAPED.sub(lambda found: found[1] if found[1] in "\\,;" else found[0], value)
        if "CHARSET" in params and not encoding.startswith("utf"):
            value = _in_its_own_charset(value, params["CHARSET"], encoding)
    return value if "\\" not in value else _ESCAPED.sub(_unescaped, value)


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if sign in "nN":
        return "\n"
    return sign if sign in "\\,;:\"'" else found[0]


def _from_quoted_printable(value: str, charset: str, encoding: str) -> str:
    raw = binascii.a2b_qp(value.encode("utf-8", errors="replace"))
    for name in (charset, "utf-8", encoding, "windows-1252"):
        try:
            if name:
                return raw.decode(name).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeError, LookupError):
            continue
    return raw.decode("utf-8", errors="replace")


def _in_its_own_charset(value: str, charset: str, encoding: str) -> str:
    try:
        return value.encode(encoding).decode(charset)
    except (UnicodeError, LookupError):
        return value


def name_of_agent(value: str) -> str:
    """The name on the card that stands within a card as its agent; "" where there is none."""
    found = _AGENT_NAME.search(value)
    return found[1].replace("\\\\", "\\").replace("\\,", ",").strip() if found else ""
