"""The screen that brings a list of customers along."""
