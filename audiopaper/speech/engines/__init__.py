"""The engines that come with the program, found through the entry-point group ``audiopaper.engines``."""
