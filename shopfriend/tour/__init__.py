"""The tour: pictures of every screen and state, made from a sample shop without a display."""
