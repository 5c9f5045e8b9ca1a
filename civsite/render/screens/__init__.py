"""Screens: slides, LED frames, playlists, the player and what goes on a USB stick."""
