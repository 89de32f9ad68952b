"""Doubles of what is outside the program, for its own tests and for those of people who build on it."""
