"""What the words of the vocabulary are: one noun a file, frozen values without behaviour of stages."""
