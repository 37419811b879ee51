"""Goodwill: how close people have come, who sent whom, what the shop gave, and who has had no word from it lately."""
