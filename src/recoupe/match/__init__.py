"""Events in, incidents out."""
