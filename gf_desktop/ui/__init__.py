"""The window: PySide6 lives here and nowhere else. Screens show and ask; they never compute."""
