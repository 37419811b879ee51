"""Customers as vCards 4.0, for telephones and address books; what has no property there has one of ours."""

import base64
from collections.abc import Iterable, Iterator, Sequence

from shopfriend.exchange.content_lines import END, escaped, folded
from shopfriend.records.birthday import Birthday
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Reach, Stage
from shopfriend.records.written_day import written_out

_PARTNERS = ("partner", "husband", "wife", "spouse")
_OURS = "X-SHOPFRIEND-"


def card_of(customer: Customer, details: Sequence[Detail] = (), photo: bytes | None = None) -> str:
    """One customer, with phones, e-mails, addresses, tags and wishes loaded; who is no longer is not named."""
    lines = (folded(f"{name}:{value}") for name, value in _properties(customer, details, photo) if value.strip(";"))
    return "".join([f"BEGIN:VCARD{END}VERSION:4.0{END}", *lines, f"END:VCARD{END}"])


def _properties(customer: Customer, details: Iterable[Detail], photo: bytes | None) -> Iterator[tuple[str, str]]:
    yield "UID;VALUE=text", customer.uid
    yield "FN", escaped(customer.name)
    yield "N", f"{escaped(customer.family)};{escaped(customer.given)};;;"
    yield "NICKNAME", escaped(customer.called)
    yield "X-PHONETIC-FIRST-NAME", escaped(customer.sounds_like)
    yield "BDAY", _day(customer.birthday)
    for phone in customer.phones:
        yield "TEL;VALUE=text", escaped(phone.number)
    for email in customer.emails:
        yield "EMAIL", escaped(email.address)
    for place in sorted(customer.addresses, key=lambda each: not each.postal):
        parts = ("", "", place.street, place.town, place.region, place.postcode, place.country)
        yield "ADR;PREF=1" if place.postal else "ADR", ";".join(map(escaped, parts))
    yield "CATEGORIES", ",".join(escaped(tag.word) for tag in customer.tags)
    yield "LANG", escaped(customer.language)
    yield "X-CUSTOMER-NUMBER", escaped(customer.reference)
    yield "X-CUSTOMER-SINCE", customer.since.isoformat() if customer.since else ""
    yield "NOTE", escaped(customer.notes)
    yield from _without_a_property(customer)
    for detail in details:
        if detail.gone is None:
            yield _detail(detail)
    if photo is not None:
        kind = "png" if photo.startswith(b"\x89PNG") else "jpeg"
        yield "PHOTO", f"data:image/{kind};base64,{base64.b64encode(photo).decode('ascii')}"


def _without_a_property(customer: Customer) -> Iterator[tuple[str, str]]:
    yield f"{_OURS}BEGINNING", escaped(customer.beginning)
    if customer.stage is not Stage.CUSTOMER:
        yield f"{_OURS}STAGE", customer.stage.value
    if customer.reach is not Reach.POST:
        yield f"{_OURS}REACH", customer.reach.value
    for wish in customer.wishes:
        words = " ".join(filter(None, (str(wish.occasion or ""), str(wish.year or ""))))
        yield f"{_OURS}NO-CARDS", escaped(": ".join(filter(None, (words or "ever", wish.said))))


def _detail(detail: Detail) -> tuple[str, str]:
    """A partner and a wedding day have properties of their own; the rest is told in words."""
    day = _day(detail.date)
    if detail.kind is DetailKind.ANNIVERSARY and day and not (detail.text or detail.name):
        return "ANNIVERSARY", day
    is_partner = detail.kind is DetailKind.FAMILY and detail.relation.casefold() in _PARTNERS
    if is_partner and detail.name and not (detail.text or day):
        return "RELATED;TYPE=spouse;VALUE=text", escaped(detail.name)
    who = f"{detail.name} ({detail.relation})" if detail.name and detail.relation else detail.name or detail.relation
    words = ", ".join(filter(None, (": ".join(filter(None, (who, detail.text))), day)))
    return f"{_OURS}{detail.kind.value.upper()}", escaped(words)


def _day(day: Birthday | None) -> str:
    if day is None:
        return ""
    if day.day is None:
        return f"{day.year:04}-{day.month:02}" if day.year else f"--{day.month:02}"
    return written_out(day).replace("-", "") if day.year else f"--{day.month:02}{day.day:02}"
