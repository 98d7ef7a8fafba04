"""The desk: what waits for an officer, and decisions with ground, facts and remedies."""
