"""A slow phone that was never here: when it shows a page, and what comes over the line."""
