"""What the whole window asks of the shop: one record of callables for each screen. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from shopfriend.window.cards.features import CardFeatures
from shopfriend.window.counter.features import CounterFeatures, PromiseFeatures
from shopfriend.window.exchange.features import DoublesFeatures, ImportFeatures, TakingFeatures
from shopfriend.window.goodwill.features import CircleFeatures
from shopfriend.window.keeping.bin_features import BinFeatures
from shopfriend.window.keeping.features import SettingsFeatures
from shopfriend.window.keeping.measuring_features import MeasuringFeatures
from shopfriend.window.keeping.safety_features import SafetyFeatures
from shopfriend.window.our_shop.features import OurShopFeatures


@dataclass(frozen=True, slots=True)
class LaterFeatures:
    """What the places ask for that a shop grows into; `there` tells which are there by now, by name."""

    there: Callable[[], frozenset[str]]
    circle: CircleFeatures
    our_shop: OurShopFeatures


@dataclass(frozen=True, slots=True)
class Features:
    """What each screen asks for."""

    counter: CounterFeatures
    cards: CardFeatures
    promises: PromiseFeatures
    settings: SettingsFeatures
    safety: SafetyFeatures
    importing: ImportFeatures
    measuring: MeasuringFeatures
    taking: TakingFeatures
    doubles: DoublesFeatures
    later: LaterFeatures
    bin: BinFeatures
