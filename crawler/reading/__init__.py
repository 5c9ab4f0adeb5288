"""From a page or a text to an Article: pure functions, no network, no Scrapy engine.

In the order in which a page passes them:

* `parsing`: the bytes become one tree
* `outlinks`: where the page leads
* `structured_data`: what the page says of itself
* `layouts`: where a platform puts each field; `generic`: where a page of an unknown platform has them
* `body`: the article's element becomes blocks of text; what of these belongs to pictures and lead
* `parts`, by `part_address`: which further pages an article has, and what they add
* `cleaning`: furniture goes, labels become fields; `normal_form` gives the hash
* `validate`, `login` and `wait_page`: what is no article after all

`lines` reads what stands in a line (a moment, a name, an address), for all of them; `box_words` what a box is called.
"""
