"""What stands where on a page of an unknown platform.

`page_boxes` finds it. `beside`, `around_lists`, `columns` and `unnamed_columns` know what is not the article's,
`own_head` what is, though it is named like the site's; `following` gives what stands below an element.
"""
