"""The archive in a browser, by Datasette: searching, reading an article with its history, looking at its stored page.

Nothing in here writes, nothing asks the network, and whatever a page said is shown as text.
"""
