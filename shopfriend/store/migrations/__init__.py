"""The history of the tables, one revision a file. Migrations never import live records."""
