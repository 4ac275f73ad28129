"""Packs, programmes and reference tables: read from files, checked, said in places a person can find."""
