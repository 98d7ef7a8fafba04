"""Votes: one per person and idea, held by the database, revocable while open. A vote advises, it does not decide."""
