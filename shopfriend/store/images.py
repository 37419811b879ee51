"""From what the change log keeps of a row back to the row's own values: for all that puts back what once stood."""

import base64
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, Enum, LargeBinary, Table

from shopfriend.records.base import UtcDateTime


def values_in(table: Table, image: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row from its image; columns that the table no longer has are passed over."""
    return {name: _value(table.c[name], told) for name, told in image.items() if name in table.c}


def _value(column: Column[Any], told: Any) -> Any:
    if told is None:
        return None
    if isinstance(column.type, Enum):
        kinds = column.type.enum_class
        return told if kinds is None else kinds(told)
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(told)
    if isinstance(column.type, Date):
        return date.fromisoformat(told)
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(told["base64"])
    return told
