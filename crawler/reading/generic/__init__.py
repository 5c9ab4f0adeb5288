"""Reading without rules: `generic_page` makes an article of a page of unknown make.

It finds the `headline` (`slug`), a `bare_headline` or at worst a `plain_headline`; then `page_boxes` what stands where
(`beside`, `columns`, `unnamed_columns`, `page_dates`, `date_row`, `following`); then `main_part` the text
(`extraction`, `known_text`, `between_ends`), or `own_part` where there is hardly any (`chosen_part` says which); then
`article_text`, `article_date`, `modified_date`, `named_boxes`, `section_named`, `section_labelled`, `tags`, `labelled`,
`author_link`, `meta_row`, `beside_date`, `lead_apart` and `page_files` the fields. `no_article` and `led_elsewhere`
tell what is none, `menus` and `headlines` what on a listing leads where. `otherwise` reads so what no layout of a known
platform fits.
"""
