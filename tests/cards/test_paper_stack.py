"""All paper for some cards in memory: the same bytes as in the folder, in one order, told as one task."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from shopfriend.cards.month_end import Order, paper_for, print_ready
from shopfriend.cards.queue import take
from shopfriend.printing.formats import FORMATS, ready_cut
from shopfriend.problem import Problem
from shopfriend.records.customer import Address, Customer
from shopfriend.records.kinds import Reach
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add, order
from tests.cards.test_month_end import WORKSHOP

TODAY = date(2026, 11, 24)
NAMES = ("Ada", "Hugo", "Ines", "Otto", "Żofia")


@pytest.fixture
def cards(database: Database) -> tuple[str, ...]:
    add(database, a_shop())
    for day, name in enumerate(NAMES, 3):
        home = Address(street=f"{day} Mill Lane", town="Wyebridge", postcode="HR9 4TQ", postal=True)
        add(database, Customer(name=f"{name} Lind", given=name, birth_day=day, birth_month=12, addresses=[home]))
    return take(database, NOVEMBER, MAKING).cards


def asked(folder: Path = Path(), **more: object) -> Order:
    return Order(NOVEMBER, folder, TODAY, **more)  # type: ignore[arg-type]


def texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_cards_envelopes_and_list_agree(database: Database, cards: tuple[str, ...]) -> None:
    stack = paper_for(database, cards, asked(), WORKSHOP)
    assert (stack.names, stack.sheets, stack.form) == (NAMES, 3, FORMATS["a6"])
    assert stack.first_inside == ("Ada", "Otto")
    inside = texts(stack.cards)[1::2]
    assert [[name for name in NAMES if name in page] for page in inside] == [
        ["Ada", "Otto"],
        ["Hugo", "Żofia"],
        ["Ines"],
    ]
    assert [name for page in texts(stack.envelopes) for name in NAMES if name in page] == list(NAMES)
    (listed,) = texts(stack.its_list)
    assert [listed.index(name) for name in NAMES] == sorted(listed.index(name) for name in NAMES)
    (tried,) = texts(stack.envelope_test)
    assert "Ada Lind" in tried
    assert "Hold an envelope over it" in tried
    assert stack.labels == stack.drawer == b""
    assert stack.set_aside == ()


def test_files_in_a_folder_have_the_same_bytes(database: Database, cards: tuple[str, ...], tmp_path: Path) -> None:
    add(database, Customer(name="Ben Till", birth_day=9, birth_month=12, reach=Reach.HAND_OVER))
    cards = take(database, NOVEMBER, MAKING).cards
    stack = paper_for(database, cards, asked(tmp_path / "untouched"), WORKSHOP)
    made = print_ready(database, cards, asked(tmp_path / "out"), WORKSHOP)
    in_folder = {name: (tmp_path / "out" / name).read_bytes() for name in made.files}
    assert list(in_folder.items()) == [
        ("cards-2026-11.pdf", stack.cards),
        ("cards-2026-11-finished.pdf", in_folder["cards-2026-11-finished.pdf"]),
        ("envelopes-2026-11.pdf", stack.envelopes),
        ("list-2026-11.pdf", stack.its_list),
        ("list-to-hand-over-2026-11.pdf", stack.drawer),
    ]
    assert made.file == "cards-2026-11.pdf"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(made.files)
    assert not (tmp_path / "untouched").exists()


def test_labels_take_the_place_of_envelopes(database: Database, cards: tuple[str, ...]) -> None:
    stack = paper_for(database, cards, asked(labels="L7163", first_label=13), WORKSHOP)
    assert stack.envelopes == stack.envelope_test == b""
    assert len(texts(stack.labels)) == 2
    with pytest.raises(Problem, match="14 labels"):
        paper_for(database, cards, asked(labels="L7163", first_label=15), WORKSHOP)


def test_a_card_without_an_envelope_has_none_to_try(database: Database, cards: tuple[str, ...]) -> None:
    stack = paper_for(database, cards, asked(), replace(WORKSHOP, form=FORMATS["us-postcard"]))
    assert stack.envelopes == stack.envelope_test == b""
    assert "3 Mill Lane" in texts(stack.cards)[1]


def test_ready_cut_stock_has_one_card_a_sheet(database: Database, cards: tuple[str, ...]) -> None:
    stack = paper_for(database, cards, asked(), replace(WORKSHOP, form=ready_cut(FORMATS["a6"])))
    assert (stack.sheets, stack.first_inside, len(texts(stack.cards))) == (5, ("Ada",), 10)


def test_what_is_handed_over_is_listed_for_the_drawer_by_day_and_name(
    database: Database, cards: tuple[str, ...]
) -> None:
    by_hand = {"reach": Reach.HAND_OVER}
    add(
        database,
        Customer(name="Zoë Late", birth_day=30, birth_month=12, **by_hand),
        Customer(name="Émile Early", birth_day=4, birth_month=12, **by_hand),
        Customer(name="Cora Month", birth_month=12, **by_hand),
    )
    for name in ("Eva Thanks", "Élodie Thanks"):
        (key,) = add(database, Customer(name=name, **by_hand))
        add(database, order(key))
    stack = paper_for(database, take(database, NOVEMBER, MAKING).cards, asked(), WORKSHOP)
    (listed,) = texts(stack.drawer)
    wanted = ["Élodie Thanks Thank you At the next visit", "Eva Thanks", "Cora Month Birthday In December 2026"]
    wanted += ["Émile Early Birthday Friday 4 December", "Zoë Late Birthday Wednesday 30 December"]
    assert [listed.index(words) for words in wanted] == sorted(listed.index(words) for words in wanted)
    assert "Ada" not in listed


def test_progress_runs_once_from_nothing_to_all(database: Database, cards: tuple[str, ...]) -> None:
    told: list[tuple[int, int]] = []
    paper_for(database, cards, asked(), replace(WORKSHOP, progress=lambda done, of: told.append((done, of))))
    assert len({of for _done, of in told}) == 1
    done = [done for done, _of in told]
    assert done == sorted(done)
    assert done[-1] == told[0][1]
    assert len(done) >= 2 * len(cards)


@pytest.mark.parametrize("after", [0, 3, 8, 15])
def test_it_stops_wherever_it_is_and_leaves_nothing(
    database: Database, cards: tuple[str, ...], tmp_path: Path, after: int
) -> None:
    asked_for = iter([*[False] * after, *[True] * 99])
    stopping = replace(WORKSHOP, cancelled=lambda: next(asked_for))
    with pytest.raises(Problem) as fault:
        print_ready(database, cards, asked(tmp_path / "out"), stopping)
    assert fault.value.code == "cancelled"
    assert list((tmp_path / "out").iterdir()) == []


def test_what_cannot_be_written_is_set_aside_with_why(database: Database) -> None:
    add(database, a_shop(), Customer(name="山田", given="山田", birth_day=5, birth_month=12))
    stack = paper_for(database, take(database, NOVEMBER, MAKING).cards, asked(), WORKSHOP)
    assert (stack.cards, stack.sheets, stack.names, stack.first_inside) == (b"", 0, (), ())
    ((card, why),) = stack.set_aside
    assert card.name == "山田"
    assert why
