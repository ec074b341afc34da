"""Measurements of quality and speed: as JSON, on the terminal, as a page with pictures."""
