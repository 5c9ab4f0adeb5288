"""The headline of a page of an unknown platform.

`headline` chooses it: a heading, else a line that says what the page's title says (`by_title`), else one right above a
date (`by_date`); one of few letters needs more (`few_words`). `says_title` knows what says a page's title, `slug` what
a headline makes of an address, `badge` what a theme adds before one.
"""
