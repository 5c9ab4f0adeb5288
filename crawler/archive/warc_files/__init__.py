"""WARC files, written and read.

`warc` and `warc_records` write them, `pages` and `members` read them. `salvage` reads past damage; of others' files
`packaged` takes those in a WACZ, `repacking` those that are compressed as one, and `digests` knows the spellings.
"""
