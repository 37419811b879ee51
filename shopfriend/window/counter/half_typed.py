"""What was typed at the counter and not stored, so that new screens can be built around it. Free of Qt."""

from dataclasses import dataclass

DETAIL = "detail"
"""Beside the facts' names: the key under which a half typed detail is kept."""


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """Talks by customer; facts by customer and field; and a new face's name, phone, e-mail and what to call them."""

    talks: dict[str, tuple[str, str, str]]
    facts: dict[str, dict[str, str]]
    face: tuple[str, str, str, str]
