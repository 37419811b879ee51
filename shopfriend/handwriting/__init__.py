"""A hand and how it writes: placed numbers, with no knowledge of shops or of PDF."""
