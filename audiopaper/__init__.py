"""The audio edition of a Chinese local newspaper."""
