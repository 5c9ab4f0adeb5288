"""Articles as the tests of the archive need them."""

import hashlib

from crawler.article import Article

MORNING = "2024-03-01T08:00:00+07:00"


def content_hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def an_article(number=1, *, content=None, portal="baocaobang", published_at=MORNING, **fields):
    """Make an article whose address is its number; articles with the same content are reprints of each other."""
    body = content or f"Sáng nay, xã Quang Trung khánh thành cây cầu thứ {number} bắc qua sông Bằng."
    return Article(
        **{
            "url": f"https://{portal}.vn/bai-{number:05}.html",
            "portal": portal,
            "province": "cao-bang",
            "kind": "newspaper",
            "title": f"Cây cầu thứ {number}",
            "body": body,
            "published_at": published_at,
            "fetched_at": "2024-04-01T10:00:00+07:00",
            "http_status": 200,
            "content_hash": content_hash(body),
            **fields,
        }
    )
