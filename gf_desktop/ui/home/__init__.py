"""Home: every evaluation of the workspace in one plain table. It must paint fast, so it imports little."""
