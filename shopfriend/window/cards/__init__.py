"""The screen of the month's end: the pile of cards, the editor beside it, and what came out of the printer."""
