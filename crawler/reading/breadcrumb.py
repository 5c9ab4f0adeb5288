"""Breadcrumbs: the way from the home page to an article, whose names are its sections."""

HOME = frozenset({"trang chủ", "trang nhất", "trang chính", "home"})  # what one begins with, in lower case; no section
