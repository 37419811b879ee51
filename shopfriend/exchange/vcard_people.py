"""From vCards to people: what each property means, also where Apple, Android or Outlook go their own way."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from shopfriend.exchange.draft import LOOKS_UP_EVERY, Draft, Surroundings, Watch, unwatched
from shopfriend.exchange.headers import Kind, folded, meaning_of
from shopfriend.exchange.person import Person, PersonAddress, RowProblem
from shopfriend.exchange.photos import made_small
from shopfriend.exchange.vcards import Card, Property, name_of_agent
from shopfriend.language import _
from shopfriend.records import written_day

_PARTNERS = frozenset(["spouse", "partner", "wife", "husband", "sweetheart", "domesticpartner", "ehepartner"])
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_KNOWN = ("2.1", "3.0", "4.0")
_PROGRAMS_OWN = re.compile(
    r"X-(?:AB|MS-OL|MS-CARD|MS-IMADDRESS|EVOLUTION-(?!SPOUSE|ANNIVERSARY)|MOZILLA|MICROSOFT|IMAGE|ADDRESSBOOKSERVER|OC-|"
    r"NC-|RADICALE|SYNCML|WR-|ANDROID|GOOGLE|PHOTO|GNOME|EGROUPWARE|LIC|CRYPTO|SOURCE|APPLE|IRMC|CLASS|WP-|MS-TEL).*|X-QQ"
)
_OF_NO_USE = (
    "UID REV PRODID KEY SOUND LOGO TZ GEO MAILER CLASS SORT-STRING PROFILE LABEL SOURCE XML CLIENTPIDMAP KIND MEMBER "
    "CALURI CALADRURI FBURL CAPURI BEGIN END X-PHONETIC-MIDDLE-NAME CREATED JSPROP"
)
_DATED = frozenset(["BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-ABDATE"])
_DROPPED = frozenset(_OF_NO_USE.split())


@dataclass(frozen=True, slots=True)
class _Page:
    """What the properties of one card share: the file's encoding, the labels of its groups, the names by UID."""

    encoding: str
    labels: dict[str, str]
    by_uid: dict[str, str]
    order: written_day.Order | None

    def label_of(self, found: Property) -> str:
        """The label that Apple puts beside a property, without its wrapping."""
        label = self.labels.get(found.group, "") if found.group else ""
        apple = _APPLE_LABEL.fullmatch(label)
        return apple[1] if apple else label


def format_of_cards(cards: Iterable[Card]) -> str:
    """Tell "vcard-3.0" where all cards say so; "vcard" where they differ or do not say."""
    versions = {card.version for card in cards}
    version = versions.pop() if len(versions) == 1 else ""
    return f"vcard-{version}" if version in _KNOWN else "vcard"


def people_on(
    cards: list[Card], around: Surroundings, encoding: str, watch: Watch = unwatched
) -> tuple[list[Person], list[RowProblem]]:
    """The people on the cards in their order, and what was not understood; `encoding` is that of the file."""
    problems: list[RowProblem] = []
    people: list[Person] = []
    by_uid = _names_by_uid(cards, encoding)
    order = _order(cards, around)
    for place, card in enumerate(cards):
        if place % LOOKS_UP_EVERY == 0:
            watch(place, len(cards))
        draft = Draft(card.line, around, problems)
        labels = {one.group: one.text(encoding) for one in card.properties if one.name == "X-ABLABEL"}
        page = _Page(encoding, labels, by_uid, order)
        if _is_group(card):
            draft.trouble(_("Line {line}: this card is a group and not a person; it was left out."))
            continue
        for found in card.properties:
            if found.name in _NAMING:
                _NAMING[found.name](draft, found, page)
        for found in card.properties:
            if found.name not in _NAMING:
                _HANDLERS.get(found.name, _unknown)(draft, found, page)
        person = draft.finished()
        if person is not None:
            people.append(person)
    return people, problems


def _order(cards: list[Card], around: Surroundings) -> written_day.Order | None:
    """Which number is the day, by all dates of the file; of a file that shows both, nothing doubtful is believed."""
    dates = (one.value for card in cards for one in card.properties if one.name in _DATED)
    shown = written_day.orders_in(value for value in dates if len(value) < 20)
    usual = around.order or written_day.order_in(around.region)
    return next(iter(shown)) if len(shown) == 1 else (around.order if shown else usual)


def _is_group(card: Card) -> bool:
    kinds = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
    return any(one.name in kinds and one.value.strip().lower() == "group" for one in card.properties)


def _names_by_uid(cards: list[Card], encoding: str) -> dict[str, str]:
    """Who is meant by "urn:uuid:...", if any card speaks of others in that way."""
    if not any(one.name == "RELATED" and "urn:" in one.value.lower() for card in cards for one in card.properties):
        return {}
    found = {}
    for card in cards:
        texts = {one.name: one.text(encoding) for one in card.properties if one.name in ("UID", "FN")}
        if len(texts) == 2:
            found[texts["UID"].lower().removeprefix("urn:uuid:")] = texts["FN"]
    return found


def _full_name(draft: Draft, found: Property, page: _Page) -> None:
    text = " ".join(found.text(page.encoding).split())
    if not draft.name:
        draft.name = text
    elif text != draft.name:
        draft.remark(_("Name"), text)


def _name_parts(draft: Draft, found: Property, page: _Page) -> None:
    parts = [*found.fields(page.encoding), "", "", "", "", ""][:5]
    if not any(parts) or draft.given or draft.family:
        return
    draft.family, draft.given, draft.middle, draft.prefix, draft.suffix = (" ".join(part.split()) for part in parts)


def _nickname(draft: Draft, found: Property, page: _Page) -> None:
    for word in found.words(page.encoding):
        draft.add_nickname(word)


def _birthday(draft: Draft, found: Property, page: _Page) -> None:
    text = found.text(page.encoding)
    omitted = found.params.get("X-APPLE-OMIT-YEAR", "")
    if omitted and text.startswith(omitted):
        text = "-" + text[len(omitted) :] if text[len(omitted) :].startswith("-") else "--" + text[len(omitted) :]
    if found.params.get("VALUE", "").lower() == "text":
        if text:
            draft.doubted_birthday(text, written_day.Doubt.UNREADABLE)
        return
    draft.add_birthday(text, page.order)


def _anniversary(draft: Draft, found: Property, page: _Page) -> None:
    draft.add_anniversary(found.text(page.encoding), page.order)


def _apple_date(draft: Draft, found: Property, page: _Page) -> None:
    label = page.label_of(found)
    text = found.text(page.encoding)
    if "anniversary" in label.lower() or folded(label) in ("hochzeitstag", "anniversairedemariage"):
        omitted = found.params.get("X-APPLE-OMIT-YEAR", "")
        draft.add_anniversary(
            text.replace(omitted, "-", 1) if omitted and text.startswith(omitted) else text, page.order
        )
    else:
        draft.remark(label or _("Date"), text)


def _phone(draft: Draft, found: Property, page: _Page) -> None:
    text = found.text(page.encoding)
    types = found.types()
    if "FAX" in types and not types & {"VOICE", "CELL"}:
        draft.remark(_("Fax"), text)
    else:
        draft.add_phone(text)


def _email(draft: Draft, found: Property, page: _Page) -> None:
    draft.add_email(found.text(page.encoding), _("E-mail"))


def _address(draft: Draft, found: Property, page: _Page) -> None:
    parts = [*found.fields(page.encoding), "", "", "", "", "", "", ""][:7]
    box, extended, street, town, region, postcode, country = parts
    if box.isdigit():
        box = _("PO Box {number}").format(number=box)
    lines = [piece.strip(" ,") for part in (street, extended, box) for piece in part.split("\n")]
    draft.add_address(
        PersonAddress(", ".join(filter(None, lines)), *(" ".join(p.split()) for p in (postcode, town, region, country)))
    )


def _partner(draft: Draft, found: Property, page: _Page) -> None:
    if text := found.text(page.encoding):
        draft.add_partner(text)


def _related(draft: Draft, found: Property, page: _Page) -> None:
    label = page.label_of(found) or ", ".join(sorted(filter(None, found.types()))).capitalize()
    text = found.text(page.encoding)
    if text.lower().startswith("urn:uuid:"):
        text = page.by_uid.get(text.lower().removeprefix("urn:uuid:"), "")
    if not text:
        return
    if any(folded(word) in _PARTNERS for word in (label, *found.types())):
        draft.add_partner(text)
    else:
        draft.remark(label or _("Related"), text)


def _photo(draft: Draft, found: Property, page: _Page) -> None:
    if draft.photo is not None:
        return
    picture = found.binary()
    draft.photo = None if picture is None else made_small(picture)
    if draft.photo is None and found.value.strip() and "://" not in found.value[:12]:
        draft.trouble(_("Line {line}: the photo of {name} is damaged; everything else was read."))


def _note(draft: Draft, found: Property, page: _Page) -> None:
    draft.note(found.text(page.encoding))


def _company(draft: Draft, found: Property, page: _Page) -> None:
    draft.add_company(", ".join(filter(None, found.fields(page.encoding))))


def _categories(draft: Draft, found: Property, page: _Page) -> None:
    for word in found.words(page.encoding):
        draft.add_tag(word)


def _language(draft: Draft, found: Property, page: _Page) -> None:
    draft.language = draft.language or found.text(page.encoding)[:20]


def _sounds_like(draft: Draft, found: Property, page: _Page) -> None:
    draft.sounds_like = f"{draft.sounds_like} {found.text(page.encoding)}".strip()


def _since(draft: Draft, found: Property, page: _Page) -> None:
    draft.add_since(found.text(page.encoding), page.order)


def _agent(draft: Draft, found: Property, page: _Page) -> None:
    draft.remark(_("Assistant"), name_of_agent(found.value))


def _android(draft: Draft, found: Property, page: _Page) -> None:
    """Android's own rows: vnd.android.cursor.item/NAME;value;type;label;..."""
    first, text, kind, label = [*found.fields(page.encoding), "", "", ""][:4]
    what = first.rpartition("/")[2]
    if what == "nickname" and text:
        draft.add_nickname(text)
    elif what == "contact_event" and kind == "1":
        draft.add_anniversary(text, page.order)
    elif what == "contact_event" and kind == "3":
        draft.add_birthday(text, page.order)
    elif what == "relation" and kind in ("10", "14", "2") and text:
        draft.add_partner(text)
    else:
        draft.remark(label or _("Other"), text)


def _remark(label: Callable[[], str]) -> Callable[[Draft, Property, _Page], None]:
    def keep(draft: Draft, found: Property, page: _Page) -> None:
        draft.remark(page.label_of(found) or label(), found.text(page.encoding))

    return keep


def _gender(draft: Draft, found: Property, page: _Page) -> None:
    draft.remark(_("Gender"), ", ".join(filter(None, found.fields(page.encoding))))


def _unknown(draft: Draft, found: Property, page: _Page) -> None:
    """A property that we have no place for: a customer number, or something typed that belongs in the notes."""
    if found.name in _DROPPED or _PROGRAMS_OWN.fullmatch(found.name) or "ENCODING=B" in found.params:
        return
    text = found.text(page.encoding)
    label = (
        page.label_of(found) or found.name.removeprefix("X-").removeprefix("SHOPFRIEND-").replace("-", " ").capitalize()
    )
    kind = meaning_of(found.name.removeprefix("X-"))[0]
    if kind is Kind.NEVER or not text:
        return
    if kind in (Kind.REFERENCE, Kind.NUMBER_OF_PROGRAM):
        draft.add_reference(text, label)
    elif kind is Kind.PARTNER:
        draft.add_partner(text)
    elif kind is Kind.ANNIVERSARY:
        draft.add_anniversary(text, page.order)
    elif kind is Kind.BIRTHDAY:
        draft.add_birthday(text, page.order)
    elif len(text) < 2000:
        draft.remark(label, text)


_NAMING: dict[str, Callable[[Draft, Property, _Page], None]] = {
    "FN": _full_name,
    "N": _name_parts,
    "NICKNAME": _nickname,
}
_HANDLERS: dict[str, Callable[[Draft, Property, _Page], None]] = {
    "BDAY": _birthday,
    "ANNIVERSARY": _anniversary,
    "X-ANNIVERSARY": _anniversary,
    "X-EVOLUTION-ANNIVERSARY": _anniversary,
    "X-MS-ANNIVERSARY": _anniversary,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _anniversary,
    "X-ABDATE": _apple_date,
    "TEL": _phone,
    "EMAIL": _email,
    "ADR": _address,
    "X-SPOUSE": _partner,
    "X-EVOLUTION-SPOUSE": _partner,
    "X-MS-SPOUSE": _partner,
    "X-KADDRESSBOOK-X-SPOUSESNAME": _partner,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "PHOTO": _photo,
    "NOTE": _note,
    "ORG": _company,
    "CATEGORIES": _categories,
    "LANG": _language,
    "X-PHONETIC-FIRST-NAME": _sounds_like,
    "X-PHONETIC-LAST-NAME": _sounds_like,
    "X-CUSTOMER-SINCE": _since,
    "AGENT": _agent,
    "GENDER": _gender,
    "X-ANDROID-CUSTOM": _android,
    "TITLE": _remark(lambda: _("Job")),
    "ROLE": _remark(lambda: _("Role")),
    "URL": _remark(lambda: _("Website")),
    "DEATHDATE": _remark(lambda: _("Died")),
}
