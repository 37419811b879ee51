"""Circle, seen: stages, who sent whom, what the shop gave, and who has had no word from it lately."""
