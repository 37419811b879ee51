"""Shopfriend: a shop that remembers its regulars as a friend would."""

__version__ = "0.1.0"
