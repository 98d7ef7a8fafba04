"""The outbox: mails wait as rows of the transaction that caused them, and leave later, retried, in the recipient's language."""
