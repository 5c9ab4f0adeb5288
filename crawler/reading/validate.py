"""What is no article, however well it reads: empty records; error, login, block and search pages at status 200."""

import re

from crawler.article import Article, NotAnArticle

SHORT = 400  # letters: only pages with less text are judged by their words
_TITLES = (
    ("not-found", r"(?:lỗi\s*)?404\b.*|.*(?:không tìm thấy|không tồn tại).*|.*page not found.*|not found"),
    (
        "error-page",
        r"(?:lỗi|error)\b.*|(?:50[0-4]|403)\b.*|.*(?:server error|đang bảo trì|bảo trì hệ thống|service unavailable).*",
    ),
    ("login-page", r"đăng nhập(?: (?:hệ thống|thành viên|tài khoản).*)?|login|sign in|đăng ký(?: thành viên)?"),
    (
        "blocked",
        r"hãy đợi.*|just a moment.*|attention required.*|.*(?:access denied|từ chối truy cập).*|are you a robot.*",
    ),
    ("listing", r"(?:kết quả )?tìm kiếm.*|trang chủ|sơ đồ (?:trang|site|website)|tag\s*:.*|chuyên mục\s*:.*"),
)
_REASON = re.compile("|".join(f"(?P<r{index}>{pattern})" for index, (_, pattern) in enumerate(_TITLES)), re.IGNORECASE)
_BLOCKED = re.compile(
    r"hệ thống đang từ chối truy cập|enable javascript and cookies|checking your browser", re.IGNORECASE
)
_MEMBERS = re.compile(r"bạn không được phép xem|vui lòng đăng nhập để xem|chỉ dành cho thành viên", re.IGNORECASE)


def validate(article: Article) -> Article:
    """Give a cleaned article back, or raise NotAnArticle with the reason why the page is none."""
    text = f"{article.lead or ''} {article.body or ''}".strip()
    if not article.title and not text:
        raise NotAnArticle("empty", "neither title nor text")
    if len(text) < SHORT:
        if _BLOCKED.search(text):
            raise NotAnArticle("blocked", text[:80])
        if _MEMBERS.search(text):
            raise NotAnArticle("members-only", text[:80])
        refuse_by_title(article.title)
    if not (text or article.images or article.attachments):
        raise NotAnArticle("empty", "a title and nothing under it")
    return article


def refuse_by_title(title: str | None) -> None:
    """Raise NotAnArticle for the title of an error, login, block or search page. Ask it of pages with little text."""
    if found := _REASON.fullmatch((title or "").strip()):
        raise NotAnArticle(_TITLES[int((found.lastgroup or "r0")[1:])][0], f"its title is {title!r}")
