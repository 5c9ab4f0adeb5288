"""The archive: the database of articles, captures and runs, the WARC files, and the exports written from both.

From below:

* `tables` and `migrations`: what is kept. `database` and `connections`: how it is opened; `causes`: what its errors
  mean. `lock`, with `machines`: who may work on it. `times`, `lines`, `batches`: the form of a time and of a record,
  and how many at once
* `keeping`, `known`, `history`, `selection`: the queries. `store`, over them: the archive as crawls and exports use
  it
* `running`: the runs, and `killed`: those that never ended. `responses`: the index of the WARC files. `search`: the
  index that `crawler.browse` asks
* `warc` and `warc_records` write WARC files, `pages` and `members` read them. `salvage` reads past damage; of others'
  files `packaged` takes those in a WACZ, `repacking` those that are compressed as one, and `digests` knows the
  spellings
* `export`, with `manifest` and `whole`: writing an export, whole or not at all. `formats`, with `csv_file` and
  `parquet_file`: in which form. `wacz`, with `package`, `cdxj` and `surt`: the stored pages of its articles
* `comparing`, with `wording`, `minhash` and `alike`: finding reprints. `clusters`: telling them
"""
