"""What is said at the counter, understood as far as it is sure: the days that are named, and what could be kept."""
