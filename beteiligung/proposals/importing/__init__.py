"""Reads ideas from CSV and Pabulib files into plain values. Every fault has its place; nothing is stored here."""

from beteiligung.proposals.importing.csv_file import read_csv
from beteiligung.proposals.importing.pabulib import read_pabulib
from beteiligung.proposals.importing.rows import ReadFile, ReadIdea, check_language, decode


def read_ideas(content: bytes, *, is_pabulib: bool) -> ReadFile:
    """Read a file. Raises BadInput with the place of the first fault."""
    text = decode(content)
    return read_pabulib(text) if is_pabulib else read_csv(text)


__all__ = ["ReadFile", "ReadIdea", "check_language", "read_ideas"]
