"""Whom a query means: told from the names alone, as the owner of a shop would tell it."""

from collections import defaultdict

from shopfriend.records.folding import fold
from tests.counter import regulars


class Meant:
    """The file of people, as far as a query needs it."""

    def __init__(self) -> None:
        self.rows = regulars.rows(regulars.PEOPLE)
        self.given = [fold(row["given"]) for row in self.rows]
        self.family = [fold(row["family"]) for row in self.rows]
        self.called = [fold(row["called"]) for row in self.rows]
        self.names = [fold(row["name"]) for row in self.rows]
        self.places = [[f"@{word}" for word in fold(f"{row['town']} {row['street']}").split()] for row in self.rows]

    def fitting(self, meant: str) -> list[int]:
        """Those whom the words fit best, each word once: the whole of a word before its beginning.

        A word that ends in "-" may be unfinished, a single letter is an initial, and "@" begins a place.
        """
        wanted = [
            (place + fold(word), word.endswith("-"))
            for word in meant.split()
            for place in ["@" * word.startswith("@")]
            if fold(word)
        ]
        grades = defaultdict(list)
        for number in range(len(self.rows)):
            family, places = self.family[number].split(), self.places[number]
            grade = max(
                self._grade(number, wanted, first.split() + family + places)
                for first in {self.given[number], self.called[number] or self.given[number]}
            )
            if grade:
                grades[grade].append(number)
        return grades[max(grades)] if grades else []

    def _grade(self, number: int, wanted: list[tuple[str, bool]], free: list[str]) -> float:
        grade = 0.5 if self.names[number].startswith(wanted[0][0]) and len(wanted) > 1 else 0.0
        for word, unfinished in wanted:
            whole = word if word in free and len(word) > 1 else None
            begun = whole or next(
                (other for other in free if (unfinished or len(word) == 1) and other.startswith(word)), None
            )
            if begun is None:
                return 0
            free = [other for other in free if other != begun]
            grade += 2 if whole else 1
        return grade

    def latest(self, numbers: list[int]) -> int:
        """Whoever was noted last, then most often; whoever never was comes last."""
        return min(
            numbers,
            key=lambda number: (
                int(self.rows[number]["days"]) or 10_000,
                -int(self.rows[number]["times"]),
                self.names[number],
            ),
        )
