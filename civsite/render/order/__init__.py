"""The print shop's order: what to print, how large, how often; and an overview with pictures."""
