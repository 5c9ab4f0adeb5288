"""Exports: what is selected of the archive, written whole or not at all.

`export`, with `manifest` and `whole`, writes one. `formats`, with `csv_file` and `parquet_file`: in which form. `wacz`,
with `package`, `cdxj` and `surt`: the stored pages of its articles.
"""
