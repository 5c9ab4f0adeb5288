"""Layouts as data: where a platform puts each field of an article, in CSS.

A platform lists its layouts, newest first; a page is read by the first whose body it has, so that pages of an older
layout stay readable for ever. The article's `reader` names the layout.
"""

from dataclasses import dataclass

from crawler.reading.layouts.select import Selectors


@dataclass(frozen=True)
class Layout:
    """Where one version of a platform's article page has what. All members but `name` and `body` may stay empty.

    `drop` names what stands within the body and is not the article; title, lead, byline and kicker found there are
    left out of it anyway. Where a member finds nothing the page's metadata is asked, but never for authors unless
    `meta_authors`: a CMS fills in the account that typed the article.
    """

    name: str  # goes into the record's `reader`: "mediatech/1"
    body: Selectors
    title: Selectors = ()
    kicker: Selectors = ()
    date: Selectors = ()  # the visible date; an element's datetime attribute goes before its text
    lead: Selectors = ()
    author: Selectors = ()  # a byline: "Tin, ảnh: A", "A - Ảnh: B", "Theo TTXVN"
    source: Selectors = ()
    section: Selectors = ()  # the breadcrumb's links; home is left out
    tags: Selectors = ()
    attachments: Selectors = ()  # links to files, besides those in the text
    pictures: Selectors = ()  # what holds the lead picture and its caption, where that stands outside the body
    caption: Selectors = ()  # captions that neither tag nor class name tells
    drop: Selectors = ()
    ends: Selectors = ()  # what comes after the text: where an open tag draws it in, all below is left out, too
    lone_lead: bool = False  # the lead's box holds one paragraph; with more it is where the text begins
    heading_lead: bool = False  # the lead is the body's first heading when that is as long as a lead
    date_below_title: bool = False  # the first line below the title that is nothing but a date goes before metadata
    us_dates: bool = False  # meta tags have the month first
    meta_authors: bool = False
    meta_tags: bool = True  # False where the page's keywords are the site's
    placeholders: frozenset[str] = frozenset()  # words that an empty author field shows: "Bút danh"
