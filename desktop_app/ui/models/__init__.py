"""Qt item models over domain values; rows are inserted and removed one by one, never reset."""
