"""Enters: a finished output folder and an address. Leaves: the same files there, in a safe order."""
