"""Reading by rules: a `layout` says where a platform puts each field, in CSS; `read_layout` reads a page by it.

What of the page is `shown` by a layout is found first. `select` looks for elements by CSS, which `css` makes tests of.
Of the text is `left_out` what the layout says, and by `insets` what leads to other articles, but not the words `amid` a
sentence; `cut_off` finds what a stray end tag put behind it. Where a layout says nothing, a field is looked for at its
usual place: the title by `heading`, the time by `date_shown`, the lead by `lead_shown`, authors and tags by `near_text`
and `below`, the section by `trail`, `section_above` and `section_in_menu`. What is no part of any article is told by
its name (`furniture_names`), by where it leads (`generic_addresses`) and by what stands beside it (`of_others`).
"""
