"""Backing up and restoring with words, as an owner on another computer would: with nothing but the paper."""

from pathlib import Path

from tests.end_to_end.command import OTHER_CODE, done, refused


def test_yesterdays_backup_opens_on_a_fresh_computer_with_the_paper_alone(shop: Path, tmp_path: Path) -> None:
    before = done(tmp_path, "check", "--shop", shop, "--json").answer
    made = done(tmp_path, "backup", tmp_path / "on a stick", "--shop", shop, "--json").answer
    assert made == {**before, "file": str(tmp_path / "on a stick")}
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    held = done(fresh, "restore", tmp_path / "on a stick", "--dry-run", "--json").answer
    assert {key: held[key] for key in before} == before
    assert len(held["latest"]) == 5
    assert not (fresh / "data").exists()
    assert "restored" in done(fresh, "restore", tmp_path / "on a stick").out
    assert done(fresh, "check", "--json").answer == before
    done(fresh, "remember", "Margit Sørensen", "Back again")
    assert done(fresh, "check", "--json").answer["conversations"] == before["conversations"] + 1


def test_restoring_keeps_today_aside(shop: Path, tmp_path: Path) -> None:
    before = done(tmp_path, "backup", tmp_path, "--shop", shop, "--json").answer
    done(tmp_path, "remember", "Margit Sørensen", "Said today", "--shop", shop)
    restored = done(tmp_path, "restore", before["file"], "--shop", shop, "--json").answer
    assert done(tmp_path, "check", "--shop", shop, "--json").answer["conversations"] == before["conversations"]
    aside = done(tmp_path, "check", "--shop", restored["aside"], "--json").answer
    assert aside["conversations"] == before["conversations"] + 1


def test_what_cannot_be_is_one_sentence(shop: Path, tmp_path: Path) -> None:
    assert "no shop file" in refused(tmp_path, "backup", tmp_path / "out", "--shop", tmp_path / "nowhere")
    assert "no folder" in refused(tmp_path, "backup", tmp_path / "no" / "folder", "--shop", shop)
    assert "the shop itself" in refused(tmp_path, "backup", shop, "--shop", shop)
    assert "no shop file" in refused(tmp_path, "restore", tmp_path / "nowhere", "--shop", shop)
    done(tmp_path, "backup", tmp_path / "out", "--shop", shop)
    sentence = refused(tmp_path, "restore", tmp_path / "out", "--shop", shop, SHOPFRIEND_RECOVERY_CODE=OTHER_CODE)
    assert "recovery sheet" in sentence
    (tmp_path / "file").touch()
    assert "No backup can be made" in refused(
        tmp_path, "restore", tmp_path / "out", "--shop", tmp_path / "file" / "shop"
    )


def test_an_import_is_preceded_by_a_backup(shop: Path, tmp_path: Path) -> None:
    people = tmp_path / "list.csv"
    people.write_text("First Name,Last Name\nNobody,Yet\n", encoding="utf-8")
    before = done(tmp_path, "check", "--shop", shop, "--json").answer
    done(tmp_path, "import", people, "--shop", shop, "--dry-run")
    assert not shop.with_name("shop backups").exists()
    done(tmp_path, "import", people, "--shop", shop)
    (made,) = shop.with_name("shop backups").iterdir()
    assert "before import, sheet 1 of 2026-11-24" in made.name
    assert done(tmp_path, "check", "--shop", made, "--json").answer == before


def test_the_code_is_changed_only_once_its_sheet_is_there(shop: Path, tmp_path: Path) -> None:
    done(tmp_path, "backup", tmp_path / "on a stick", "--shop", shop)
    assert "no folder" in refused(tmp_path, "new-code", "--sheet", tmp_path / "no" / "sheet.pdf", "--shop", shop)
    assert done(tmp_path, "sheet", tmp_path / "sheet.pdf", "--shop", shop, "--json").answer["sheet"] == 1
    told, changed = done(tmp_path, "new-code", "--sheet", tmp_path / "new.pdf", "--shop", shop, "--json").answers
    assert told["sheet"] == 2
    assert changed == {"ok": True, "backups": 1, "left": []}
    assert (tmp_path / "new.pdf").read_bytes().startswith(b"%PDF")
    assert "recovery sheet" in refused(tmp_path, "check", "--shop", shop)
    new = {"SHOPFRIEND_RECOVERY_CODE": told["recovery_code"]}
    assert done(tmp_path, "check", "--shop", shop, **new).out.startswith("The file is whole")
    done(tmp_path, "restore", tmp_path / "on a stick", "--dry-run")


def test_check_warns_of_a_synchronised_folder(shop: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    assert "warning" not in done(tmp_path, "check", "--shop", shop, "--json").answer
    moved = shop.rename(folder / "shop")
    assert "Dropbox" in done(tmp_path, "check", "--shop", moved, "--json").answer["warning"]
    assert "Dropbox" in done(tmp_path, "check", "--shop", moved).out
