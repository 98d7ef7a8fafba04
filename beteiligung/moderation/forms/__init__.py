"""The shape of what staff send from the desk. Forms that decide carry the version of what they were shown with."""
