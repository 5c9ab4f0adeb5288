"""What the project's own commands have in common. Scrapy would take it for a command, were it among them."""

from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand


class ProjectCommand(ScrapyCommand):
    """A command that tells what it does itself, without Scrapy's log, and leaves crawling to others."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}
