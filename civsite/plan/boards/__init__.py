"""A community and a quarter enter; the edition leaves: what hangs in every slot of every board."""
