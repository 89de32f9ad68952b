"""What the doubles of online services have in common: a server on loopback, faults by dice, and who really speaks."""
