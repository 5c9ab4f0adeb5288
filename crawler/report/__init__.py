"""The morning report: a static site over the archive, in Vietnamese and English, opened from a folder.

`site` goes through the portals: `queries` asks the archive, `health` tells each one's state, `past` what its runs
say, `overview` adds up. `pages` fills the templates, with `plots` (drawn by `charts`), `tiles` and `words`; `reasons`
translates verdicts, `run_files` copies what is linked.
"""
