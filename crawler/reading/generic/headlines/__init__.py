"""The headline of a page of unknown make.

`headline` chooses it: a heading, else a line that says what the page's title says (`by_title`), else one right above a
date (`by_date`). `slug` is what a headline makes of an address, `badge` what a theme adds before one.
"""
