"""Reference figures with source, confidence and validity: what a row is, and how one is found by name and date."""
