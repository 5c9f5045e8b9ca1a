"""The kinds of item, a file each."""
