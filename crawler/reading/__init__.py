"""From a page or a text to an Article: pure functions, no network, no Scrapy engine.

In the order in which a page passes them:

* `page`, with `charset`, `nested`, `size_limits` and `controls`: the bytes become one tree
* `links`, `resolve`, `listing`, `pager`, `sitemap`: where the page leads
* `metadata`, with `json_ld`, `microdata`, `breadcrumb` and `encoded`: what the page says of itself
* `layouts`: where a platform puts each field; `generic`: where a page of unknown make has them
* `text`, with `inline`, `block`, `looks`, `table` and `picture_url`: the article's element becomes blocks of text
* `captions`, `same_picture`, `lead`: what of these blocks belongs to pictures and lead
* `parts`, by `part_address`: which further pages an article has, and what they add
* `cleaning`: furniture goes, labels become fields; `normal_form` gives the hash
* `validate` and `login`: what is no article after all

`one_line`, `dates` (with `date_forms` and `free_dates`), `byline` (with `names`, `outlets` and `label_words`) read what
stands in a line, for all of them; `box_words` what a box is called. `days` are those that a user asks for.
"""
