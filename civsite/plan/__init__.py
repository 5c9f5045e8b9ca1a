"""A community and a quarter enter; what hangs on every board and plays on every screen leaves."""
