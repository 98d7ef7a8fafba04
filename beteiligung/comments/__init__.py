"""The discussion under an idea: comments with one level of replies, and the officers' answers."""
