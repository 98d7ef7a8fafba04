"""The log: who did what to which thing when and on what ground, in codes and opaque ids; and who opened private data."""
