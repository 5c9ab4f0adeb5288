"""A page's bytes become one tree.

`page` gives the tree, by the page's `charset`; `nested` makes one document of several, `size_limits` says what is too
large or too deep for an article, and `controls` drops control characters.
"""
