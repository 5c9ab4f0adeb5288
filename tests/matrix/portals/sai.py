"""A module with a mistake in it."""

raise RuntimeError("một dòng viết sai")
