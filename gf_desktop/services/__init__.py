"""The use cases, where the rooms meet: what the window and the command line both do."""
