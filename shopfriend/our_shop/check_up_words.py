"""A check-up in words: each figure and how it is computed, one sentence of judgement, and one thing to do."""

from collections.abc import Mapping
from datetime import date

from shopfriend.language import _, day_in_words, ngettext
from shopfriend.our_shop.figures import Figure, FigureKind, Pillar, strongest_and_weakest, weakest

_WANTED, _WON = 0.65, 0.4


def pillar_in_words(pillar: Pillar) -> str:
    """The name of a pillar."""
    return {
        Pillar.QUALITY: _("Quality"),
        Pillar.SERVICE: _("Service"),
        Pillar.RELATIONSHIPS: _("Relationships"),
    }[pillar]


def headline(figure: Figure) -> str:
    """A figure in a word or two; "" where too little is known. Without a count a share is told of a hundred."""
    if figure.value is None:
        return ""
    if figure.kind is FigureKind.REASON_TO_COME:
        days = round(figure.value)
        if days < 2:
            return _("yesterday") if days == 1 else _("today")
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    if figure.kind is FigureKind.GIVEN:
        return f"{figure.value:.1f}"
    if figure.of:
        return _("{n} of {all}").format(n=figure.good, all=figure.of)
    return _("{n} of {all}").format(n=round(100 * figure.value), all=100)


def said_of(kind: FigureKind) -> str:
    """What a figure counts, as it goes on after the headline."""
    return {
        FigureKind.NEWCOMERS_SENT: _("newcomers were sent by somebody"),
        FigureKind.COMPLAINTS_ANSWERED: _("complaints were answered"),
        FigureKind.PROMISES_IN_TIME: _("promises were kept in time"),
        FigureKind.REASON_TO_COME: _("we last gave somebody a reason to come"),
        FigureKind.TALKED_WITH: _("regulars were talked with and remembered"),
        FigureKind.PERSONAL_LINES: _("cards had a line of their own"),
        FigureKind.GIVEN: _("gestures for each client"),
    }[kind]


def short_of(kind: FigureKind) -> str:
    """The same where there is little room."""
    return {
        FigureKind.NEWCOMERS_SENT: _("newcomers sent"),
        FigureKind.COMPLAINTS_ANSWERED: _("complaints answered"),
        FigureKind.PROMISES_IN_TIME: _("promises in time"),
        FigureKind.REASON_TO_COME: _("a reason to come"),
        FigureKind.TALKED_WITH: _("regulars talked with"),
        FigureKind.PERSONAL_LINES: _("cards with a line"),
        FigureKind.GIVEN: _("gestures a client"),
    }[kind]


def how_computed(kind: FigureKind, until: date, today: date) -> str:
    """How a figure is computed, and from which records."""
    day = day_in_words(until, today, weekday=False)
    said = {
        FigureKind.NEWCOMERS_SENT: _(
            "Of those who became customers in the three months to {day}, how many somebody sent to us. From three on."
        ),
        FigureKind.COMPLAINTS_ANSWERED: _(
            "Of the complaints heard in the three months to {day}, how many were put right or answered; one of the last"
            " three days may still wait. From one on."
        ),
        FigureKind.PROMISES_IN_TIME: _(
            "Of the promises due in the three months to {day}, how many were kept by then. From three on."
        ),
        FigureKind.REASON_TO_COME: _(
            "Days from the last gesture, card or “it has come” for somebody who was a customer already, to {day}."
        ),
        FigureKind.TALKED_WITH: _(
            "Of those seen three times in a year, with how many a talk was noted in the three months to {day}."
            " From three on."
        ),
        FigureKind.PERSONAL_LINES: _(
            "Of the cards sent in the three months to {day}, how many had a personal line. From three on."
        ),
        FigureKind.GIVEN: _(
            "What we gave to clients and partners in the three months to {day}, for each of them. From three on."
        ),
    }[kind]
    return said.format(day=day)


def judgement(stands: float | None, values: Mapping[FigureKind, float]) -> str:
    """One sentence on where the month stands, and on which pillar."""
    if stands is None:
        return _("Too little is known yet to say; with each month of noting it gets plainer.")
    if stands >= _WANTED:
        said = _("Most came because they wanted to")
    elif stands >= _WON:
        said = _("Some came of their own accord, others had to be won")
    else:
        said = _("Most had to be convinced to come")
    pair = strongest_and_weakest(values)
    if pair is None:
        return said + "."
    best, least = (pillar_in_words(pillar).lower() for pillar in pair)
    return _("{said}; {best} carries us most, {least} least.").format(said=said, best=best, least=least)


def one_thing(values: Mapping[FigureKind, float]) -> str:
    """The one thing to do, about the figure with the lowest share."""
    kind = weakest(values)
    if kind is None:
        return _("Note who comes, what you promised and who sent whom: next month there is more to see.")
    return {
        FigureKind.NEWCOMERS_SENT: _("Ask each newcomer who told them of us, and thank whoever it was."),
        FigureKind.COMPLAINTS_ANSWERED: _("Answer one complaint that still waits, in person."),
        FigureKind.PROMISES_IN_TIME: _("Promise a day later than you think, and ring before it is late."),
        FigureKind.REASON_TO_COME: _("Give one regular a reason to come this week: something saved, found or baked."),
        FigureKind.TALKED_WITH: _("Take five regulars of whom nothing was noted lately, and ask each one question."),
        FigureKind.PERSONAL_LINES: _("Write a line of your own on every card; ten words are enough."),
        FigureKind.GIVEN: _("Give one client something they did not ask for."),
    }[kind]
