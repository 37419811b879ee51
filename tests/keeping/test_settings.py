"""What belongs to the shop is read back as it was chosen; what this Shopfriend does not know is as usual."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend import app
from shopfriend.keeping import settings
from shopfriend.printing.formats import FORMATS, ready_cut
from shopfriend.printing.inks import Ink, ink_called
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    with database.writing() as session:
        session.add(Shop(name="Marlow & Daughter"))


@pytest.mark.parametrize("ink", Ink)
def test_an_ink_is_kept(database: Database, ink: Ink) -> None:
    assert settings.of_shop(database).ink == "blue-black"
    settings.change(database, replace(settings.of_shop(database), ink=ink.value))
    assert settings.of_shop(database).ink == ink.value
    assert ink_called(ink.value) is ink


@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.text(max_size=20))
def test_an_ink_that_nobody_knows_is_the_usual_one(database: Database, ink: str) -> None:
    with database.writing() as session:
        session.scalars(select(Shop)).one().ink = ink
    assert settings.of_shop(database).ink in list(Ink)
    assert ink in list(Ink) or settings.of_shop(database).ink == "blue-black"


def test_the_paper_is_whole_sheets_until_ready_cut_stock_is_chosen(database: Database) -> None:
    assert settings.of_shop(database).paper == "a4"
    settings.change(database, replace(settings.of_shop(database), paper="ready-cut"))
    assert settings.of_shop(database).paper == "ready-cut"
    with database.writing() as session:
        session.scalars(select(Shop)).one().paper = "papyrus"
    assert settings.of_shop(database).paper == "a4"


def test_the_workshop_prints_on_what_the_shop_has(database: Database, resources: Path) -> None:
    here = app.Surroundings(resources, None, None)
    bare = app.workshop(here)
    before = app.of_paper(database)
    assert app.in_shop(bare, here, database).form == FORMATS["a6"]
    settings.change(database, replace(settings.of_shop(database), paper="ready-cut", card_format="us-a2"))
    assert app.in_shop(bare, here, database).form == ready_cut(FORMATS["us-a2"])
    assert app.of_paper(database) != before
