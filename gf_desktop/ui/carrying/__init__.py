"""换用另一张评价表: what becomes of an evaluation under another table, seen before a new one is made."""
