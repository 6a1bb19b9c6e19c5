"""PDF pages from child processes: protocol, client, supervisor, tiles, text."""
