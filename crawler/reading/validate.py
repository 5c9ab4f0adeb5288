"""What is no article, however well it reads: empty records; error, login, block and search pages at status 200."""

import re
from datetime import datetime, timedelta

from crawler.article import Article, NotAnArticle

AHEAD = timedelta(days=1)  # clocks differ, and some portals put tomorrow's paper online in the evening
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
        (
            r"hãy đợi.*|just a moment.*|attention required.*|.*(?:access denied|từ chối truy cập).*|are you a robot.*"
            r"|request rejected|.*security check.*|ddos-guard|.*(?:xác minh|xác thực|kiểm tra) bảo mật.*|captcha\b.*"
        ),
    ),
    ("listing", r"(?:kết quả )?tìm kiếm.*|trang chủ|sơ đồ (?:trang|site|website)|tag\s*:.*|chuyên mục\s*:.*"),
)
_REASON = re.compile("|".join(f"(?P<r{index}>{pattern})" for index, (_, pattern) in enumerate(_TITLES)), re.IGNORECASE)
_BLOCKED = re.compile(
    r"hệ thống đang từ chối truy cập|enable javascript and cookies|checking your browser|requested url was rejected"
    r"|your support id is|không phải (?:là )?(?:robot|người máy)|địa chỉ ip của bạn|unusual traffic|cloudflare ray id"
    r"|incapsula incident|imunify360|web application firewall|tường lửa ứng dụng",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"(?:trang|đường dẫn|bài viết|nội dung|liên kết)(?: web| này| mà)?(?: bạn| quý vị)?(?: đang)?"
    r"(?: yêu cầu| tìm| tìm kiếm| truy cập| cần tìm| cần xem)?(?: hiện)?"
    r" (?:không (?:còn )?tồn tại|không được tìm thấy|đã bị xóa)"
    r"|(?:bài viết|tin bài|trang|nội dung|liên kết)(?: này| bạn [^.]{0,20})? (?:đã|đang)(?: bị| được)?"
    r" (?:gỡ|hạ xuống|ẩn|x(?:óa|oá)|hết hạn|tạm khóa)"
    r"|không tìm thấy trang|(?:hệ thống|website|trang web|trang) đang (?:được )?(?:bảo trì|nâng cấp)"
    r"|the resource cannot be found|runtime error|server error in|fatal error:|uncaught exception|stack trace:"
    r"|sqlstate\[|error establishing a database|you have an error in your sql",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"bạn không được phép xem|vui lòng đăng nhập để xem|chỉ dành cho thành viên", re.IGNORECASE)
_CIPHER = re.compile(r"(?<![\w/+])[A-Za-z0-9+/]{200,}={0,2}(?![\w/+])")  # in base64: a script decrypts it
_WORD = 5  # letters with the space behind them: Vietnamese has shorter words, and need not be searched for a cipher
_MIXED = tuple(map(re.compile, ("[a-z]", "[A-Z]", "[0-9]")))


def _is_cipher(text: str) -> bool:
    """Tell a text of which more than half are long rows of mixed letters and digits."""
    if _WORD * text.count(" ") > len(text):
        return False
    ciphers = (one for one in _CIPHER.findall(text) if all(kind.search(one) for kind in _MIXED))
    return sum(map(len, ciphers)) > len(text) / 2


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
        if article.published_at is None:  # "404 tỷ đồng làm đường" is a headline, where somebody dated it
            if _ERROR.search(text):
                raise NotAnArticle("error-page", text[:80])
            refuse_by_title(article.title)
    if _is_cipher(text):
        raise NotAnArticle("encrypted-body", "a cipher stands in the text's place")
    if not (text or article.images or article.attachments):
        raise NotAnArticle("empty", "a title and nothing under it")
    _forget_the_future(article)
    return article


def _forget_the_future(article: Article) -> None:
    """Take a time for unknown that is later than the day after the capture: a typing error, or a date of an event.

    The text that it was read from stays in published_raw.
    """
    if is_of_the_future(article, article.published_at):
        article.published_at = None
    if is_of_the_future(article, article.modified_at):
        article.modified_at = None


def is_of_the_future(article: Article, time: str | None) -> bool:
    """Tell whether a time of an article is later than the day after its capture."""
    if article.fetched_at is None or time is None:
        return False
    return time > (datetime.fromisoformat(article.fetched_at) + AHEAD).isoformat()


def refuse_by_title(title: str | None) -> None:
    """Raise NotAnArticle for the title of an error, login, block or search page. Ask it of pages with little text."""
    if found := _REASON.fullmatch((title or "").strip()):
        raise NotAnArticle(_TITLES[int((found.lastgroup or "r0")[1:])][0], f"its title is {title!r}")
