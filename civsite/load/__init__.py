"""Bytes → text → tree with spans → model: the one stage that reads a community's repository."""
