"""innonet beside its peers, and its claims measured."""
