"""What texts mean, as vectors kept in a cache: sentences in, those near a question out; a child process computes."""
