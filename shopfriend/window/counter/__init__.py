"""The counter's screen: search, hits, the regular's page, and today."""
