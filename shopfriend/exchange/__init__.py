"""Bringing customers along from other programs, and taking them with you."""
