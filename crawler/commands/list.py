"""`scrapy list`: Scrapy's own, whose reader may have enough of it."""

from scrapy.commands import list as stock

from crawler.commands.results import results


class Command(stock.Command):
    """List the portals' names."""

    run = results(stock.Command.run)
