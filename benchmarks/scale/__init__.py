"""Records too many for memory, through DuckDB or Spark: `python -m benchmarks.scale --rows 50_000_000`."""
