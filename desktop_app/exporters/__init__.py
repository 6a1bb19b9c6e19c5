"""Writers of notes and marks; one file each."""
