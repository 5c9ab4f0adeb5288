"""What a page says of itself, for machines.

`metadata` gathers it field by field, from `json_ld`, `microdata` and meta elements; `breadcrumb` gives the sections on
the way from the home page; `site_name` is told from titles and authors; `encoded` undoes what a CMS encoded more
than once.
"""
