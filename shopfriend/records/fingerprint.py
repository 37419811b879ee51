"""By what somebody who was forgotten is known again, without being remembered: keyed fingerprints.

A fingerprint is HMAC-SHA256 of one or two facts under a random key of 32 bytes, which lies in the shop's file alone
(and in the list beside its backups, encrypted as they are). Nothing can be read back from it; only whoever has the key
and already knows both facts can tell that they are those.
"""

import hmac
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shopfriend.records.folding import fold

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of somebody, as it is compared: `names` as `name_trait` makes them, telephones and addresses as
    `ways` does, e-mails in small letters, `birthdays` as "month-day".
    """

    names: frozenset[str] = field(default_factory=frozenset)
    phones: frozenset[str] = field(default_factory=frozenset)
    emails: frozenset[str] = field(default_factory=frozenset)
    addresses: frozenset[str] = field(default_factory=frozenset)
    references: frozenset[str] = field(default_factory=frozenset)
    birthdays: frozenset[str] = field(default_factory=frozenset)
    uids: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the name is known."""
        return not (self.phones or self.emails or self.addresses or self.references or self.birthdays)


def new_key() -> str:
    """The key of a shop that has forgotten nobody yet, in hex digits."""
    return secrets.token_hex(KEY_BYTES)


def name_trait(name: str) -> str:
    """A name in whatever order, spelling of accents and case: "Łódzki, Paweł" is "lodzki pawel"."""
    return " ".join(sorted(fold(name).split())) or name.strip().casefold()


def of_uid(key: str, uid: str) -> str:
    """The fingerprint of a row's name outside the file: exact, in backups of the same shop."""
    return _mark(bytes.fromhex(key), "uid", uid)


def sure(key: str, traits: Traits) -> Iterator[str]:
    """Fingerprints of a name together with one fact more, and of an e-mail address, which is nobody else's."""
    secret = bytes.fromhex(key)
    for email in traits.emails:
        yield _mark(secret, "email", email)
    yield from _named(secret, traits)


def named(key: str, traits: Traits) -> Iterator[str]:
    """Fingerprints of a name together with one fact more."""
    return _named(bytes.fromhex(key), traits)


def by_name_alone(key: str, traits: Traits) -> Iterator[str]:
    """What a row that knows no more than a name, or a forgotten customer of whom no more was known, is known by.

    A bare row is held against every forgotten name, any other row only against forgotten names that were bare.
    """
    secret = bytes.fromhex(key)
    for name in traits.names:
        yield _mark(secret, "name" if traits.is_bare else "bare name", name)


def all_of(key: str, traits: Traits) -> frozenset[str]:
    """Everything to be kept of somebody who is forgotten."""
    secret = bytes.fromhex(key)
    kinds = ("name", "bare name") if traits.is_bare else ("name",)
    alone = (_mark(secret, kind, name) for kind in kinds for name in traits.names)
    return frozenset([*sure(key, traits), *alone, *(of_uid(key, uid) for uid in traits.uids)])


def _named(secret: bytes, traits: Traits) -> Iterator[str]:
    kinds: Iterable[tuple[str, frozenset[str]]] = (
        ("phone", traits.phones),
        ("email of", traits.emails),
        ("address", traits.addresses),
        ("reference", traits.references),
        ("birthday", traits.birthdays),
    )
    for name in traits.names:
        for kind, facts in kinds:
            for fact in facts:
                yield _mark(secret, kind, f"{name}\n{fact}")


def _mark(secret: bytes, kind: str, fact: str) -> str:
    return hmac.digest(secret, f"{kind}\n{fact}".encode("utf-8", "surrogatepass"), "sha256").hex()
