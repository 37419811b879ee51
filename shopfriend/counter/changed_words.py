"""What the change log speaks of, in words: which row, which column, and what a code in it means to a shop owner."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from shopfriend.language import _, name_of_language, yearly_day_in_words
from shopfriend.records import occasion_words
from shopfriend.records.kinds import (
    CardState,
    DetailKind,
    Direction,
    GestureKind,
    Gone,
    Occasion,
    PromiseKind,
    PromiseState,
    Reach,
    ReferralStep,
    Stage,
)

_AT_MOST = 160
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def noun_in_words(table: str) -> str:
    """What a row of that table is called; empty for one that is not told of."""
    return _nouns().get(table, "")


def column_in_words(column: str) -> str:
    """What a column is called; a log of earlier days may name one that is no more."""
    return _columns().get(column) or _("something else")


def value_in_words(column: str, value: Any) -> str:
    """What stands in a column, on one line: codes by their names, days as they are said, long words cut."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        value = " ".join(map(str, value))
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if column == "language":
        return name_of_language(words)
    if column in _codes() and words in (named := _codes()[column]()):
        return named[words]
    if _DAY.fullmatch(words):
        day = date.fromisoformat(words)
        return yearly_day_in_words(day.day, day.month, day.year)
    return words if len(words) <= _AT_MOST else words[:_AT_MOST] + " …"


def _nouns() -> dict[str, str]:
    return {
        "customer": _("Customer"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "address": _("Address"),
        "tag": _("Mark"),
        "photo": _("Photo"),
        "wish": _("Wish"),
        "detail": _("Detail"),
        "conversation": _("Talk"),
        "visit": _("Visit"),
        "promise": _("Promise"),
        "gesture": _("Gesture"),
        "need": _("Wish to buy"),
        "referral": _("Word passed on"),
        "card": _("Card"),
        "merged": _("Made one with"),
        "heard": _("Said of us"),
    }


def _columns() -> dict[str, str]:
    return {**_of_people(), **_of_talks_and_promises(), **_of_cards()}


def _of_people() -> dict[str, str]:
    return {
        "name": _("Name"),
        "given": _("First name"),
        "family": _("Last name"),
        "called": _("Called"),
        "sounds_like": _("Sounds like"),
        "beginning": _("Cards begin"),
        "reference": _("Customer number"),
        "stage": _("Stands as"),
        "birth_day": _("Day of the birthday"),
        "birth_month": _("Month of the birthday"),
        "birth_year": _("Year of the birthday"),
        "language": _("Language"),
        "reach": _("Cards reach them"),
        "since": _("Since"),
        "notes": _("Notes"),
        "gone": _("Is no longer"),
        "gone_on": _("Since when"),
        "takes_household_post": _("Takes the post of the house"),
        "knows_on": _("Knows of the cards"),
        "number": _("Phone"),
        "international": _("Phone, internationally"),
        "address": _("E-mail"),
        "street": _("Street"),
        "postcode": _("Postcode"),
        "town": _("Town"),
        "region": _("Region"),
        "country": _("Country"),
        "postal": _("Post goes there"),
        "word": _("Mark"),
        "relation": _("Relation"),
        "day": _("Day"),
        "month": _("Month"),
        "year": _("Year"),
        "gets_cards": _("Gets cards"),
        "allowed_by": _("Allowed by"),
        "other_name": _("Whom"),
        "direction": _("Which way"),
        "step": _("How far"),
    }


def _of_talks_and_promises() -> dict[str, str]:
    return {
        "text": _("Words"),
        "said": _("Words"),
        "ask": _("Ask next time"),
        "asked_on": _("Asked"),
        "between_us": _("Between us"),
        "kindness": _("They were kind"),
        "kind": _("What sort"),
        "due": _("By when"),
        "made_on": _("Promised"),
        "state": _("How it stands"),
        "settled_on": _("On what day"),
        "why": _("Why"),
        "ordered_on": _("Ordered"),
        "come_on": _("Has come"),
        "told_on": _("Told"),
        "handed_over_on": _("Handed over"),
        "every_months": _("Comes again after so many months"),
        "is_complaint": _("A complaint"),
        "answered_on": _("Answered"),
        "met_on": _("Met"),
    }


def _of_cards() -> dict[str, str]:
    return {
        "occasion": _("What for"),
        "paragraphs": _("Words"),
        "personal_line": _("Personal line"),
        "ending": _("Ending"),
        "hand": _("Handwriting"),
        "design": _("Front"),
        "format": _("Size of the card"),
        "on_purpose": _("The same words on purpose"),
        "sent_on": _("Sent"),
    }


def _codes() -> Mapping[str, Callable[[], Mapping[str, str]]]:
    return {
        "stage": _stages,
        "reach": lambda: {Reach.POST: _("by post"), Reach.HAND_OVER: _("handed over")},
        "gone": lambda: {Gone.DIED: _("has died"), Gone.PARTED: _("parted")},
        "occasion": lambda: {each: occasion_words.in_words(each) for each in Occasion},
        "state": _states,
        "kind": _kinds,
        "direction": lambda: {Direction.TO_US: _("sent to us"), Direction.FROM_US: _("sent by us")},
        "step": _steps,
    }


def _stages() -> dict[str, str]:
    return {
        Stage.PROSPECT: _("prospect"),
        Stage.CUSTOMER: _("customer"),
        Stage.CLIENT: _("client"),
        Stage.PARTNER: _("partner"),
    }


def _states() -> dict[str, str]:
    """Of promises and of cards."""
    return {
        PromiseState.OPEN: _("open"),
        PromiseState.KEPT: _("kept"),
        PromiseState.LET_GO: _("let go"),
        CardState.SUGGESTED: _("suggested"),
        CardState.WAITING: _("waiting to be printed"),
        CardState.PRINTING: _("being printed"),
        CardState.PRINTED: _("printed"),
        CardState.SENT: _("on its way"),
        CardState.SKIPPED: _("left out"),
    }


def _kinds() -> dict[str, str]:
    """Of details, promises and gestures; a favour is a favour, promised or done."""
    return {
        DetailKind.FAMILY: _("family"),
        DetailKind.PET: _("pet"),
        DetailKind.FAVOURITE: _("liked"),
        DetailKind.SEAT: _("seat"),
        DetailKind.SIZE: _("size"),
        DetailKind.ALLERGY: _("allergy"),
        DetailKind.DISLIKE: _("not liked"),
        DetailKind.TOPIC: _("topic"),
        DetailKind.ANNIVERSARY: _("anniversary"),
        PromiseKind.ORDER: _("order"),
        PromiseKind.FAVOUR: _("favour"),
        PromiseKind.CALL_BACK: _("call back"),
        PromiseKind.RENEWAL: _("renewal"),
        GestureKind.EXTRA_MILE: _("extra mile"),
        GestureKind.GIFT: _("gift"),
        GestureKind.INTRODUCTION: _("introduction"),
    }


def _steps() -> dict[str, str]:
    return {
        ReferralStep.NAME_PASSED: _("name passed on"),
        ReferralStep.INTRODUCED: _("introduced"),
        ReferralStep.READY_TO_BUY: _("ready to buy"),
    }
