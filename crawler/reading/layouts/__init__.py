"""Reading by rules: `layout` says where a platform puts each field, in CSS, and reads a page by it.

`select` and `css` answer its selectors, `insets` leaves out what leads to other articles, `near_text` looks where a
layout says nothing. `beside`, `furniture_names` and `generic_addresses` tell what is no part of any article, and
`key_in_address` finds numbers.
"""
