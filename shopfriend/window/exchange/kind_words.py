"""What a column may hold, in the words in which an owner chooses it."""

from shopfriend.exchange.headers import Kind
from shopfriend.language import _, yearly_day_in_words
from shopfriend.records.written_day import Order

CHOICES = (
    Kind.NAME,
    Kind.GIVEN,
    Kind.FAMILY,
    Kind.CALLED,
    Kind.BIRTHDAY,
    Kind.PHONE,
    Kind.EMAIL,
    Kind.STREET,
    Kind.HOUSE_NUMBER,
    Kind.MORE_STREET,
    Kind.POSTCODE,
    Kind.TOWN,
    Kind.POSTCODE_AND_TOWN,
    Kind.REGION,
    Kind.COUNTRY,
    Kind.WHOLE_ADDRESS,
    Kind.PARTNER,
    Kind.ANNIVERSARY,
    Kind.COMPANY,
    Kind.TAGS,
    Kind.SINCE,
    Kind.REFUSES,
    Kind.REFERENCE,
    Kind.NOTES,
    Kind.OTHER,
    Kind.DROPPED,
)
"""What the owner may choose, the most needed first."""


ORDERS = (None, Order.DAY_FIRST, Order.MONTH_FIRST)
"""What the owner may answer, where dates can be read in two ways."""


def words_for_order(order: Order | None) -> str:
    """What 03/04 means in that order."""
    if order is None:
        return _("Not sure: leave such dates in the notes")
    day, month = (3, 4) if order is Order.DAY_FIRST else (4, 3)
    return yearly_day_in_words(day, month, None)


def words_for(kind: Kind) -> str:
    """What a column of that kind holds."""
    return {
        Kind.NAME: _("Name"),
        Kind.FILE_AS: _("How it was filed"),
        Kind.GIVEN: _("First name"),
        Kind.MIDDLE: _("Middle name"),
        Kind.FAMILY: _("Last name"),
        Kind.PREPOSITION: _("Part of the last name"),
        Kind.PREFIX: _("Title before the name"),
        Kind.SUFFIX: _("After the name"),
        Kind.CALLED: _("What to call them"),
        Kind.SOUNDS_LIKE: _("How the name sounds"),
        Kind.REFERENCE: _("Customer number"),
        Kind.NUMBER_OF_PROGRAM: _("Number in the other program"),
        Kind.BIRTHDAY: _("Birthday"),
        Kind.BIRTH_DAY: _("Day of the birthday"),
        Kind.BIRTH_MONTH: _("Month of the birthday"),
        Kind.BIRTH_YEAR: _("Year of the birthday"),
        Kind.ANNIVERSARY: _("Wedding anniversary"),
        Kind.PHONE: _("Phone"),
        Kind.EMAIL: _("E-mail"),
        Kind.PARTNER: _("Partner"),
        Kind.TAGS: _("Tags"),
        Kind.NOTES: _("Notes"),
        Kind.COMPANY: _("Company"),
        Kind.SINCE: _("Customer since"),
        Kind.LANGUAGE: _("Language"),
        Kind.STREET: _("Street"),
        Kind.HOUSE_NUMBER: _("House number"),
        Kind.MORE_STREET: _("Second line of the address"),
        Kind.BOX: _("PO box"),
        Kind.TOWN: _("Town"),
        Kind.POSTCODE: _("Postcode"),
        Kind.REGION: _("County or state"),
        Kind.REGION_CODE: _("County or state, as a code"),
        Kind.COUNTRY: _("Country"),
        Kind.COUNTRY_CODE: _("Country, as a code"),
        Kind.POSTCODE_AND_TOWN: _("Postcode and town"),
        Kind.WHOLE_ADDRESS: _("The whole address"),
        Kind.LABEL: _("Says what another column holds"),
        Kind.LABELLED: _("What its label says"),
        Kind.OTHER: _("Keep in the notes"),
        Kind.REFUSES: _("Wants no mail"),
        Kind.DROPPED: _("Leave out"),
        Kind.NEVER: _("Never stored"),
    }[kind]
