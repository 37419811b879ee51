"""Whom to write to, behind the window: anybody by hand, who knows of the cards, and who would rather have none."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopfriend.app import Surroundings

if TYPE_CHECKING:
    from shopfriend.counter.views import Hit, Named
    from shopfriend.printing.making import Workshop
    from shopfriend.records.kinds import Occasion
    from shopfriend.store.database import Database
    from shopfriend.window.cards.whom_features import WhomFeatures
    from shopfriend.window.counter.features import PageCardFeatures


def whom_features(
    here: Surroundings,
    database: "Callable[[], Database]",
    workshop: "Callable[[], Workshop]",
    names: "Callable[[str], Named]",
    find: "Callable[[str], list[Hit]]",
) -> "WhomFeatures":
    """What choosing who gets a card asks for."""
    from shopfriend.window.cards.whom_features import WhomFeatures

    def begin(customer: str, occasion: "Occasion") -> str:
        from shopfriend.cards import by_hand, month_end

        order = month_end.Order(here.today.replace(day=1), Path(), here.today)
        making = month_end.making_in(database(), order, workshop(), here.resources / "words")
        return by_hand.begin(database(), customer, occasion, making, here.today).card

    def not_ever(card: str) -> str:
        from shopfriend.cards import wishes

        return wishes.not_ever(database(), card).action

    def no_cards(card: str) -> str:
        from shopfriend.cards import wishes

        return wishes.no_more(database(), card).action

    def take_back(action: str) -> Any:
        from shopfriend.cards import wishes

        return wishes.take_back(database(), action)

    def knows(card: str) -> Any:
        from shopfriend.cards import first_card

        return first_card.knows(database(), card, here.today)

    return WhomFeatures(names, find, begin, not_ever, no_cards, take_back, knows)


def cards_at_the_counter(here: Surroundings, database: "Callable[[], Database]") -> "PageCardFeatures":
    """What is done about cards on a customer's page and in Today."""
    from shopfriend.window.counter.features import PageCardFeatures

    def done(card: str) -> Any:
        from shopfriend.cards import post_today

        return post_today.done(database(), card, here.today)

    def no_cards(customer: str) -> Any:
        from shopfriend.cards import wishes

        return wishes.no_cards(database(), customer)

    def write_again(wish: str) -> Any:
        from shopfriend.counter import cards_of_one

        return cards_of_one.take_back(database(), wish)

    return PageCardFeatures(done, no_cards, write_again)
