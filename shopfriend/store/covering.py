"""Words that name somebody who was forgotten, in what belongs to others: covered, and nothing else of it changed."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from shopfriend.records.everything import METADATA
from shopfriend.records.folding import fold

COVER = "…"

WORDS: Mapping[str, tuple[str, ...]] = {
    "audience": ("name", "should_say", "how_we_tell", "behaviour", "every_day", "how_we_hear", "standard"),
    "card": ("beginning", "paragraphs", "personal_line", "ending"),
    "check_up": ("answers",),
    "conversation": ("text", "ask"),
    "customer": ("notes", "beginning"),
    "detail": ("text", "name", "relation", "allowed_by"),
    "gesture": ("text",),
    "heard": ("text",),
    "household": ("envelope_name", "beginning"),
    "improvement": ("text", "who"),
    "improvement_step": ("text",),
    "merged": ("name",),
    "need": ("text",),
    "own_words": ("words",),
    "point_of_contact": ("name", "today", "near_perfect"),
    "promise": ("text", "why"),
    "referral": ("other_name",),
    "shop": ("reputation",),
    "tag": ("word",),
    "wish": ("said",),
}
"""The columns of each noun in which the owner writes freely, and so may name anybody."""

_LEAST = 2


def naming(names: Collection[str]) -> re.Pattern[str] | None:
    """What finds one of these names as a word of its own, in small letters or large; None where there is none."""
    told = sorted({name.strip() for name in names if len(name.strip()) >= _LEAST}, key=len, reverse=True)
    if not told:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w)", re.IGNORECASE)


def covered(said: Any, pattern: re.Pattern[str]) -> Any:
    """A text, or all texts in a list or table, with the names covered."""
    if isinstance(said, str):
        return pattern.sub(COVER, said)
    if isinstance(said, list):
        return [covered(each, pattern) for each in said]
    if isinstance(said, dict):
        return {name: covered(each, pattern) for name, each in said.items()}
    return said


def cover_row(
    table: str, row: Mapping[str, Any], pattern: re.Pattern[str], columns: Collection[str] | None = None
) -> dict[str, Any]:
    """Those of `columns` (None: all) that are others once the names are covered, with what is folded from them."""
    changed = {}
    for name in WORDS.get(table, ()) if columns is None else columns:
        if row.get(name) is not None and (now := covered(row[name], pattern)) != row[name]:
            changed[name] = now
    for column in METADATA.tables[table].columns if changed else ():
        if "folds" in column.info and column.name in row:
            told = ({**row, **changed}.get(each) or "" for each in column.info["folds"])
            changed[column.name] = fold(" ".join(told))
    return changed
