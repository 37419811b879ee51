"""Every sentence that a person reads stands in the catalogue, and the catalogue holds nothing else."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from shopfriend import language

ROOT = Path(__file__).parent.parent


def test_the_catalogue_is_up_to_date() -> None:
    """Refresh it with: pybabel extract --no-location --omit-header \\
    -o resources/translations/shopfriend.pot shopfriend"""
    said = {message for _file, _line, message, _comments, _context in extract_from_dir(ROOT / "shopfriend")}
    with (ROOT / "resources" / "translations" / "shopfriend.pot").open("rb") as file:
        listed = {message.id for message in read_po(file) if message.id}
    assert said == listed


def test_a_language_without_a_catalogue_speaks_english(tmp_path: Path) -> None:
    language.use(tmp_path, "xx")
    assert language._("The disk is full.") == "The disk is full."
    assert language.ngettext("one card", "{n} cards", 2) == "{n} cards"
