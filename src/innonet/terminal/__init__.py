"""What a person at a terminal meets: help in two languages, tables, progress, completion, what is installed."""
