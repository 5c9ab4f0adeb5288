"""Which part of a page of an unknown platform is the article's.

`chosen_part` says it: `main_part` by the text that is extracted (`extraction`; `known_text` is where on the page that
stands, `between_ends` where it begins and ends), or `own_part` by the headline alone, where there is hardly any text.
"""
