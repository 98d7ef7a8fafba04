"""Who may do what: the acting person as a value, predicates, and one table of permissions (product rules, section 11)."""
