"""What the whole window asks of the shop: one record of callables for each screen. Free of Qt."""

from dataclasses import dataclass

from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.counter.features import CounterFeatures, PromiseFeatures
from shopfriend.window.exchange.features import ImportFeatures
from shopfriend.window.keeping.features import SettingsFeatures


@dataclass(frozen=True, slots=True)
class Features:
    """What each screen asks for."""

    counter: CounterFeatures
    cards: CardFeatures
    promises: PromiseFeatures
    settings: SettingsFeatures
    importing: ImportFeatures
