"""A person while a row or card is being read: gathers what is sure, and turns what is not into notes and problems."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from shopfriend.exchange import names, phones
from shopfriend.exchange.never_stored import cleared, without_secrets
from shopfriend.exchange.person import Person, PersonAddress, PersonPhone, RowProblem
from shopfriend.language import _
from shopfriend.records import written_day
from shopfriend.records.birthday import Birthday


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the reading of a whole file knows: the shop's region ("GB", or ""), and the day on which it is read.

    `order` is the owner's answer to which number of 03/04 is the day, where no date of the file could tell.
    """

    region: str
    today: date
    order: written_day.Order | None = None


_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of all that follows: a sentence with one in it cannot be read."""

Watch = Callable[[int, int], None]
"""Told, now and then, how many rows or cards of how many are read; raises Problem "cancelled" to stop the reading."""

LOOKS_UP_EVERY = 200
"""Rows or cards between two looks at whether to go on."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Draft:
    """One person in the making; `problems` is shared by the whole file and grows."""

    line: int
    around: Surroundings
    problems: list[RowProblem]
    name: str = ""
    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    called: str = ""
    reference: str = ""
    birthday: Birthday | None = None
    anniversary: str = ""
    partner: str = ""
    photo: bytes | None = None
    sounds_like: str = ""
    language: str = ""
    refuses: str = ""
    since: date | None = None
    phones: list[PersonPhone] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    addresses: list[PersonAddress] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def trouble(self, sentence: str, /, *, order_unknown: bool = False, **values: object) -> None:
        """Tell the owner what was not understood; `sentence` is translated, {line} and {name} are filled in here."""
        name = self.name or " ".join(filter(None, (self.given, self.family))) or self.called or "?"
        text = sentence.format(line=self.line, name=_short(name), **values)
        self.problems.append(RowProblem(self.line, text, order_unknown))

    def note(self, text: str) -> None:
        """Keep what the owner wrote, word for word."""
        text = text.strip()
        if text and text not in self.written:
            self.written.append(text)

    def remark(self, label: str, text: str) -> None:
        """Keep something for which there is no field, under its label."""
        text = text.strip()
        remark = f"{label.strip()}: {text}" if label.strip() else text
        if text and remark not in self.remarks:
            self.remarks.append(remark)

    def add_company(self, text: str) -> None:
        """A company is no person: it is kept in the notes."""
        self.remark(_("Company"), text)

    def add_phone(self, cell: str) -> None:
        """Every number in the cell that is not there yet."""
        for phone in phones.phones_in(cell, self.around.region):
            if phones.was_shortened(phone.number):
                self.trouble(
                    _("Line {line}: the phone number {text} of {name} was cut short by a spreadsheet; check it."),
                    text=_short(phone.number),
                )
            if all((phone.international or phone.number) != (old.international or old.number) for old in self.phones):
                self.phones.append(phone)

    def add_email(self, cell: str, label: str) -> None:
        """Every address in the cell; what holds no @ goes to the notes."""
        if "@" not in cell:
            if not cell.startswith("/"):
                self.remark(label, cell)
            return
        for word in cell.replace(":::", " ").replace(";", " ").replace(",", " ").split():
            address = word.strip("<>\"'()").removeprefix("mailto:")
            if "@" not in address:
                continue
            if address.casefold() not in (old.casefold() for old in self.emails):
                self.emails.append(address)

    def add_address(self, address: PersonAddress) -> None:
        """An address that says something and is not there yet."""
        if address and address not in self.addresses:
            self.addresses.append(address)

    def add_tag(self, word: str) -> None:
        """A word to sort by; the groups that Google and others make by themselves are left out."""
        word = word.strip().strip('"').strip()
        made_by_itself = word.startswith("*") or word.casefold() in ("mycontacts", "my contacts", "starred")
        if word and not made_by_itself and word not in self.tags:
            self.tags.append(word)

    def add_nickname(self, text: str) -> None:
        """What she is called; further ones go to the notes."""
        if not self.called:
            self.called = text
        elif text != self.called:
            self.remark(_("Nickname"), text)

    def add_partner(self, text: str) -> None:
        """Husband, wife or partner; further ones go to the notes."""
        if not self.partner:
            self.partner = text
        elif text != self.partner:
            self.remark(_("Partner"), text)

    def add_reference(self, text: str, label: str) -> None:
        """The number that the other program gave; further ones go to the notes."""
        if not self.reference:
            self.reference = text
        elif text != self.reference:
            self.remark(label, text)

    def add_birthday(self, text: str, order: written_day.Order | None) -> None:
        """The birthday, if `text` leaves no doubt; else it stands in the notes, and a problem says so."""
        found = written_day.day_of(text, order, self.around.today)
        if isinstance(found, Birthday) and self.birthday in (None, found):
            self.birthday = found
        elif found is not None:
            doubt = found if isinstance(found, written_day.Doubt) else written_day.Doubt.AMBIGUOUS
            self.doubted_birthday(text, doubt, order_unknown=found is written_day.Doubt.AMBIGUOUS)

    def doubted_birthday(self, text: str, doubt: written_day.Doubt, *, order_unknown: bool = False) -> None:
        """Put a birthday that is not sure into the notes and say why."""
        self.remark(_("Birthday"), text)
        why = {
            written_day.Doubt.IMPOSSIBLE: _(
                "Line {line}: the birthday {text} of {name} is no day of the calendar; it is in the notes."
            ),
            written_day.Doubt.AMBIGUOUS: _(
                "Line {line}: the birthday {text} of {name} can be read in two ways; it is in the notes."
            ),
            written_day.Doubt.YEAR: _(
                "Line {line}: the birthday {text} of {name} has a year that cannot be; it is in the notes."
            ),
            written_day.Doubt.UNREADABLE: _(
                "Line {line}: the birthday {text} of {name} is not a full date; it is in the notes."
            ),
        }
        self.trouble(why[doubt], order_unknown=order_unknown, text=_short(text))

    def add_anniversary(self, text: str, order: written_day.Order | None) -> None:
        """The wedding anniversary, if `text` leaves no doubt; else as with birthdays."""
        found = written_day.day_of(text, order, self.around.today, still_to_come=True)
        day = written_day.written_out(found) if isinstance(found, Birthday) else ""
        if day and self.anniversary in ("", day):
            self.anniversary = day
        elif found is not None:
            self.remark(_("Anniversary"), text)
            self.trouble(
                _("Line {line}: the anniversary {text} of {name} is not a sure date; it is in the notes."),
                order_unknown=found is written_day.Doubt.AMBIGUOUS,
                text=_short(text),
            )

    def add_since(self, text: str, order: written_day.Order | None) -> None:
        """The day of the first visit, where it is told in full."""
        found = written_day.day_of(text, order, self.around.today)
        if isinstance(found, Birthday) and found.year and found.day and self.since is None:
            self.since = date(found.year, found.month, found.day)

    def finished(self) -> Person | None:
        """The person; None where there is no name, which a problem then says."""
        given, family = self.given, self.family
        if self.prefix and names.is_courtesy(self.prefix):
            self.remark(_("Title"), self.prefix)
        name = self.name or names.put_together(self.prefix, given, self.middle, family, self.suffix) or self.called
        if not name:
            self._nameless()
            return None
        if not given and not family and self.name:
            given, family = names.taken_apart(name)
        person = Person(
            name=name,
            given=given,
            family=family,
            called=self.called,
            reference=self.reference,
            birthday=self.birthday,
            phones=tuple(self.phones),
            emails=tuple(self.emails),
            addresses=tuple(self.addresses),
            anniversary=self.anniversary,
            partner=self.partner,
            photo=self.photo,
            notes="\n".join([*self.written, *self.remarks]),
            tags=tuple(self.tags),
            sounds_like=self.sounds_like,
            language=self.language,
            refuses=self.refuses,
            since=self.since,
            line=self.line,
        )
        kept = cleared(person)
        if kept is not person:
            self.trouble(
                _("Line {line}: {name} had the number of a payment card or a password there; that is never stored.")
            )
        return kept

    def _nameless(self) -> None:
        known = [*self.emails, *(phone.number for phone in self.phones), *self.remarks, *self.written]
        known += [address.street for address in self.addresses] + [self.reference]
        hint = without_secrets(next(filter(None, known), ""))
        if hint:
            self.trouble(
                _("Line {line}: this customer has no name, only {text}; please add a name and import again."),
                text=_short(hint),
            )
        else:
            self.trouble(_("Line {line}: this customer has no name and was left out."))


def _short(text: str) -> str:
    text = " ".join(_TURNS.sub("", text).split())
    return text if len(text) <= 60 else text[:59] + "…"
