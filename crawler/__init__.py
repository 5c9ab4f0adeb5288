"""Báo Tỉnh: the archive crawler for Vietnam's provincial press.

The way of the data: `crawl` asks for the pages of the portals that `spiders` declare, by what their `platforms` say,
through the `middlewares`; `reading` makes an article of each page; `pipelines` clean it, judge it and keep it in the
`archive`. `operations` is what is done with crawls and archives, `report` and `browse` show them, and `commands` are
thin hands for all of it. `samples` are portals to try it on.

Imports lead down only, as tests/test_layers.py has it.
"""
