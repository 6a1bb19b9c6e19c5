"""Readers of texts and files that make paper drafts; one file each."""
