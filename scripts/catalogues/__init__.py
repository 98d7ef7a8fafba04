"""The message catalogues: which file belongs to which domain, collecting messages, and checking translations."""
