"""What features of the reader do, in the reader."""
