"""Whom a suggestion is about, read as the few columns that it needs: a month may look at thousands."""

from typing import Any

from sqlalchemy.orm import Bundle

from shopfriend.records.customer import Customer

WHO: Bundle[Any] = Bundle("who", Customer.id, Customer.uid, Customer.name)
"""To select beside other columns: a row of `id`, `uid` and `name`."""
