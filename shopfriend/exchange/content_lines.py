"""The lines of which vCards and calendars are made (RFC 6350 and 5545): escaped, and folded at 75 bytes."""

import re

_WIDEST = 75
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
END = "\r\n"


def escaped(text: str) -> str:
    """A text as a value: its line breaks and signs escaped, without control characters, which no reader allows."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPES)


def folded(line: str) -> str:
    """A property with its line end, continued on further lines where it is longer than a line may be.

    No letter is cut in two, however many bytes it has.
    """
    if len(line) * 4 <= _WIDEST or len(line.encode()) <= _WIDEST:
        return line + END
    pieces, room = [""], _WIDEST
    if line.isascii():
        rest = range(_WIDEST, len(line), _WIDEST - 1)
        return (END + " ").join([line[:_WIDEST], *(line[at : at + _WIDEST - 1] for at in rest)]) + END
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append("")
            room = _WIDEST - 1
        pieces[-1] += sign
        room -= size
    return (END + " ").join(pieces) + END
