"""Month end: whom to thank, in which words, and which cards wait to be printed."""
