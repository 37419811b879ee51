"""The encrypted file: opening it, writing to it with a log of every change, and bringing it up to date."""
