"""People: sign-in by code, staff with a second factor, and who is officer where and when."""
