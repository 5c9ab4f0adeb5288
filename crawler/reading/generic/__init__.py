"""Reading without rules: `generic_page` makes an article of a page of unknown make.

It finds the `headline`, at worst a `plain_headline`; then `page_boxes` what stands where (`columns`, `unnamed_columns`,
`page_dates`, `following`); then `main_part` the text (`extraction`, `known_text`), or `own_part` where there is hardly
any; then `article_text`, `named_boxes`, `section_named`, `tags`, `labelled`, `beside_date`, `lead_apart`, `page_files`
the fields. `no_article` tells what is none, and `menus` where the sections are. `otherwise` reads so what no layout of
a known platform fits.
"""
