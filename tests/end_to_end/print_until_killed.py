"""A process that prints a month's cards as the window does and says what came out, over and over, until killed."""

import random
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from shopfriend.app import Surroundings
from shopfriend.cards.passes import PrintWish
from shopfriend.opened.shop import OpenShop
from shopfriend.records.kinds import CardState
from shopfriend.window.cards.features import CardFeatures
from tests.end_to_end.command import CODE

MONTH = date(2026, 11, 1)
RESOURCES = Path(__file__).parents[2] / "resources"


def answer(cards: CardFeatures, chance: random.Random) -> None:
    """Say of each card on the oldest open run whether it came out, a few in one breath."""
    run = cards.asked_about()
    while run is not None:
        asked = [card.uid for card in run.cards if card.came_out is None]
        cards.settle(run.uid, {uid: chance.random() < 0.5 for uid in asked[: chance.randint(1, 9)]})
        run = cards.asked_about()


def main(shop: Path, seed: int) -> None:
    """Tell each step on standard output, so that a kill can be aimed at it."""
    chance = random.Random(seed)
    opened = OpenShop(Surroundings(RESOURCES, CODE, MONTH, shop.with_suffix(".json")), shop, CODE)
    opened.prepare()
    cards = opened.features().cards
    print("open", flush=True)
    while True:
        answer(cards, chance)
        pile = cards.month(MONTH).cards
        for card in pile:
            if card.is_first:
                cards.whom.knows(card.uid)
            if card.state is CardState.SUGGESTED:
                cards.write(card.uid, card.draft, True, card.draft)
        waiting = [card.uid for card in pile if card.state is CardState.WAITING]
        if waiting:
            print("printing", flush=True)
            with TemporaryDirectory() as folder:
                cards.print_ready(MONTH, waiting, Path(folder), PrintWish(""), lambda _done, _of: None, lambda: False)
        elif all(card.state is CardState.PRINTED for card in pile):
            print("all", flush=True)
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
