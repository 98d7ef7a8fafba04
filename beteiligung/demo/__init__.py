"""Demonstration data: made-up neighbours and ideas, marked as such, made by the same operations that people use."""
