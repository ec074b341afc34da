"""Every list Lookthrough can read, one module each: metadata, `read`, `map`."""
