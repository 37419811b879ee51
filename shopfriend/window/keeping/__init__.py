"""Screens before the counter: the first day, and the code that opens a shop."""
