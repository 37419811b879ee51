"""The lock behind the window: what opens it again, and the shop that is let go of meanwhile."""

from contextlib import closing
from typing import TYPE_CHECKING

from shopfriend.app import Surroundings
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.window.keeping.lock_features import LockFeatures, Way

if TYPE_CHECKING:
    from shopfriend.opened.shop import OpenShop


class OpenLock:
    """Lets the owner into one shop again, by PIN, keychain or code. The keychain is asked each time."""

    def __init__(self, here: Surroundings, shop: "OpenShop") -> None:
        self._here = here
        self._shop = shop

    def prepare(self) -> bool:
        """Open the shop as the window starts. Raises Problem "pin-wanted" where its PIN must come first, or as there.

        Else whoever closed a locked window would open it by starting it again.
        """
        if self._shop.path.exists() and self.way() is Way.PIN:
            raise Problem("pin-wanted", _("This window is locked with a PIN."))
        return self._shop.prepare()

    def way(self) -> Way:
        """What shall be asked for; the keychain is tried without a word where there is no PIN."""
        if self._here.code is not None and not self._shop.is_sample:
            return Way.CODE
        from shopfriend.keeping import pin
        from shopfriend.store import cipher

        if not self._shop.is_sample and pin.is_set(self._here.keychain, cipher.salt_of(self._shop.path)):
            return Way.PIN
        return Way.KEYCHAIN

    def let_in(self, way: Way, typed: str) -> None:
        """Come back if that opens the shop, which is open then. Raises Problem as `pin.check`, `OpenShop.prepare`."""
        from shopfriend.keeping import pin
        from shopfriend.store import cipher

        shop, keychain = self._shop, self._here.keychain
        if way is Way.PIN:
            pin.check(keychain, cipher.salt_of(shop.path), typed)
        code = typed if way is Way.CODE else None
        if code is not None or (shop.is_open and not shop.is_sample):
            self._try_key(code)
        if not shop.is_open:
            shop.prepare(code)
        if code is not None:
            pin.forgive(keychain, cipher.salt_of(shop.path))

    def _try_key(self, code: str | None) -> None:
        """A code must be right also where the keychain would open, and a shop that is open still wants its key."""
        from shopfriend.store import cipher, key

        path = self._shop.path
        with closing(cipher.connect(path, key.key_of(path, self._here.keychain, code=code, ask=None))) as connection:
            cipher.check_opens(connection, path)

    def choose_pin(self, pin: str) -> None:
        """Let a PIN open the window. Raises Problem as `pin.choose`."""
        from shopfriend.keeping import pin as pins
        from shopfriend.store import cipher

        pins.choose(self._here.keychain, cipher.salt_of(self._shop.path), pin)

    def no_pin(self) -> None:
        """Ask for no PIN any more."""
        from shopfriend.keeping import pin
        from shopfriend.store import cipher

        pin.take_out(self._here.keychain, cipher.salt_of(self._shop.path))

    def features(self) -> LockFeatures:
        """What the window asks for."""
        return LockFeatures(self.way, self.let_in, self._shop.lock, self.choose_pin, self.no_pin)
