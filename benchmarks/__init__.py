"""innonet beside its peers, in one run: `python -m benchmarks`, and `python -m benchmarks.NAME` for one part."""
