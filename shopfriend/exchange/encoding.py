"""From bytes to text: programs rarely say in which encoding they wrote, and a wrong guess spoils every accent.

Order: what is plainly no text; the byte order mark; strict UTF-8; UTF-16 without a mark; UTF-8 with a few spoilt
lines; then the single- and multi-byte code pages, judged by whether the words could be words.
"""

import codecs
from dataclasses import dataclass

from shopfriend.language import _
from shopfriend.problem import Problem

_SAMPLE = 64_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3\x00", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_A_FEW = 4
_CODE_PAGES = (
    "windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 "
    "windows-1258 windows-874 iso-8859-1 iso-8859-2 iso-8859-5 iso-8859-7 iso-8859-9 iso-8859-15 koi8-r koi8-u "
    "cp932 shift_jis euc-jp iso-2022-jp gb18030 gb2312 gbk big5 big5-hkscs cp949 euc-kr tis-620"
)
_BELIEVED = frozenset(_CODE_PAGES.split())
_MARKED_WORDS = frozenset(["pl", "cs", "sk", "hu", "hr", "sl", "ro", "tr", "lt", "lv", "et"])
"""Languages whose letters, read as Windows-1252, can look like other good letters."""
_SURE_ENOUGH = 0.06
_NEXT_TO_LETTERS = frozenset("’‘´ʼ·\u00a0\u00ad")
_PUNCTUATION = frozenset("“”‘’„‚–—…«»‹›€•°·¡¿£§®™©\u00a0\u00adª№´½¼¾²³…×")
_RARE = frozenset("ðÐþÞÿŸƒºªµ¹ˆ˜ſŒœ")
_AT_HOME = {
    "windows-1250": "CZ SK PL HU SI HR RO BA AL",
    "windows-1251": "RU UA BG BY RS MK KZ",
    "windows-1253": "GR CY",
    "windows-1254": "TR",
    "windows-1257": "LT LV EE",
    "cp932": "JP",
    "gb18030": "CN SG",
    "big5": "TW HK MO",
    "cp949": "KR",
}
"""The code page that old programs wrote in a region, where it is not Windows-1252."""


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded file with plain line feeds; `unsure` are the lines, from 1, whose letters had to be guessed."""

    text: str
    encoding: str
    unsure: tuple[int, ...] = ()


def decode(data: bytes, file: str, region: str = "") -> Text:
    """The text of a file called `file`; raises Problem where it holds nothing, is no text, or cannot be told.

    `region`, two letters, tips the scale between code pages that fit equally well.
    """
    if not data.strip(b" \t\r\n\0\x1a"):
        raise Problem("empty-file", _("The file {file} is empty."), file=file)
    if data.startswith(_NO_TEXT):
        raise _no_text(file)
    found = _by_mark(data, region) or _utf_8(data) or _utf_16_without_mark(data)
    if found is None:
        if _share_of_controls(data) > 0.02:
            raise _no_text(file)
        found = _mostly_utf_8(data) or _by_code_page(data, region)
    if found is None:
        raise Problem(
            "unknown-encoding",
            _("The letters in the file {file} could not be made out. Please save it again as UTF-8 and try once more."),
            file=file,
        )
    text = found.text.replace("\0", "").replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    if not text.strip():
        raise Problem("empty-file", _("The file {file} is empty."), file=file)
    if _strange(text) > 0.02:
        raise _no_text(file)
    return Text(text, found.encoding, found.unsure)


def _no_text(file: str) -> Problem:
    return Problem(
        "no-text", _("The file {file} is neither a table (CSV) nor a contact file (vCard), so it was left."), file=file
    )


def _by_mark(data: bytes, region: str) -> Text | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            if name == "utf-8":
                body = data[len(mark) :]
                return _utf_8(body) or _mostly_utf_8(body) or _by_code_page(body, region)
            try:
                return Text(data.decode(name), name)
            except UnicodeError:
                return Text(data.decode(name, errors="replace"), name)
    return None


def _utf_8(data: bytes) -> Text | None:
    if b"\0" in data and _zeros_by_place(data) is not None:
        return None
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        return _cut_short(data[: fault.start]) if fault.reason == "unexpected end of data" else None


def _cut_short(data: bytes) -> Text | None:
    """UTF-8 that broke off within its last letter, as a download does; ASCII alone would be no sign of that."""
    if data.isascii():
        return None
    text = data.decode("utf-8")
    return Text(text, "utf-8", (len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")),))


def _zeros_by_place(data: bytes) -> str | None:
    """The UTF-16 whose zero bytes stand where those of Western letters would."""
    sample = data[: _SAMPLE * 2]
    at_even, at_odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) / 2 * 0.1
    if at_odd > enough and at_odd > 8 * at_even:
        return "utf-16-le"
    if at_even > enough and at_even > 8 * at_odd:
        return "utf-16-be"
    return None


def _utf_16_without_mark(data: bytes) -> Text | None:
    name = _zeros_by_place(data)
    if name is None:
        return None
    return Text(data[: len(data) // 2 * 2].decode(name, errors="replace"), name)


def _share_of_controls(data: bytes) -> float:
    sample = data[:_SAMPLE].replace(b"\0", b"", len(data) // 50)
    return 1 - len(sample.translate(None, _CONTROLS)) / max(len(sample), 1)


def _strange(text: str) -> float:
    """The share of characters that no text holds; a few say nothing in a short file."""
    sample = text[:_SAMPLE]
    bad = sum(1 for sign in sample if (sign < " " and sign not in "\t\n\v\f\x1a\x1b") or sign in "\x7f\ufffd\uffff")
    return max(0, bad - _A_FEW) / len(sample)


def _mostly_utf_8(data: bytes) -> Text | None:
    """UTF-8 with single lines from elsewhere, as when two exports were pasted together; those read as Windows-1252."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    good, unsure, texts = 0, [], []
    for number, line in enumerate(lines, 1):
        if line.isascii():
            texts.append(line.decode("ascii"))
            continue
        try:
            texts.append(line.decode("utf-8"))
            good += 1
        except UnicodeDecodeError:
            texts.append(line.decode("windows-1252", errors="replace"))
            unsure.append(number)
    if good < max(len(unsure), 1):
        return None
    return Text("\n".join(texts), "utf-8", tuple(unsure))


def _by_code_page(data: bytes, region: str) -> Text | None:
    """The code page in which the words look most like words; Windows-1252 wherever nothing speaks against it."""
    sample = _lines_that_tell(data)
    guess, sure = _guess_of_chardet(sample)
    order = ["windows-1252", guess, "windows-1250", "mac-roman", "cp850"]
    if sure:
        order.insert(0, guess)
    order.insert(0, next((page for page, regions in _AT_HOME.items() if region and region in regions.split()), ""))
    best: tuple[float, str] | None = None
    for name in filter(None, order):
        try:
            words = sample.decode(name)
        except (UnicodeError, LookupError):
            continue
        doubt = _doubt(words)
        if best is None or doubt < best[0]:
            best = (doubt, name)
        if doubt == 0:
            break
    if best is None or best[0] > 0.2:
        return None
    return Text(data.decode(best[1], errors="replace"), best[1])


def _lines_that_tell(data: bytes) -> bytes:
    lines = data.replace(b"\r", b"\n").split(b"\n")
    telling, size = [], 0
    for line in lines:
        if not line.isascii():
            telling.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    # A line of a vCard that names its own code page says nothing about the file's.
    return b"\n".join([line for line in telling if b"CHARSET=" not in line] or telling)


def _guess_of_chardet(sample: bytes) -> tuple[str, bool]:
    # Loading its models costs 70 ms, which only a file with accents in an old code page should pay.
    import chardet

    found = chardet.detect(sample)
    name = (found["encoding"] or "").lower()
    if name not in _BELIEVED:
        return "", False
    return name, found["language"] in _MARKED_WORDS and found["confidence"] >= _SURE_ENOUGH


def _doubt(words: str) -> float:
    """How far the letters beyond ASCII stand where no language puts them: 0 nowhere, 1 all of them."""
    doubt, seen, run = 0.0, 0, 0
    before = " "
    for place, sign in enumerate(words):
        if sign < "\x80":
            run, before = 0, sign
            continue
        seen += 1
        after = words[place + 1] if place + 1 < len(words) else " "
        if sign.isalpha():
            run = run + 1 if sign < "\u0250" else 0
            doubt += _doubt_of_letter(sign, before, after, run)
        else:
            run = 0
            doubt += _doubt_of_sign(sign, before, after)
        before = sign
    return doubt / max(seen, 1)


def _doubt_of_letter(sign: str, before: str, after: str, run: int) -> float:
    capital_inside = sign.isupper() and (before.islower() or (before.isalpha() and after.islower()))
    if run >= 3 or capital_inside:
        return 1.0
    return 0.3 if sign in _RARE else 0.0


def _doubt_of_sign(sign: str, before: str, after: str) -> float:
    if sign not in _PUNCTUATION:
        return 0.0 if sign > "\u2fff" else 2.0
    if sign in _NEXT_TO_LETTERS:
        return 0.0
    inside_a_word = before.isalpha() and after.isalpha()
    return 1.0 if inside_a_word or (sign in "£²³½¼¾" and after.isalpha()) else 0.0
