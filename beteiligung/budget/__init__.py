"""The project book: funds of a year, their pots, what is bound in them, and an append-only ledger. Knows no measures."""
