"""What the self-evaluation report says: its content as plain values, its first drafts, nothing of its layout."""
