"""What the stages are called, what they mean, and what whoever stands there deserves of the shop."""

from shopfriend.language import _
from shopfriend.records.kinds import Stage


def name_of(stage: Stage) -> str:
    """What those are called who stand there."""
    return {
        Stage.PROSPECT: _("Prospects"),
        Stage.CUSTOMER: _("Customers"),
        Stage.CLIENT: _("Clients"),
        Stage.PARTNER: _("Partners"),
    }[stage]


def name_of_one(stage: Stage) -> str:
    """What somebody is called who stands there."""
    return {
        Stage.PROSPECT: _("Prospect"),
        Stage.CUSTOMER: _("Customer"),
        Stage.CLIENT: _("Client"),
        Stage.PARTNER: _("Partner"),
    }[stage]


def meaning_of(stage: Stage) -> str:
    """What they do, in a few words."""
    return {
        Stage.PROSPECT: _("know of us"),
        Stage.CUSTOMER: _("have bought"),
        Stage.CLIENT: _("come back for us"),
        Stage.PARTNER: _("send others"),
    }[stage]


def deserves(stage: Stage) -> str:
    """What they deserve of the shop."""
    return {
        Stage.PROSPECT: _("They deserve a friendly word, and a good reason to come in."),
        Stage.CUSTOMER: _("They deserve to be called by name, and a thank-you for the first visit."),
        Stage.CLIENT: _("They deserve a birthday card, the usual kept ready, and a call when something has come in."),
        Stage.PARTNER: _("They deserve to hear first, to be asked for advice, and thanks in ink for each friend."),
    }[stage]


def nobody_at(stage: Stage) -> str:
    """What stands where nobody is."""
    return {
        Stage.PROSPECT: _("Nobody who only knows of us. A name that a friend passes on will stand here."),
        Stage.CUSTOMER: _("Nobody yet. Everybody who is noted at the counter begins here."),
        Stage.CLIENT: _("Nobody yet. Whoever comes back of their own accord will stand here."),
        Stage.PARTNER: _("Nobody yet. Whoever sends friends to us will stand here."),
    }[stage]
