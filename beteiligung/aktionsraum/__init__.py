"""The city and its areas: Aktionsräume and Aktionsquartiere, their years, boundaries and fields of action. Holds no people."""
