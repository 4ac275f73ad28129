"""Freezes the program and packs it; no part of the program."""
