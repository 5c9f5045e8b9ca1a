"""Editors' text: what is written leaves as it is meant, and names are compared in one way."""
