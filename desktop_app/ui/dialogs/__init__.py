"""Windows that ask the reader something."""
