"""Making paper: cards, envelopes and lists at true size. Knows no database."""
