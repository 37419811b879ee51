"""A customer's story without what concerns others: who is named in it, and each sentence about them covered.

A list of facts keeps what it says of the customer ("…, grandson"); of what was told the whole sentence goes, since it
says something of the other whose name alone would not hide who is meant.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from shopfriend.counter.paper_views import Other
from shopfriend.language import _
from shopfriend.printing.story_pages import AllKnown, StoryRow
from shopfriend.records.conversation import Present
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind
from shopfriend.records.referral import Referral
from shopfriend.store.by_uid import customer_of
from shopfriend.store.covering import COVER, naming

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+")
_STILL_OF_THEM = re.compile(
    r"(?:he|she|they|his|her|their|er|sie|sein|seine|ihr|ihre|il|elle|ils|elles|son|sa|ses|leur|leurs|él|ella|ellos|"
    r"ellas|su|sus)(?!\w)",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about whom the one before it named: rather too much is covered than too little."""
_LEAST = 3
"""Letters of a word by which somebody is taken to be named."""


def others_in(session: Session, uid: str, known: AllKnown) -> tuple[Other, ...]:
    """Whom else the story of a customer (uid) names: those who were there, who sent whom, the house, the family, and
    any other customer who is named in full. Those who are named most come first.
    """
    mine = customer_of(session, uid)
    own = {word.casefold() for name in (mine.name, mine.given, mine.family, mine.called) for word in name.split()}
    texts = [*(f"{row.heading} {row.words} {row.after}" for row in known.story), *(said for _name, said in known.facts)]
    found: dict[str, Other] = {}
    for name, called in (*_near(session, mine), *_named_in_full(session, mine, " ".join(texts))):
        words = tuple(dict.fromkeys(word for word in (name, *name.split(), called) if _tells(word, own)))
        pattern = naming(words)
        things = sum(pattern.search(text) is not None for text in texts) if pattern is not None else 0
        if things and name not in found:
            found[name] = Other(name, words, things)
    return tuple(sorted(found.values(), key=lambda other: (-other.things, other.name)))


def covered(known: AllKnown, others: Collection[Other]) -> AllKnown:
    """The same without what concerns these others."""
    pattern = naming({word for other in others for word in other.words})
    if pattern is None:
        return known
    facts = tuple((name, pattern.sub(COVER, said)) for name, said in known.facts)
    rows = tuple(_covered_row(row, pattern) for row in known.story)
    note = known.note + " " + _("What concerns others is covered: “{sign}”.").format(sign=COVER)
    return replace(known, note=note, facts=facts, story=rows)


def _covered_row(row: StoryRow, pattern: re.Pattern[str]) -> StoryRow:
    heading = pattern.sub(COVER, row.heading)
    return replace(row, heading=heading, words=_sentences(row.words, pattern), after=_sentences(row.after, pattern))


def _sentences(text: str, pattern: re.Pattern[str]) -> str:
    lines = []
    for line in text.split("\n"):
        told: list[str] = []
        for sentence in _SENTENCE_ENDS.split(line):
            goes_on = told[-1:] == [COVER] and _STILL_OF_THEM.match(sentence)
            said = COVER if goes_on or pattern.search(sentence) else sentence
            if said != COVER or told[-1:] != [COVER]:
                told.append(said)
        lines.append(" ".join(told))
    return "\n".join(lines)


def _near(session: Session, mine: Customer) -> Iterator[tuple[str, str]]:
    """Names, and what each is called."""
    here, other = aliased(Present), aliased(Customer)
    there = (
        select(other.name, other.called)
        .join(Present, Present.customer_id == other.id)
        .join(here, here.conversation_id == Present.conversation_id)
        .where(here.customer_id == mine.id)
    )
    referred = select(other.name, other.called).join(
        Referral, or_(Referral.customer_id == other.id, Referral.other_id == other.id)
    )
    statements = [there, referred.where(or_(Referral.customer_id == mine.id, Referral.other_id == mine.id))]
    if mine.household_id is not None:
        statements.append(select(other.name, other.called).where(other.household_id == mine.household_id))
    for statement in statements:
        for name, called in session.execute(statement.where(other.id != mine.id).distinct()):
            yield name, called
    family = select(Detail.name).where(Detail.customer_id == mine.id, Detail.kind == DetailKind.FAMILY)
    sent = select(Referral.other_name).where(Referral.customer_id == mine.id)
    for name in (*session.scalars(family), *session.scalars(sent)):
        if name:
            yield name, ""


def _named_in_full(session: Session, mine: Customer, text: str) -> Iterator[tuple[str, str]]:
    words = set(re.findall(r"\w+", text))
    for name, called in session.execute(select(Customer.name, Customer.called).where(Customer.id != mine.id)):
        parts = re.findall(r"\w+", name)
        if len(parts) > 1 and words.issuperset(parts) and name in text:
            yield name, called


def _tells(word: str, own: Collection[str]) -> bool:
    return len(word) >= _LEAST and word[:1].isupper() and word.casefold() not in own
