"""How a language tells what could be kept: the shape of its tables, and the patterns made from them."""

import re
from dataclasses import dataclass
from functools import cached_property

_MONTHS = (
    r"jan(?:uary|uar|ner|vier)?|feb(?:ruary|ruar)?|fevrier|mar(?:ch|s|z|zo)|apr(?:il)?|avril|may|mai|mayo|jun[ei]?|juin|"
    r"junio|jul[yi]?|juillet|julio|aug(?:ust)?|aout|agosto|sep(?:t|tember|tembre|tiembre)?|setiembre|o[ck]t(?:ober|obre|"
    r"ubre)?|nov(?:ember|embre|iembre)?|de[cz](?:ember)?|decembre|diciembre|enero|febrero|abril"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de)? ?(?:{_MONTHS})\b\.?(?:,? (?:de |del )?(?:19|20)\d\d)?"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? (?:19|20)\d\d)?"
    r"|\b\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:19|20)\d\d|\s?\d\d\b)?|\b\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d)?\b"
)
"""A date of the year as it is written in any of the four languages."""

_HOLES = {
    "name": r"(?P<name>\w[\w-]*\w)",
    "rest": r"(?P<rest>.*)",
    "clause": r"(?P<what>.+)",
}
_HOLE = re.compile(r"\{(\w+)\}")
_Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class Speech:
    """One language. All patterns are of small letters without accents.

    In the templates {relation} stands for a word of the family or of pets, {name} for a word that must begin with a
    capital, {what} for a thing up to the end of its clause (see `clause_ends`), {clause} and {rest} for whatever
    follows; each is a group, {clause} and {what} the group "what". `of_others` are words before a relation that make it
    somebody else's, `others` tell that a day is not the customer's own.
    """

    relations: str
    animals: str
    being: tuple[str, ...]
    birthday: tuple[str, ...]
    anniversary: tuple[str, ...]
    promise: tuple[str, ...]
    need: tuple[str, ...]
    favourite: tuple[str, ...]
    dislike: tuple[str, ...]
    allergy: tuple[str, ...]
    clause_ends: str
    of_others: str
    others: str
    denying: str
    not_things: str
    not_names: str
    happening: str
    nouns_are_capital: bool = False

    def patterns(self, templates: str) -> _Patterns:
        """The patterns made from the templates of that name; "family" and "pet" are those of beings."""
        return self._made[templates]

    def ready(self) -> None:
        """Make all patterns now."""
        _ = self._made, self.of_others_before, self.somebody_else, self.denied
        _ = self.no_thing, self.no_names, self.happens

    @cached_property
    def _made(self) -> dict[str, _Patterns]:
        what = rf"(?P<what>[^,;:()]+?)(?=\s*$|\s*[,;:()]|\s(?:{self.clause_ends})\b)"
        beings = {"family": self.relations, "pet": self.animals}
        made = {kind: self._fill(self.being, relation=f"(?P<relation>{words})") for kind, words in beings.items()}
        return made | {
            kind: self._fill(getattr(self, kind), what=what)
            for kind in ("birthday", "anniversary", "promise", "need", "favourite", "dislike", "allergy")
        }

    def _fill(self, templates: tuple[str, ...], **holes: str) -> _Patterns:
        holes = {**_HOLES, **holes}
        filled = (_HOLE.sub(lambda hole: holes.get(hole[1], hole[0]), template) for template in templates)
        return tuple(re.compile(rf"\b(?:{each})") for each in filled)

    @cached_property
    def of_others_before(self) -> re.Pattern[str]:
        """The relation that follows is another person's, or no more."""
        return re.compile(rf"(?<!\w)(?:{self.of_others})\s*$")

    @cached_property
    def somebody_else(self) -> re.Pattern[str]:
        """The day that follows is another person's."""
        return re.compile(rf"\b(?:{self.others}|{self.relations}|{self.animals})\b")

    @cached_property
    def denied(self) -> re.Pattern[str]:
        """It was denied, or only wished."""
        return re.compile(rf"\b(?:{self.denying})\b")

    @cached_property
    def no_thing(self) -> re.Pattern[str]:
        """Words with which a deed or a person begins, not a thing."""
        return re.compile(rf"(?:{self.not_things})\b")

    @cached_property
    def no_names(self) -> re.Pattern[str]:
        """Words that are written with a capital and are no names."""
        return re.compile(rf"{'|'.join(self.not_names.split())}|{self.relations}|{self.animals}")

    @cached_property
    def happens(self) -> re.Pattern[str]:
        """Something that one may well be asked about afterwards."""
        return re.compile(rf"\b(?:{self.happening})\b")
