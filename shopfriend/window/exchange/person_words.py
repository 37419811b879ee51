"""How a person of a file is told in words, in one line and as a page."""

from shopfriend.exchange.person import Person, PersonAddress
from shopfriend.language import _, yearly_day_in_words
from shopfriend.records.birthday import Birthday


def in_short(person: Person) -> str:
    """What is known beside the name, the rarest first, since there is room for little."""
    first = next(iter(person.addresses), None)
    facts = [
        _birthday(person.birthday),
        person.phones[0].shown if person.phones else "",
        person.emails[0] if person.emails else "",
        (first.town or first.street) if first else "",
        person.reference,
    ]
    return " · ".join(filter(None, facts)) or _("only the name")


def as_a_page(person: Person) -> list[tuple[str, str]]:
    """Everything that will be stored of a person, as label and words."""
    rows = [
        (_("First name"), person.given),
        (_("Last name"), person.family),
        (_("What to call them"), person.called),
        (_("How the name sounds"), person.sounds_like),
        (_("Birthday"), _birthday(person.birthday)),
        (_("Phone"), "\n".join(phone.shown for phone in person.phones)),
        (_("E-mail"), "\n".join(person.emails)),
        (_("Address"), "\n".join(map(_in_one_line, person.addresses))),
        (_("Partner"), person.partner),
        (_("Wedding anniversary"), _anniversary(person.anniversary)),
        (_("Tags"), ", ".join(person.tags)),
        (_("Customer number"), person.reference),
        (_("Customer since"), str(person.since.year) if person.since else ""),
        (_("Language"), person.language),
        (_("Photo"), _("comes along") if person.photo else ""),
        (_("Notes"), person.notes),
    ]
    return [(name, words) for name, words in rows if words]


def _birthday(day: Birthday | None) -> str:
    return yearly_day_in_words(day.day, day.month, day.year) if day else ""


def _anniversary(day: str) -> str:
    if not day:
        return ""
    year, month, on = day.rsplit("-", 2)
    return yearly_day_in_words(int(on), int(month), int(year) if year.strip("-") else None)


def _in_one_line(address: PersonAddress) -> str:
    town = " ".join(filter(None, (address.postcode, address.town)))
    return ", ".join(filter(None, (address.street, town, address.region, address.country)))
