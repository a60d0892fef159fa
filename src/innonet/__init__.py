"""innonet."""
