"""The archive: the database of articles, captures and runs, the WARC files, and the exports written from both.

From below:

* `tables`, `migrations` and `version`: what is kept. `database` and `connections`: how it is opened, `fixed` where
  nothing can be written; `causes`: what its errors mean. `lock`, with `machines`: who may work on it. `times`, `lines`,
  `batches`, `temporary`: the form of a time and of a record, how many at once, and where what is put in order stands
  meanwhile; `room`: what somebody gives does not fill the disk
* `keeping` (of no `other_page`), `known`, `history`, `selection`: the queries. `store`, over them: the archive as
  crawls and exports use it; `naming`: what becomes of names when a portal changes its platform
* `running`: the runs, and `killed`: those that never ended. `search`, with `search_text`: the index that
  `crawler.browse` asks
* `warc_files` are written and read; `responses`: their index
* `exports` are written from both
* `reprinting`: which articles are one, printed again
"""
