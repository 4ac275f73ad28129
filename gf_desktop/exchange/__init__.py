"""What comes in and goes out as documents and spreadsheets, checked at the door."""
