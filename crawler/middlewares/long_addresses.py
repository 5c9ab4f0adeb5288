"""An address longer than LONGEST_ADDRESS is not asked for, whoever names it: a page, a redirect, a relative link.

Pages' links are left where they are read; a redirect to such an address comes from nowhere else than here.
"""

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.reading.outlinks.links import LONGEST_ADDRESS

REASON = "leads to too long an address"


class LongAddresses:
    """Refuses requests and redirects to long addresses: IgnoreRequest, with REASON as its text."""

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise IgnoreRequest."""
        if len(request.url) > LONGEST_ADDRESS:
            raise IgnoreRequest(REASON)
