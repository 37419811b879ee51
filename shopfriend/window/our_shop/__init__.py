"""Our shop on the screen."""
