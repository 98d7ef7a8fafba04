"""Routes of measures: what everybody reads, and the desk that prepares them."""
