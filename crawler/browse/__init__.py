"""The archive in a browser, by Datasette: searching, reading an article with its history and its stored page.

`server` serves; `plugin` is what Datasette asks: a `guard` before every page, and the `views`. These are made of
`searching` (`query`, `facets`, `snippet`), `article` and `original`; `words` has what the pages themselves say.

Nothing in here writes, nothing asks the network, and whatever a page said is shown as text.
"""
