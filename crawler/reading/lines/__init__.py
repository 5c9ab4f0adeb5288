"""What stands in a line, read alike for all fields.

`one_line` brings a text to one line and one spelling. `dates` reads a moment, with `date_forms` for its spellings and
`free_dates` for one amid other words; `days` are those that a user asks for. `byline` reads who wrote, with `names`,
`several_names` and `outlets`; `label_words` are those by which pages label a field. `resolve` completes an address.
"""
