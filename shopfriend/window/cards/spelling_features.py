"""What spelling asks of the shop and its dictionaries, as callables that run on its workers. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SpellingFeatures:
    """`misspelt` takes a text, its language and the customer (uid) it is for; `suggestions` a word and its language.

    `keep` keeps a word of this shop's and gives the action that `undo` takes back.
    """

    misspelt: Callable[[str, str, str], tuple[str, ...]]
    suggestions: Callable[[str, str], tuple[str, ...]]
    keep: Callable[[str], str]
    undo: Callable[[str], Any]
