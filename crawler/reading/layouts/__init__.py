"""Reading by rules: a `layout` says where a platform puts each field, in CSS; `read_layout` reads a page by it.

`select` and `css` answer its selectors, `insets` leaves out what leads to other articles. Where a layout says nothing,
`heading`, `date_shown`, `lead_shown`, `near_text`, `below`, `trail` and `section_above` look for a field at its usual
place. `furniture_names` and `generic_addresses` tell what is no part of any article, by its name and where it leads.
"""
