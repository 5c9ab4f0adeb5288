"""What every article passes, in this order: clean, validate, deduplicate, keep."""
