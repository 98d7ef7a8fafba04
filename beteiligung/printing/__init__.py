"""Pages to print: templates of typst, the fonts they need, and the one place that makes PDFs of both, in a child process."""
