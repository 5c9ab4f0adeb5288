"""When each portal is crawled, and that it is.

`planned` reads the schedule (`schedule`, `schedule_file`, `toml_lines`, `cadence`), `due` says by the `jobs` what is
due, `rounds` crawls that: each crawl a `child`, one at a time of what `spread` calls a site. `abandoned`: those that an
earlier round began.
"""
