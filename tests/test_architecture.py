"""The walls of the house: who may know whom."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

PACKAGE = Path(__file__).parent.parent / "shopfriend"
ROOMS = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
FEATURES = {"counter", "cards", "goodwill", "our_shop", "exchange", "keeping"}
WINDOW_BUILDERS = ["shopfriend.open_window", "shopfriend.open_screens", "shopfriend.tour*"]
WHERE_ALL_MEETS = {"opened", "commands", "tour"}
"""Rooms that know what surrounds the program."""
EVERYWHERE = {"shopfriend.problem", "shopfriend.language"}
MAY_IMPORT = {
    "records": set(),
    "handwriting": set(),
    "printing": {"handwriting"},
    "store": {"records"},
    **{feature: {"store", "records", "printing", "handwriting"} for feature in FEATURES},
    "window": FEATURES | {"records", "printing", "handwriting"},
    "opened": FEATURES | {"store", "records", "printing", "handwriting", "window"},
    "commands": FEATURES | {"store", "records", "printing", "handwriting", "window", "opened", "tour"},
    "tour": FEATURES | {"store", "records", "printing", "handwriting", "window", "opened"},
}


def test_every_room_is_in_the_plan() -> None:
    assert MAY_IMPORT.keys() >= ROOMS


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    allowed = {f"shopfriend.{other}" for other in MAY_IMPORT[room] | {room}} | EVERYWHERE
    forbidden = [f"shopfriend.{other}*" for other in ROOMS if f"shopfriend.{other}" not in allowed]
    forbidden += ["shopfriend.cli", "shopfriend.paths", *([] if room in WHERE_ALL_MEETS else ["shopfriend.app"])]
    archrule(f"{room} looks downwards").match(f"shopfriend.{room}*").should_not_import(*forbidden).check(
        "shopfriend", only_direct_imports=True
    )


@pytest.mark.parametrize(
    ("library", "doors"),
    [
        (
            "PySide6",
            [
                "shopfriend.window*",
                "shopfriend.open_window",
                "shopfriend.open_screens",
                "shopfriend.tour*",
                "shopfriend.printing.qt_printer",
            ],
        ),
        ("sqlalchemy", ["shopfriend.records*", "shopfriend.store*", *(f"shopfriend.{room}*" for room in FEATURES)]),
        ("pypdfium2", ["shopfriend.printing.pdf_pages"]),
        ("reportlab", ["shopfriend.printing*"]),
        ("keyring", ["shopfriend.store.key"]),
        (
            "sqlcipher3",
            [
                "shopfriend.store*",
                "shopfriend.keeping.checking",
                "shopfriend.keeping.new_code",
                "shopfriend.keeping.restoring",
            ],
        ),
        ("openpyxl", ["shopfriend.exchange.workbooks"]),
        ("hunspell", ["shopfriend.cards.spelling"]),
        ("alembic", ["shopfriend.store.upgrade", "shopfriend.store.migrations*"]),
        ("platformdirs", ["shopfriend.paths"]),
    ],
)
def test_a_library_has_its_doors(library: str, doors: list[str]) -> None:
    archrule(f"{library} has its doors").match("shopfriend*").exclude(*doors).should_not_import(
        library, f"{library}.*"
    ).check("shopfriend", only_direct_imports=True)


def test_only_app_and_the_command_line_know_where_things_lie() -> None:
    archrule("paths").match("shopfriend*").exclude(
        "shopfriend.app", "shopfriend.cli", "shopfriend.open_window"
    ).should_not_import("shopfriend.paths").check("shopfriend", only_direct_imports=True)


def test_language_and_problem_stand_alone() -> None:
    archrule("the ground").match(*EVERYWHERE).should_not_import("shopfriend.*").check(
        "shopfriend", only_direct_imports=True
    )


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_why_it_exists(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_migrations_aside_a_module_stays_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 350 or "versions" in path.parts


@pytest.mark.parametrize(
    "module",
    [
        "shopfriend.cli",
        "shopfriend.records.kinds",
        "shopfriend.counter.lookup",
        "shopfriend.store.changes",
        "shopfriend.open_window",
    ],
)
def test_what_the_window_names_before_it_is_painted_loads_nothing_heavy(module: str) -> None:
    heavy = ("sqlalchemy", "alembic", "reportlab", "phonenumbers", "keyring", "numpy", "pypdfium2")
    script = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_what_the_window_may_ask_for_is_offered_before_anything_heavy_is_loaded() -> None:
    """The first letters that are typed wait until then."""
    heavy = ("sqlalchemy", "alembic", "reportlab", "numpy", "uharfbuzz", "PIL", "babel", "phonenumbers", "keyring")
    script = f"""
import sys
from datetime import date
from pathlib import Path
from shopfriend.app import Surroundings
from shopfriend.opened.shop import OpenShop
OpenShop(Surroundings(Path("resources"), None, date(2026, 11, 24), Path("settings")), Path("shop")).features()
print([name for name in {heavy!r} if name in sys.modules])
"""
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_the_records_load_the_dialect_of_one_database() -> None:
    script = "import sys, shopfriend.records.everything; print('sqlalchemy.dialects.postgresql' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
