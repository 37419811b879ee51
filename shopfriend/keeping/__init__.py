"""Keeping what is remembered: opening a shop, looking after its file."""
