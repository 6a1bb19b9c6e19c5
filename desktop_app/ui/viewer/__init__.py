"""The reader: PDF pages and abstract pages, selection, marks drawn on them."""
