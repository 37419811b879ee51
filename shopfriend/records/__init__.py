"""What is remembered: one typed, mapped class a noun, and the pure functions that stand beside the noun."""
