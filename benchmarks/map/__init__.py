"""The map in a real browser, beside its aims and beside pyvis."""
