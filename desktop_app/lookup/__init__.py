"""Web look-ups: one client, one file for each source. The only place that speaks HTTP, and only after a yes."""
