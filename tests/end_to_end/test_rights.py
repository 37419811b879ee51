"""What people may ask of a shop, as commands: to be forgotten for ever, and the page for the counter."""

from pathlib import Path

from pypdf import PdfReader

from tests.end_to_end.command import done, refused, run


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def test_somebody_is_forgotten_for_ever_also_in_an_old_backup(shop: Path, tmp_path: Path) -> None:
    name, stick = "Margit Sørensen", tmp_path / "stick"
    done(tmp_path, "backup", stick, "--shop", shop)
    assert run(tmp_path, "forget", name, "--shop", shop).status == 2
    assert name in done(tmp_path, "find", "margit", "--shop", shop).out
    receipt = tmp_path / "receipt.pdf"
    told = done(tmp_path, "forget", name, "--yes", "--receipt", receipt, "--shop", shop, "--json")
    assert told.answer["ok"] is True
    assert told.answer["rows"]["customer"] == 1
    for said in (words_of(receipt), told.out):
        assert "Margit" not in said
        assert "Paper: cards, envelopes and lists" in said
    assert "Nobody is called" in refused(tmp_path, "forget", name, "--yes", "--shop", shop)
    done(tmp_path, "restore", stick, "--shop", shop)
    assert name not in done(tmp_path, "find", "margit", "--shop", shop).out


def test_a_story_goes_to_paper_without_what_concerns_others(shop: Path, tmp_path: Path) -> None:
    name, file = "Margit Sørensen", tmp_path / "story.pdf"
    told = done(tmp_path, "story", name, "--out", file, "--cover", "Emil", "--shop", shop, "--json").answer
    assert told["covered"] == ["Emil"]
    assert "Emil" not in words_of(file)
    assert "Birthe" in words_of(file)
    assert "Emil" not in Path(told["json"]).read_text(encoding="utf-8")
    told = done(tmp_path, "story", name, "--out", file, "--cover-others", "--shop", shop, "--json").answer
    assert told["covered"] == told["others"]
    assert "Birthe" not in words_of(file)
    nobody = refused(tmp_path, "story", name, "--out", file, "--cover", "Xaver", "--shop", shop)
    assert "nobody called Xaver" in nobody


def test_the_page_for_the_counter_is_one_page(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "notice.pdf"
    done(tmp_path, "notice", file, "--shop", shop)
    assert len(PdfReader(file).pages) == 1
    words = words_of(file)
    for said in ("What we remember", "Marlow & Daughter", "Why", "For how long", "3 years", "Please forget me"):
        assert said in words
