"""The archive: the database of articles, captures and runs, and the JSON lines that are exported from it."""
