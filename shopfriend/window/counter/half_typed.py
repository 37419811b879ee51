"""What was typed at the counter and not stored, so that new screens can be built around it. Free of Qt."""

from dataclasses import dataclass, field

from shopfriend.counter.views import Jotted

DETAIL = "detail"
"""Beside the facts' names: the key under which a half typed detail is kept."""


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """Talks by customer; facts by customer and field; a new face's name, phone, e-mail and what to call them; notes.

    `promise` is a new one's customer (uid) and name, words, and the day in words; `said` is what somebody said of us;
    `better` what shall be better at a point of contact (uid), in which steps, by whom, and the day in words.
    """

    talks: dict[str, Jotted]
    facts: dict[str, dict[str, str]]
    face: tuple[str, str, str, str]
    pasted: str = ""
    promise: tuple[str, str, str, str] = ("", "", "", "")
    said: str = ""
    better: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
