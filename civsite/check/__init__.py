"""A community and a day enter; what is wrong with its content leaves, one rule a file."""
