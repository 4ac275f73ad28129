"""The workspace: one SQLite file, one writer, backups; nothing acknowledged is ever lost."""
