"""Loads Qt without its watch over imports, which would read the source of every module that comes after.

PySide looks there for a switch of names that nothing here uses; SQLAlchemy alone loads a quarter slower with it.
"""

import builtins


def load_qt() -> None:
    """Load Qt's core before the rest of the window. Where PySide keeps no watch any more, nothing else happens."""
    import PySide6.QtCore  # noqa: F401 (it puts the watch on)

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
