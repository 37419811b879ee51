"""The sample shop itself: who serves, which households there are, who sent whom, and past cards."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from shopfriend.keeping import sample_days
from shopfriend.keeping.sample_stories import Stories, Table, uid_of
from shopfriend.records import kinds
from shopfriend.records.card import Card
from shopfriend.records.household import Household
from shopfriend.records.referral import Referral
from shopfriend.records.staff import Staff


def tell_shop(stories: Stories, shop: Table) -> None:
    """Its staff and its households: what regulars point to."""
    for staff in shop["staff"]:
        stories.add(Staff, staff["key"], name=staff["name"], role=staff["role"])
    for household in shop["household"]:
        beginning = household["beginning"].rstrip(",")
        stories.add(Household, household["key"], envelope_name=household["envelope_name"], beginning=f"{beginning},")


def tell_referrals(stories: Stories, shop: Table, there: set[str], thanked: dict[str, str]) -> None:
    """Who sent whom; `thanked` maps a referral's key to the uid of the card that thanked for it."""
    for referral in shop["referral"]:
        other = referral.get("other")
        if referral["regular"] not in there or (other is not None and other not in there):
            continue
        stories.add(
            Referral,
            referral["key"],
            customer_uid=uid_of("customer", referral["regular"]),
            other_uid=uid_of("customer", other) if other else None,
            other_name=referral.get("other_name", ""),
            direction=kinds.Direction(referral["direction"]),
            step=kinds.ReferralStep(referral["step"]),
            day=stories.day(referral["on"]),
            thanked_by_uid=thanked.get(referral["key"]),
        )


def tell_cards(stories: Stories, regulars: Iterable[Table]) -> dict[str, str]:
    """The cards that were sent; gives the uid of the card that thanked for each referral, by the referral's key."""
    thanked: dict[str, str] = {}
    for regular in regulars:
        for number, card in enumerate(regular.get("cards", ())):
            uid = _card(stories, regular, f"{regular['key']} {number}", card)
            if card["about"].startswith("referral:"):
                thanked[card["about"].partition(":")[2]] = uid
    return thanked


def _card(stories: Stories, regular: Table, key: str, card: Table) -> str:
    to_household = card.get("to") == "household"
    recipient = uid_of("household", regular["household"]) if to_household else uid_of("customer", regular["key"])
    day = _day_of(stories, regular, card)
    occasion = kinds.Occasion(card["occasion"])
    subject, subject_uid = _subject(stories, regular, key, card, recipient)
    yearly = occasion in (kinds.Occasion.BIRTHDAY, kinds.Occasion.CHRISTMAS)
    personal = card.get("personal", "")
    words = [paragraph.replace("{personal}", personal).strip() for paragraph in card["paragraphs"]]
    return stories.add(
        Card,
        key,
        customer_uid=None if to_household else recipient,
        household_uid=recipient if to_household else None,
        recipient_uid=recipient,
        occasion=occasion,
        subject=subject,
        subject_uid=subject_uid,
        day=day,
        year=day.year,
        state=kinds.CardState.SENT,
        language=regular.get("language", "en"),
        beginning=f"{card['beginning'].rstrip(',')},",
        paragraphs=[paragraph for paragraph in words if paragraph],
        personal_line=personal,
        ending=card["ending"],
        hand=card["hand"],
        design=card["design"],
        seed=int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()),
        sent_on=day - timedelta(days=4) if yearly else day,
    )


def _day_of(stories: Stories, regular: Table, card: Table) -> date:
    if card["on"] != "last birthday":
        return sample_days.day(card["on"], stories.today)
    birthday = sample_days.birthday(regular["birthday"], stories.today)
    if birthday is None:
        raise ValueError(f"{regular['key']} has a birthday card without a birthday")
    return sample_days.last_birthday(birthday, stories.today)


def _subject(stories: Stories, regular: Table, key: str, card: Table, recipient: str) -> tuple[kinds.SubjectKind, str]:
    about, _colon, name = card["about"].partition(":")
    if about == "person":
        return kinds.SubjectKind.PERSON, recipient
    if about == "visit":
        since: Any = stories.day(regular["since"])
        return kinds.SubjectKind.VISIT, uid_of("visit", f"{regular['key']} {since}")
    if about == "card":
        return kinds.SubjectKind.CARD, uid_of("card", key)
    nouns = {"talk": "conversation", "promise": "promise", "referral": "referral"}
    return kinds.SubjectKind(nouns[about]), uid_of(nouns[about], name)
