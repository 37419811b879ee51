import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shopfriend.exchange.person import Reading
from shopfriend.exchange.reading import read_bytes
from shopfriend.problem import Problem

TODAY = date(2026, 11, 24)
WORDS = st.text(st.characters(whitelist_categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=12)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
TEXTS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"], blacklist_characters="\ufeff\ufffd") | st.just("\n"),
    max_size=200,
).map(lambda text: text.strip().lstrip("'=").strip())
PEOPLE = st.lists(st.tuples(NAMES, NAMES, TEXTS), min_size=1, max_size=6)


def reading(data: bytes) -> Reading:
    return read_bytes(data, "file", today=TODAY)


@given(st.binary())
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    for begun in (data, b"Name,Birthday,Phone,Note\n" + data, b"BEGIN:VCARD\nFN:A\n" + data, b"\xff\xfe" + data):
        try:
            assert isinstance(reading(begun), Reading)
        except Problem as told:
            assert "\n" not in str(told)


@given(st.text('BEGIN:VCARD\nEND=;,\\"AÄ0 \t', max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    for begun in ("", "Name;Note\n", "BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:", "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\n"):
        try:
            assert isinstance(reading((begun + text).encode()), Reading)
        except Problem as told:
            assert "\n" not in str(told)


@given(
    PEOPLE,
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_any_table_of_people_reads_back(
    people: list[tuple[str, str, str]], parting: str, end: str, quoting: int, encoding: str
) -> None:
    out = io.StringIO()
    # Python's writer leaves a line feed unquoted where lines end otherwise, as no spreadsheet does.
    quoted = csv.QUOTE_ALL if end == "\r" else quoting
    writer = csv.writer(out, delimiter=parting, lineterminator=end, quoting=quoted)
    writer.writerow(["First name", "Last name", "Note"])
    writer.writerows(people)
    found = reading(out.getvalue().encode(encoding))
    assert [(p.given, p.family, p.name, p.notes) for p in found.people] == [
        (given, family, f"{given} {family}", note) for given, family, note in people
    ]
    assert found.problems == ()


@given(PEOPLE, st.sampled_from(["2.1", "3.0", "4.0"]), st.integers(20, 80), st.sampled_from(["utf-8", "utf-16"]))
def test_any_card_we_write_reads_back(
    people: list[tuple[str, str, str]], version: str, width: int, encoding: str
) -> None:
    text = "".join(_card(*person, version, width) for person in people)
    found = reading(text.encode(encoding))
    assert [(p.given, p.family, p.name, p.notes) for p in found.people] == [
        (given, family, f"{given} {family}", note) for given, family, note in people
    ]
    assert found.problems == ()


def _card(given: str, family: str, note: str, version: str, width: int) -> str:
    name = f"{_escaped(family)};{_escaped(given)};;;"
    lines = [f"FN:{_escaped(given + ' ' + family)}", f"N:{name}"]
    if version == "2.1":
        safe = note.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\r\n")
        signs = [chr(byte) if chr(byte).isalnum() and byte < 128 else f"={byte:02X}" for byte in safe.encode()]
        rows = ["".join(signs[at : at + width]) for at in range(0, len(signs), width)]
        lines.append("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + "=\r\n".join(rows))
    else:
        lines.append(f"NOTE:{_escaped(note)}")
        lines = [_folded(line, width) for line in lines]
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def _folded(line: str, width: int) -> str:
    return "\r\n ".join(line[at : at + width] for at in range(0, len(line), width))
