"""Spelling behind the window: the dictionaries beside the program, and the words of the shop."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopfriend.store.database import Database
    from shopfriend.window.cards.spelling_features import SpellingFeatures


def spelling_features(folder: Path, database: "Callable[[], Database]") -> "SpellingFeatures":
    """What spelling asks for; `folder` holds the dictionaries."""
    from shopfriend.window.cards.spelling_features import SpellingFeatures

    def misspelt(text: str, language: str, customer: str) -> tuple[str, ...]:
        from shopfriend.cards import spelling

        with database().reading() as session:
            known = spelling.words_known(session, customer)
        return spelling.misspelt(folder, text, language, known)

    def suggestions(word: str, language: str) -> tuple[str, ...]:
        from shopfriend.cards import spelling

        return spelling.suggestions(folder, word, language)

    def keep(word: str) -> str:
        from shopfriend.cards import spelling

        return spelling.keep_word(database(), word).action

    def undo(action: str) -> Any:
        from shopfriend.store.undoing import undo

        return undo(database(), action)

    return SpellingFeatures(misspelt, suggestions, keep, undo)
