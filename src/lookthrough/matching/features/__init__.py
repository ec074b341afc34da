"""One module for each feature: what two profiles say of each other, as one piece of evidence."""
