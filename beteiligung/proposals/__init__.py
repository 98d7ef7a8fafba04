"""Ideas (Proposal, "Idee"): drafted without an account, sent, moderated, discussed, reviewed, promoted."""
