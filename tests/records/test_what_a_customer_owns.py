"""Merging, forgetting, exporting and moving a customer must know what to do with every row that points to her."""

import pytest
from sqlalchemy import ForeignKey

from shopfriend.records.everything import METADATA
from shopfriend.records.kinds import Exporting, Forgetting, Merging, Moving

TO_CUSTOMER = sorted(
    (key for table in METADATA.tables.values() for key in table.foreign_keys if key.column.table.name == "customer"),
    key=lambda key: str(key.parent),
)


def test_there_are_references_to_check() -> None:
    assert len(TO_CUSTOMER) >= 15


@pytest.mark.parametrize("key", TO_CUSTOMER, ids=lambda key: str(key.parent))
def test_every_reference_to_a_customer_declares_its_fate(key: ForeignKey) -> None:
    assert isinstance(key.info.get("merging"), Merging)
    assert isinstance(key.info.get("forgetting"), Forgetting)
    assert isinstance(key.info.get("exporting"), Exporting)
    assert isinstance(key.info.get("moving"), Moving)


@pytest.mark.parametrize("key", TO_CUSTOMER, ids=lambda key: str(key.parent))
def test_only_what_may_be_empty_can_be_detached(key: ForeignKey) -> None:
    assert key.info["forgetting"] is Forgetting.DELETE or key.parent.nullable
