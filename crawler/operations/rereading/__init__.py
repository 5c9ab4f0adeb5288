"""What is kept, derived again by today's rules: no network, and nothing that was kept is lost.

`reread` reads the stored pages (`again`, `in_processes` of its own; `stored` as a crawl does), `foreign` those in WARC
files that others made (`given_files`, `given_pages`); `reclean` cleans the text that is kept.
"""
