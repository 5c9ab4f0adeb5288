"""Reading without rules: what an article of unknown make says, told by what all pages have in common.

In the order in which `generic_page` reads one:

1. `page_boxes` finds what stands where. `headline` chooses the headline: a heading, else a line that says what the
   page's title says (`headline_by_title`), else one right above a date (`headline_by_date`); `slug` is what a headline
   makes of an address, `badge` what a theme adds before one. `page_dates` knows the date at it, `date_row` one in a row
   with others; `beside`, `around_lists`, `columns` and `unnamed_columns` know what is not the article's, `own_head`
   what is, though it is named like the site's; `following` gives what stands below an element.
2. `no_article` and `led_elsewhere` refuse what is none.
3. `chosen_part` says which part is the article's: `main_part` by the text that is extracted (`extraction`;
   `known_text` is where on the page that stands, `between_ends` where it begins and ends), or `own_part` by the
   headline alone, where there is hardly any text.
4. The fields: `article_text` and `lead_apart` text and lead; `article_date` and `modified_date` the times;
   `named_boxes`, `author_link`, `beside_date`, `labelled` and `meta_row` who wrote it; `section_named` and
   `section_labelled` the section; `tags`; `page_files` the files.

`otherwise` reads so what no layout of a known platform fits. `menus` and `listed_headlines` tell what on a listing
leads where.
"""
