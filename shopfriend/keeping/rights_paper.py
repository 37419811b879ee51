"""What is said on paper about people's rights: the notice for the counter, and the receipt of a forgetting."""

from shopfriend.keeping.rights_views import Forgot
from shopfriend.keeping.views import ShopSettings
from shopfriend.language import _, ngettext, yearly_day_in_words
from shopfriend.printing.notice import Notice


def receipt(forgot: Forgot, shop: ShopSettings) -> Notice:
    """What went and what stays, for whoever asked to be forgotten; it holds no word about them."""
    day = yearly_day_in_words(forgot.day.day, forgot.day.month, forgot.day.year)
    return Notice(
        _("Forgotten, for good"),
        "  ·  ".join(filter(None, (_shop_in_words(shop), day))),
        (
            (_("What went"), (_what_went(forgot), *_swept(forgot))),
            (_("What stays"), what_stays()),
            (
                _("If you come again"),
                (
                    _(
                        "You are welcome like anybody else. The shop keeps a fingerprint that nobody can read, so that "
                        "no list and no backup brings back what was forgotten."
                    ),
                ),
            ),
        ),
        _("This paper names nobody, and no copy of it is kept."),
    )


def _what_went(forgot: Forgot) -> str:
    return ngettext(
        "On this day one entry about one person was deleted from the shop's file, for ever: with it went every place "
        "where it could be found, and what was noted of its changes.",
        "On this day {n} entries about one person were deleted from the shop's file, for ever: with them went every "
        "place where they could be found, and what was noted of their changes.",
        forgot.entries,
    ).format(n=forgot.entries)


def _swept(forgot: Forgot) -> tuple[str, ...]:
    if forgot.swept:
        return (_("The file was then written anew, so that nothing of it is left in its free room."),)
    return (_("The file is written anew with the next backup; what was deleted is overwritten already."),)


def what_stays() -> tuple[str, ...]:
    """Where something may still stand that no program reaches, a sentence each."""
    return (
        _("Paper: cards, envelopes and lists that were printed. Whoever got a card by post has it."),
        _("PDF files and exports that were saved outside the shop's file."),
        _(
            "Backups of earlier days, encrypted. They go one by one as newer ones come, and one that is brought back "
            "forgets as well."
        ),
        _("A first name in what was said about somebody else, where it could mean anybody."),
    )


def _shop_in_words(shop: ShopSettings) -> str:
    return ", ".join(filter(None, (shop.name, shop.street, f"{shop.postcode} {shop.town}".strip())))


def counter_notice(shop: ShopSettings, years: int) -> Notice:
    """The page for the counter: what is remembered, why, how long, and how to see or to stop it.

    `years` is after how long a silence customers are offered for forgetting, 0 for never.
    """
    for_how_long = _("Until you ask us to forget it.")
    if years:
        for_how_long = ngettext(
            "Until you ask us to forget it. When we have not seen you for a year, we look through it and forget what "
            "nobody needs.",
            "Until you ask us to forget it. When we have not seen you for {n} years, we look through it and forget "
            "what nobody needs.",
            years,
        ).format(n=years)
    return Notice(
        _("What we remember"),
        _shop_in_words(shop),
        (
            (
                _("What"),
                (
                    _("Your name, how to reach you, your birthday if you told us, and what you like."),
                    _("What we talked about, what we promised you, and which cards we wrote."),
                ),
            ),
            (
                _("Why"),
                (
                    _("To greet you as somebody we know, to keep our promises, and to write to you by hand."),
                    _("For nothing else. We sell it to nobody and show it to nobody."),
                ),
            ),
            (
                _("Where"),
                (_("On one computer in this shop, locked with a code. Not on the internet."),),
            ),
            (_("For how long"), (for_how_long,)),
            (
                _("Your say"),
                (
                    _("Ask us what we know about you: we print it for you, all of it, while you wait."),
                    _("If something is wrong, we put it right."),
                    _("No cards? Tell us once, and there are none."),
                    _("“Please forget me”: we do so at once, for good, and give you a receipt."),
                    _("Not satisfied with our answer? The data protection authority listens to you, too."),
                ),
            ),
        ),
    )
