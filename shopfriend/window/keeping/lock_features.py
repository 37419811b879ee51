"""What locking asks for, as callables. Free of Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto


class Way(Enum):
    """What opens a locked window: its PIN, the system's keychain without a word, or the code from the sheet."""

    PIN = auto()
    KEYCHAIN = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class LockFeatures:
    """`way` tells what shall be asked for; `let_in` takes that way and what was typed, opens the shop where it was let
    go, and refuses with a Problem. `lock` lets go of the file and its key. The PIN is that of this shop's window here.
    """

    way: Callable[[], Way]
    let_in: Callable[[Way, str], None]
    lock: Callable[[], None]
    choose_pin: Callable[[str], None]
    no_pin: Callable[[], None]
