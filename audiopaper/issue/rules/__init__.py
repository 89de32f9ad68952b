"""Small, named rules: each knows one habit of printed pages, and has its cases in ``tests/pairs``."""
