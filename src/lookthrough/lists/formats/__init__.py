"""Formats that several lists share."""
