"""How every crawl behaves.

Any of it is changed for one run with `-s NAME=VALUE`, and on one machine by `BAOTINH_NAME=VALUE` in the environment;
docs/configuration.md lists what operators may want to change.
"""

import os
import sys

from crawler.configuration import agent_of, check_names, overrides

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
CONDITIONAL_REQUESTS = True  # ask whether a page in them has changed: middlewares/conditional.py

ITEM_PIPELINES = {
    "crawler.pipelines.clean.Clean": 100,
    "crawler.pipelines.validate.Validate": 200,
    "crawler.pipelines.deduplicate.Deduplicate": 300,
    "crawler.pipelines.keep.Keep": 400,
}

# Who we are: a portal's administrator must be able to reach whoever runs this crawl; see middlewares/contact.py.
CONTACT = ""
USER_AGENT = ""  # made of CONTACT, below
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi",
}
ROBOTSTXT_OBEY = True
ROBOTS_RETRY_TIMES = 2  # how often robots.txt is waited for, BLOCKED_WAIT and longer, before nothing else is asked for
ROBOTS_DELAY_MAX = 60.0  # seconds; a longer Crawl-delay is not followed
ROBOTSTXT_USER_AGENT = "baotinh"  # the contact address must not match another robot's rules

# One request at a time, two seconds apart: these are small servers. Longer where robots.txt says so, or while the
# portal is slow (middlewares/throttle.py says why that is not AutoThrottle). `-s DOWNLOAD_DELAY=0` removes every delay
# but those of "please wait" pages: the jitter is a share of it, no DOWNLOAD_SLOTS are set, and Scrapy retries at once.
DOWNLOAD_DELAY = 2.0
DOWNLOAD_DELAY_JITTER = 0.0  # 2.19's name for RANDOMIZE_DOWNLOAD_DELAY = False, which it warns about
CONCURRENT_REQUESTS = 1  # a portal at a time, a request at a time: waiting for one answer holds all others back
CONCURRENT_REQUESTS_PER_DOMAIN = 1
THROTTLE_DELAY_MAX = 60.0  # seconds; 0: the delay never grows
CONCURRENT_ITEMS = 1  # Scrapy starts as many tasks for what each page gives, and our pipelines wait for nothing
# No request is chosen while an answer is being read (0 bytes of answers may be). Scrapy would choose the next one
# before it knows all that the page leads to. It would then be chance whether an article is asked for at its own
# address, or at one that redirects there.
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 0
WARN_ON_GENERATOR_RETURN_VALUE = False  # it parses the source of every callback

DOWNLOAD_TIMEOUT = 60.0
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024  # no article page is as large; Scrapy's 1 GiB would fill the memory
DOWNLOAD_WARNSIZE = 4 * 1024 * 1024
DOWNLOAD_VERIFY_CERTIFICATES = True
RETRY_TIMES = 3
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # 429 says how long to wait: see middlewares/patience.py
BLOCKED_RETRY_TIMES = 10  # how often a request is made again after a block page or Retry-After; 0: never
BLOCKED_WAIT = 60.0  # seconds, where the portal does not say how long
BLOCKED_WAIT_MAX = 900.0
# Addresses on pages are anybody's: of the handlers that Scrapy has, file: would read this machine's files.
DOWNLOAD_HANDLERS = {
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
    **dict.fromkeys(("http", "https"), "crawler.middlewares.download.BoundedHandler"),
}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "crawler.middlewares.accounting.Offsite": 30,  # as Scrapy's, and tells the spider
    "crawler.middlewares.long_addresses.LongAddresses": 35,
    "crawler.middlewares.private_addresses.PrivateAddresses": 40,  # before robots.txt of such a host is asked for
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.robots.Robots": 100,  # as Scrapy's
    "crawler.middlewares.patience.Patience": 555,  # after decompression, before Scrapy's retry
    "crawler.middlewares.wanted_cookies.WantedCookies": 650,  # before redirects are followed
    "crawler.middlewares.conditional.Conditional": 840,  # before decompression and redirects, after the count of bytes
    "crawler.middlewares.throttle.Throttle": 880,  # each try's answer, before anybody waits for another
    "crawler.middlewares.capture.Capture": 890,  # next to the downloader: answers as they came
    "crawler.middlewares.turns.Turns": 895,  # not a moment longer than the download
}
SPIDER_MIDDLEWARES = {
    "crawler.middlewares.accounting.Accounting": 990,  # next to the spider: what its callbacks give, and no more
}
EXTENSIONS = {
    "crawler.operations.runs.ending.Ending": 0,
    "crawler.operations.plain_log.PlainLog": 0,
    "crawler.operations.runs.pulse.Progress": 0,
}
# A crawl takes some 200 MB; one that takes this much is closed, as interrupted.
MEMUSAGE_LIMIT_MB = 1024
MEMUSAGE_CHECK_INTERVAL_SECONDS = 30.0

# `scrapy crawl-due`: the operator's file, which need not be there; the address space that each of its crawls may have,
# some of which is never memory, so that one that leaks faster than is looked at fails alone (0: any); seconds that a
# crawl has to end when it is told to.
SCHEDULE_FILE = "schedule.toml"
SCHEDULE_MEMORY_MB = 3072
SCHEDULE_GRACE = 30.0

COOKIES_ENABLED = False  # a session would put its token into addresses and pages: middlewares/wanted_cookies.py
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # filters nothing: the archive knows what is kept

# Both run code for whoever reaches their port.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"

defaults = {name: value for name, value in globals().items() if name.isupper()}
try:
    check_names(defaults, os.environ)
    globals().update(overrides(defaults, os.environ))
except ValueError as error:
    print(f"scrapy: {error}", file=sys.stderr)  # noqa: T201 - Scrapy shows a traceback of whatever is raised here
    raise SystemExit(2) from None
USER_AGENT = USER_AGENT or agent_of(CONTACT)
