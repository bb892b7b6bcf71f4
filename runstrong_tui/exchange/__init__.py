"""What goes out for people and for other programs: text and JSON."""
