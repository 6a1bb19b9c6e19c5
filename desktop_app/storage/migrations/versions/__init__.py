"""The steps, one a file, oldest first by name."""
