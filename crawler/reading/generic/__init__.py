"""Reading without rules: what an article of an unknown platform says, told by what all pages have in common.

In the order in which `generic_page` reads one:

0. `page_data` puts a text that waits for a script where that would show it.
1. `boxes` says what stands where, with the headline that `headlines` chooses and the date at it.
2. `no_article` and `led_elsewhere` refuse what is none.
3. `parts` says which part of the page is the article's.
4. `fields` reads each field.

`otherwise` reads so what no layout of a known platform fits. `menus` and `listed_headlines` tell what on a listing
leads where.
"""
