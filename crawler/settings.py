"""How every crawl behaves. Any of it is changed for one run with `-s NAME=VALUE`."""

import os

BOT_NAME = "baotinh"

SPIDER_MODULES = ["crawler.spiders"]
PLATFORM_MODULES = ["crawler.platforms"]
SPIDER_LOADER_CLASS = "crawler.spiders.PortalLoader"
COMMANDS_MODULE = "crawler.commands"

# Where articles are kept: SQLite by default (relative to the folder the command runs in), PostgreSQL by its address.
ARCHIVE_URL = "sqlite:///output/archive.db"

# Where the answers themselves are kept, as WARC files: in the folder `warc` beside the archive unless named here.
WARC_ENABLED = True
WARC_DIR = ""
WARC_MAX_SIZE = 1024**3  # bytes; a file that has reached it is followed by another

ITEM_PIPELINES = {
    "crawler.pipelines.clean.Clean": 100,
    "crawler.pipelines.validate.Validate": 200,
    "crawler.pipelines.deduplicate.Deduplicate": 300,
    "crawler.pipelines.keep.Keep": 400,
}

# Who we are: a portal's administrator must be able to reach whoever runs this crawl. The value is one line of a header.
_CONTACT = " ".join(os.environ.get("BAOTINH_CONTACT", "").split()) or "contact not given; set BAOTINH_CONTACT"
USER_AGENT = f"baotinh ({_CONTACT})"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi",
}
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "baotinh"  # the contact address must not match another robot's rules

# One request at a time, two seconds apart: these are small servers. `-s DOWNLOAD_DELAY=0` removes every delay, because
# nothing else in here delays: the jitter is a share of DOWNLOAD_DELAY, no DOWNLOAD_SLOTS are set, Scrapy retries at
# once, and AUTOTHROTTLE is off. That one would begin at 5 seconds whatever DOWNLOAD_DELAY says, and afterwards follow
# the portal's latency: a slow portal would be crawled for weeks and a fast one without need for haste.
DOWNLOAD_DELAY = 2
DOWNLOAD_DELAY_JITTER = 0  # 2.19's name for RANDOMIZE_DOWNLOAD_DELAY = False, which it warns about
CONCURRENT_REQUESTS = 1  # a portal at a time, a request at a time: waiting for one answer holds all others back
CONCURRENT_REQUESTS_PER_DOMAIN = 1
AUTOTHROTTLE_ENABLED = False

DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # no article page is as large; Scrapy's 1 GiB would fill the memory
DOWNLOAD_WARNSIZE = 4 * 1024 * 1024
DOWNLOAD_VERIFY_CERTIFICATES = True
RETRY_TIMES = 3
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # 429 says how long to wait: see platforms/patience.py
BLOCKED_RETRY_TIMES = 10  # how often a request is made again after a block page or Retry-After; 0: never
BLOCKED_WAIT = 60  # seconds, where the portal does not say how long
BLOCKED_WAIT_MAX = 900
DOWNLOADER_MIDDLEWARES = {
    "crawler.platforms.patience.Patience": 555,  # after decompression, before Scrapy's retry
    "crawler.platforms.capture.Capture": 890,  # next to the downloader: answers as they came
}
COOKIES_ENABLED = False  # a session would put its token into addresses and pages
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # filters nothing: the archive knows what is kept
HTTPCACHE_ENABLED = False  # a crawl sees the portal as it is now

# Both run code for whoever reaches their port.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"
