"""The shop's own words for its cards: how somebody who works there begins, ends, and what she likes to write."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from shopfriend.records.base import KEY, NEVER_REUSED, Remembered, not_blank, words_of
from shopfriend.records.kinds import Occasion, OwnKind


class OwnWords(Remembered):
    """A text for cards of an occasion, or a beginning or an ending for all (`occasion` None), in one language.

    A word that is right here though no dictionary has it is right in every language ("").

    `words` may have holes ("{called}") as the texts in resources/words have. Without staff they are everybody's.
    """

    __tablename__ = "own_words"
    __table_args__ = (not_blank("words"), NEVER_REUSED)

    staff_id: Mapped[int | None] = mapped_column(KEY, ForeignKey("staff.id"))
    kind: Mapped[OwnKind] = mapped_column(words_of(OwnKind))
    occasion: Mapped[Occasion | None] = mapped_column(words_of(Occasion))
    language: Mapped[str] = mapped_column(String(20))
    words: Mapped[str]
