"""A community, a quarter and a day enter; the playlist of every screen leaves."""
