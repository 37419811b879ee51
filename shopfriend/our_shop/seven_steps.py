"""The seven steps to a reputation: how far each has come, and which one is thin."""

from collections.abc import Sequence

from shopfriend.language import _
from shopfriend.our_shop.views import PLAN_STEPS, Plan, StepStands

GROUPS_WANTED = 3
"""Whoever names fewer groups than these has left somebody out: customers, those around, those one buys from."""
_HEARING = PLAN_STEPS.index("how_we_hear")


def step_titles() -> tuple[str, ...]:
    """What each of the seven steps asks, in their order."""
    return (
        _("Who holds a reputation of us"),
        _("What they should think and say"),
        _("How we let them know"),
        _("How we behave to earn it"),
        _("What we do every day"),
        _("How we hear and measure it"),
        _("The standard that keeps it"),
    )


def steps_of(plans: Sequence[Plan]) -> tuple[StepStands, ...]:
    """How far each of the seven steps has come.

    The first counts the groups that are named, of three at least; the others, for how many of the groups they are
    written down. The sixth, hearing, counts only where something was heard in the last three months, too. Two groups,
    both with a sentence, of which one was heard: 2 of 3, 2 of 2, ... and 1 of 2.
    """
    return (
        StepStands(1, len(plans), max(GROUPS_WANTED, len(plans))),
        *(
            StepStands(number + 1, sum(_is_done(plan, number) for plan in plans), max(1, len(plans)))
            for number in range(1, len(PLAN_STEPS))
        ),
    )


def _is_done(plan: Plan, number: int) -> bool:
    written = bool(str(getattr(plan, PLAN_STEPS[number])).strip())
    return written and (number != _HEARING or plan.heard_lately)


def thin_step(steps: Sequence[StepStands]) -> int | None:
    """The number of the step that has come least far, the earliest among equals; None where all are done.

    A step leans on those before it: what is not named yet cannot be told, and what is not done cannot be heard.
    """
    thinnest = min(steps, key=lambda step: (step.share, step.number))
    return None if thinnest.share >= 1 else thinnest.number
