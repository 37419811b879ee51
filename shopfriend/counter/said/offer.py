"""What a talk may offer to be kept: frozen and light, so that the window may name it before its first paint."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shopfriend.records.birthday import Birthday


class Kind(StrEnum):
    """What is offered: a detail, a day, something promised or wished for, or a question for next time."""

    FAMILY = "family"
    PET = "pet"
    FAVOURITE = "favourite"
    DISLIKE = "dislike"
    ALLERGY = "allergy"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    PROMISE = "promise"
    NEED = "need"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that could be kept. `words` say it as it would be stored; a person or pet has name and relation.

    `yearly` is a birthday or anniversary, `day` that of a promise or of what is asked after. A birthday without a name
    is the customer's own; of one with a name `is_pet` tells whose. An allergy may be kept only with a word on who
    allowed it.
    """

    kind: Kind
    words: str = ""
    name: str = ""
    relation: str = ""
    yearly: Birthday | None = None
    day: date | None = None
    is_pet: bool = False

    @property
    def needs_leave(self) -> bool:
        """Whether somebody must have allowed that it is kept."""
        return self.kind is Kind.ALLERGY
