"""From a text to an Article: furniture goes, labels become fields, the rest is hashed.

* `clean` does that for an article, `dump` for a text which an earlier scraper left, whose head is read by `dump_head`;
  `markdown` and `run_together` give the lines of one that has none of its own
* `marking` says which lines are furniture: by the `rules` of the `catalogue` (`boilerplate`, `openings` for its speed),
  by the lines around them (`parted`, `boxes` with `box_shapes` and `box_text`, `weather`, `lists`, `threads`,
  `imprint`, `ending`), and which are the article's `own_words` or `verse` after all
* `glued` parts widgets from the sentence that they were glued to
* `labels`, `signature` and `last_bylines` fill the fields
"""
