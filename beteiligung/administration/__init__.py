"""The coordinator's and the administrator's pages. No tables of its own."""
