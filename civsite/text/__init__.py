"""What editors write, understood: a text enters, its parts leave."""
