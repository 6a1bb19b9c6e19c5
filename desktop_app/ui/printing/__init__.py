"""Printing of what is read: what is wished, who draws it, who feeds it with pages."""
