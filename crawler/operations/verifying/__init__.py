"""The archive against itself, and its database made anew.

`verify` checks the WARC files (`verify_files`) and the database (`verify_rows`), `exports` what was exported; what is
wrong are `findings`. `repair` puts a database in place (`database_file`) that `rebuild` has made, with its runs
(`made_runs`), by what files claim (`claims`).
"""
