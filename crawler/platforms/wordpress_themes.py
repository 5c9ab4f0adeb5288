"""Where WordPress's themes put the fields of a post: as its own do, or as the builders name their widgets."""

from crawler.reading.layouts.layout import Layout

_FURNITURE = (
    ".sharedaddy, .jp-relatedposts, .addtoany_share_save_container, .addtoany_content, .yarpp-related, .post-ratings"
    ", .kk-star-ratings, .kksr-legend, .rmp-widgets-container, #ez-toc-container, #toc_container, .related-posts"
    ", .post-views, .pvc_stats, .code-block, .fb-comments, .wpcf7, .print-link, .printfriendly, .author-box"
    ", .entry-content nav, .entry-content .tags-links, .entry-content .social-share, .wp-block-latest-posts"
    ", .page-links, .post-nav-links"
)
# Some themes have the site's name as a heading of the first rank, above the post's.
_NO_SITE = ":not(.site-title):not(.wp-block-site-title):not(#site-title):not(#logo)"

LAYOUTS = (
    Layout(
        name="wordpress/1",
        body=(
            "article .entry-content, .type-post .entry-content",
            ".entry-content, .td-post-content, .post-content, .single-content",
            '[itemprop="articleBody"]',
            ".article-content, .the-content, .content-detail",
        ),
        title=(
            "h1.entry-title, .entry-header h1",
            "h1.post-title, h1.single-title, .td-post-title h1, h1.wp-block-post-title",
            "article h1",
            f"h1{_NO_SITE}",
        ),
        kicker=(".entry-subtitle, .post-kicker",),
        date=(
            "time.entry-date.published",
            "time.entry-date, time.published, .td-post-date time",
            "h1 ~ .wp-block-post-date time, h1 ~ * .wp-block-post-date time",
            ".entry-content ~ .wp-block-post-date time, .entry-content ~ * .wp-block-post-date time",
            ".entry-date, .post-date, .posted-on, .entry-meta .date, .entry-meta time, .post-meta time",
            ".post-meta .date, .post-meta .tie-date, .entry-header .jeg_meta_date",
        ),
        lead=(".entry-excerpt, .post-excerpt, .sapo, .entry-summary, .td-post-sub-title",),
        source=(".post-source, .entry-source, .td-post-source-via a",),
        section=(
            "article a[rel~=category]",
            ".entry-meta a[rel~=category], .entry-category a, .cat-links a, .post-categories a",
            "h1 ~ .taxonomy-category a, h1 ~ * .taxonomy-category a",
            ".entry-content ~ .taxonomy-category a, .entry-content ~ * .taxonomy-category a",
            ".breadcrumb a, .breadcrumbs a, #breadcrumbs a, .rank-math-breadcrumb a",
            ".entry-crumbs a, .tdb-breadcrumbs a",
        ),
        tags=("article a[rel=tag], .tags-links a, .td-tags a", ".post-tags a, .tagcloud-post a"),
        drop=(_FURNITURE,),
        date_below_title=True,
    ),
    # Pages that a builder of themes lays out name their boxes after its widgets: Elementor, tagDiv's, JNews, Divi.
    Layout(
        name="wordpress/2",
        body=(
            ".elementor-widget-theme-post-content",
            ".tdb_single_content .tdb-block-inner, .tdb_single_content",
            ".jeg_inner_content .content-inner, .content-inner",
            ".et_pb_post_content",
        ),
        title=(
            ".elementor-widget-theme-post-title h1, .elementor-widget-theme-post-title .elementor-heading-title",
            "h1.tdb-title-text, h1.jeg_post_title, .et_pb_title_container h1",
            f"h1{_NO_SITE}",
        ),
        date=(
            ".tdb_single_date time, .jeg_meta_date",
            ".et_pb_title_meta_container .published",
            "h1 ~ time, h1 ~ * time",
        ),
        lead=(
            ".elementor-widget-theme-post-excerpt, .tdb_single_subtitle .tdb-sub-title",
            ".jeg_post_subtitle, .sapo",
        ),
        section=(
            ".elementor-widget-breadcrumbs a, .elementor-widget-rank-math-breadcrumbs a, .tdb-breadcrumbs a",
            ".tdb-category a, .jeg_breadcrumbs a",
            "h1 ~ a[rel~=category], h1 ~ * a[rel~=category]",
        ),
        tags=("a[rel=tag]", ".tdb-tags a, .jeg_post_tags a"),
        drop=(_FURNITURE,),
        date_below_title=True,
    ),
)
