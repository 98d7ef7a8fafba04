"""Yearly figures for everybody: what came, what became of it, how long it took. Nothing in them counts one officer."""
