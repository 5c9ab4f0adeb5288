"""From a text to an Article: furniture goes, labels become fields, the rest is hashed.

* `clean` does that for an article, `dump` for a text which an earlier scraper left
* `marking` says which lines are furniture: by the `catalogue` (`boilerplate`), by the lines around them (`parted`,
  `boxes` with `box_shapes`, `ending`), and which are the article's `own_words` after all
* `labels` and `signature` fill the fields
"""
