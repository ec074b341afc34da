"""One module for each class of error: a listed name to what records may have made of it."""
