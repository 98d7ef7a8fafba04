"""Pages that belong to no feature: the start page and the addresses operations ask."""
