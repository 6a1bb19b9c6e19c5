"""Use cases: one method is one action of the reader and one transaction."""
