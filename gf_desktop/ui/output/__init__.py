"""Step 7, what is handed in: the platform's table to copy from, and the self-evaluation report."""
