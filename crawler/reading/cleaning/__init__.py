"""From a text to an Article: furniture goes, labels become fields, the rest is hashed.

1. `clean` does that for an article; `dump` for a text which an earlier scraper left, whose head is read by
   `dump_head`: `head_lines` puts its lines as a page has them, `dump_date` finds the date. `markdown` and
   `run_together` give the lines of one that has none of its own; `glued` parts widgets from the sentence that they
   were glued to.
2. `marking` says which lines are furniture. `boilerplate` tells what a line alone may be, by the `phrases` in the
   `catalogue` of `rules` (`openings` makes that fast; `bare` is for what is typed without diacritics), or else by
   its terms: the `page_talk`. What stands around it decides: `parted` joins a widget's lines, `own_words` and
   `verse` are the article's after all, `lists` and `teasers` are of other articles, `threads` of readers; `sidebar`
   knows boxes by their `sidebar_shapes` and `sidebar_ends`, `weather` those amid a text, on the `marked_text`;
   `ending` says where the article is over, `signed_end` whether it is where somebody signs, `foot` what goes below
   that, also what the `page_voice` says; `imprint` is what ends the page.
3. `labels`, `signature` and `last_bylines` fill the fields.
"""
