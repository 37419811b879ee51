"""Our shop: what customers meet here, the reputation we want to deserve, and whether they come of their own accord."""
