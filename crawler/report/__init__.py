"""The morning report: a static site over the archive, in Vietnamese and English, that a browser opens from a folder."""
