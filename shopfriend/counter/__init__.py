"""The counter: finding a regular, greeting her, remembering what was said, keeping promises."""
