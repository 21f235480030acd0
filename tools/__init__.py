"""The programs that make calls, each with one reason to exist."""
