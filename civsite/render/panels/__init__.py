"""Content and theme files enter; panels, boards and tiles as PDF and PNG leave."""
