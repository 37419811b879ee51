"""What a talk says that could be kept: offered to the owner as chips, and never taken silently.

Rules alone decide, in English, German, French and Spanish. What the law and good manners keep out of a list of
customers (health, faith, origin, politics, love life) is never offered, nor is anybody who has died or parted: a
sentence that touches on such a thing offers nothing at all, however harmless the rest of it is.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from shopfriend.counter.said.days import days_named, due_day, tongues
from shopfriend.counter.said.offer import Kind, Offer
from shopfriend.counter.said.speech import DATE, Speech
from shopfriend.records.birthday import Birthday
from shopfriend.records.folding import plain
from shopfriend.records.private_words import is_private
from shopfriend.records.written_day import day_of, order_in

_SENTENCE = re.compile(r"(?:[^.!?;\n]|(?<=\d)\.(?=\s?\S)|(?<=\b[A-Z])\.|\.(?=\w))+")
_MOST = 5
_LONGEST_WORDS, _SHORTEST_WORDS = 48, 3
_LONGEST_TALK = 4_000


def offers(said: str, today: date, region: str = "") -> tuple[Offer, ...]:
    """What these words of a talk offer to be kept, the most telling first, each once, at most five."""
    found: dict[tuple[Kind, str], Offer] = {}
    for sentence in _SENTENCE.findall(said[:_LONGEST_TALK].replace("’", "'")):
        text = plain(sentence)
        if is_private(sentence):
            found.update(((each.kind, each.words), each) for each in _allergies(sentence, text))
            continue
        for offer in _in_sentence(sentence, text, today, region):
            found.setdefault((offer.kind, offer.name or offer.words), offer)
    return tuple(sorted(found.values(), key=lambda offer: _ORDER.index(offer.kind))[:_MOST])


_ORDER = (
    Kind.ALLERGY,
    Kind.PROMISE,
    Kind.BIRTHDAY,
    Kind.ANNIVERSARY,
    Kind.FAMILY,
    Kind.PET,
    Kind.NEED,
    Kind.ASK,
    Kind.FAVOURITE,
    Kind.DISLIKE,
)


@lru_cache(maxsize=1)
def speeches() -> tuple[Speech, ...]:
    """The languages that are understood. Their patterns are made at the first call, which takes a moment."""
    from shopfriend.counter.said.english import ENGLISH
    from shopfriend.counter.said.french import FRENCH
    from shopfriend.counter.said.german import GERMAN
    from shopfriend.counter.said.spanish import SPANISH

    return ENGLISH, GERMAN, FRENCH, SPANISH


def ready() -> None:
    """Make everything that the first talk would have to wait for: some hundreds of patterns, 200 ms."""
    tongues()
    is_private("")
    for speech in speeches():
        speech.ready()


def _allergies(sentence: str, text: str) -> Iterator[Offer]:
    for speech in speeches():
        for found in _all(speech, "allergy", text):
            words = _thing(speech, sentence, *found.span("what"))
            if words and not speech.denied.search(text[: found.start("what")]):
                yield Offer(Kind.ALLERGY, words)


def _all(speech: Speech, templates: str, text: str) -> Iterator[re.Match[str]]:
    for pattern in speech.patterns(templates):
        yield from pattern.finditer(text)


def _in_sentence(sentence: str, text: str, today: date, region: str) -> Iterator[Offer]:
    yield from _allergies(sentence, text)
    may_be_asked = True
    for speech in speeches():
        beings = list(_beings(speech, sentence, text))
        yield from beings
        yield from _yearly(speech, sentence, text, beings, today, region)
        promised = list(_promised(speech, sentence, text, today, region))
        yield from promised
        for kind in (Kind.NEED, Kind.FAVOURITE, Kind.DISLIKE):
            for found in _all(speech, kind, text):
                words = _thing(speech, sentence, *found.span("what"), may_be_name="favo" in found[0])
                if words and (kind is Kind.DISLIKE or not speech.denied.search(text[: found.start("what")])):
                    yield Offer(kind, words)
        spoken_for = promised or any(True for kind in _YEARLY for _found in _all(speech, kind, text))
        may_be_asked = may_be_asked and not spoken_for
    if may_be_asked:
        yield from _to_ask(sentence, text, today, region)


_YEARLY = (Kind.BIRTHDAY, Kind.ANNIVERSARY)


def _promised(speech: Speech, sentence: str, text: str, today: date, region: str) -> Iterator[Offer]:
    for found in _all(speech, Kind.PROMISE, text):
        words = _clause(sentence, *found.span("what"))
        if words and not speech.denied.search(text[: found.end()]):
            yield Offer(Kind.PROMISE, words, day=due_day(words, today, region))
            return


def _beings(speech: Speech, sentence: str, text: str) -> Iterator[Offer]:
    for kind in (Kind.FAMILY, Kind.PET):
        for found in _all(speech, kind, text):
            name = sentence[slice(*found.span("name"))]
            if _is_name(speech, name) and not speech.of_others_before.search(text[: found.start()]):
                relation = sentence[slice(*found.span("relation"))]
                relation = relation if speech.nouns_are_capital else relation.lower()
                yield Offer(kind, f"{name}, {relation}", name, relation, is_pet=kind is Kind.PET)


def _yearly(speech: Speech, sentence: str, text: str, beings: list[Offer], today: date, region: str) -> Iterator[Offer]:
    named = False
    for kind in _YEARLY:
        for found in _all(speech, kind, text):
            yearly = _day_in(sentence, text, *found.span("rest"), today, region)
            name = sentence[slice(*found.span("name"))] if found.groupdict().get("name") else ""
            if yearly is None or (name and not _is_name(speech, name)):
                continue
            if not name and kind is Kind.BIRTHDAY and _is_of_others(speech, sentence, text, found):
                # Whose day it is must be sure: of the only one who is named beside it, or the customer's own.
                name = beings[0].name if len({being.name for being in beings}) == 1 else ""
            if not name and kind is Kind.BIRTHDAY and (named or _is_of_others(speech, sentence, text, found)):
                continue
            named = named or bool(name)
            being = next((being for being in beings if being.name == name), Offer(kind))
            yield Offer(kind, name, name, being.relation, yearly, is_pet=being.is_pet)


def _is_of_others(speech: Speech, sentence: str, text: str, found: re.Match[str]) -> bool:
    """Whether a birthday may be another's: a relation, or a name, stands before it."""
    words = sentence[: found.start()].split()
    before = words[:1] if speech.nouns_are_capital else words
    return speech.somebody_else.search(text[: found.start("rest")]) is not None or any(
        _is_name(speech, word.strip(",:'\"")) for word in before
    )


def _day_in(sentence: str, text: str, first: int, last: int, today: date, region: str) -> Birthday | None:
    written = DATE.search(text[first:last])
    if written is not None:
        found = day_of(sentence[first:last][slice(*written.span())], order_in(region), today)
        return found if isinstance(found, Birthday) and found.day is not None else None
    named = days_named(sentence[first:last], today, region)
    if len(named) != 1 or (named[0].day - today).days > 31:
        return None
    return Birthday(named[0].day.month, named[0].day.day)


def _to_ask(sentence: str, text: str, today: date, region: str) -> Iterator[Offer]:
    """Something that will happen on a day: to be asked after when it is over."""
    named = days_named(sentence, today, region)
    happens = any(speech.happens.search(text) for speech in speeches())
    if len(named) == 1 and happens and named[0].day > today:
        words = _clause(sentence, 0, len(sentence))
        if words:
            yield Offer(Kind.ASK, words, day=named[0].day)


def _is_name(speech: Speech, name: str) -> bool:
    return name[:1].isupper() and name[1:2].islower() and not speech.no_names.fullmatch(plain(name))


def _thing(speech: Speech, sentence: str, first: int, last: int, *, may_be_name: bool = False) -> str:
    """A thing that is liked or wanted, as it stands in the sentence; "" where it is a person, a deed or too long."""
    words = sentence[first:last].strip(" ,:-\"'“”«»")
    if not _SHORTEST_WORDS <= len(words) <= _LONGEST_WORDS or speech.no_thing.match(plain(words)):
        return ""
    single_name = not speech.nouns_are_capital and " " not in words and words[0].isupper()
    return "" if single_name and not may_be_name else words


def _clause(sentence: str, first: int, last: int) -> str:
    words = sentence[first:last].strip(" ,:-\"'“”«»")
    return words[:1].upper() + words[1:] if _SHORTEST_WORDS <= len(words) <= 120 else ""
