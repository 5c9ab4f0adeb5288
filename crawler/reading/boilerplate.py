"""The catalogue of boilerplate: what the furniture of Vietnamese news sites says, line by line.

A rule matches a whole line and nothing less: a sentence that begins like a widget is not one. How sure a rule is says
where it may act:

* SURE: the line is never part of an article, wherever it stands;
* EDGE: it is furniture at the very top or bottom of a text, or beside other furniture;
* BESIDE: a word or a number that is furniture only in a run with surer furniture.

Lines come from the sites and sample texts, from NukeViet's public language files and from saved pages.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from crawler.reading.dates import is_dateline

VERSION = "1"  # part of every record as `cleaner_version`: raise it when a rule changes
WORDS = 40  # letters; a longer line that ends in a full stop is a sentence, and only a SURE rule may take it
LONGEST = 320  # letters; no rule matches a longer line

_NUMBER = r"\d[\d.,\s]*"
_COUNTED = (
    r"đang truy cập|thành viên online|máy chủ tìm kiếm|khách viếng thăm|khách(?: truy cập)?|tổng lượt truy cập|lượt truy cập"
    r"|tổng số lượt truy cập|số lượt truy cập|số người truy cập|đang online|đang trực tuyến|trực tuyến|đã truy cập|online"
    r"|tổng truy cập|lượt xem|đã xem|số lượt xem|lượt đọc|tháng hiện tại|hôm nay|hôm qua|trong tuần|tuần này|trong tháng"
    r"|tháng này|tháng trước|tuần trước|năm nay|trong năm"
)
_RELATED = (
    r"tin liên quan|bài liên quan|bài viết liên quan|các tin liên quan|tin tức liên quan|những tin mới hơn|những tin cũ hơn"
    r"|tin mới hơn|tin cũ hơn|các tin mới hơn|các tin cũ hơn|các tin khác|các bài khác|tin khác|bài khác|các tin đã đưa"
    r"|cùng chuyên mục|tin cùng chuyên mục|bài cùng chuyên mục|theo dòng sự kiện|tin đã đưa|tin bài liên quan|tin nổi bật"
    r"|có thể bạn quan tâm|bài đọc tiếp|tin xem nhiều|đọc nhiều nhất|tin đọc nhiều|các album đã đăng|tin cùng loại"
)


class Sureness(IntEnum):
    """Where a rule may act; see the module's docstring."""

    SURE = 3
    EDGE = 2
    BESIDE = 1


SURE, EDGE, BESIDE = Sureness.SURE, Sureness.EDGE, Sureness.BESIDE

CATALOGUE: tuple[tuple[str, Sureness, str], ...] = (
    ("visit_counter", SURE, r"thống kê(?: lượt)? truy cập|bộ đếm(?: truy cập)?|lượt truy cập website|counter"),
    ("visit_counter", SURE, rf"(?:đang online|đang truy cập|thành viên online|máy chủ tìm kiếm|khách viếng thăm"
                            rf"|(?:tổng )?(?:số )?lượt truy cập|đã truy cập|tổng truy cập)\s*:?\s*{_NUMBER}"),
    ("visit_counter", EDGE, rf"(?:{_COUNTED}|tất cả|tổng cộng|phản hồi)\s*:?\s*{_NUMBER}(?:\s*(?:lượt|người))?"),
    ("visit_counter", EDGE, rf"{_NUMBER}\s*(?:lượt xem|lượt đọc|lượt truy cập|views?)"),
    ("visit_counter", BESIDE, rf"(?:{_COUNTED}|tất cả|tổng số|tổng cộng|lượt|tháng \d\d?|năm \d{{4}})\s*:?\s*(?:{_NUMBER})?|{_NUMBER}"),
    ("login_prompt", SURE, r"bạn cần đăng nhập với tư cách là .{0,80}để (?:có thể )?bình luận\.?"
                           r"|(?:vui lòng|bạn phải|bạn cần|hãy) đăng nhập để (?:gửi |viết |có thể )?(?:bình luận|ý kiến|tiếp tục)[^.]{0,40}\.?"
                           r"|(?:bạn đã )?quên mật khẩu\s*\??|lấy lại mật khẩu|đăng nhập thành viên|đăng nhập hệ thống"),
    ("login_prompt", EDGE, r"đăng nhập|đăng ký|đăng xuất|đăng nhập\s*[/|-]\s*đăng ký|thành viên|ghi nhớ đăng nhập|tên đăng nhập|mật khẩu"),
    ("session_prompt", SURE, r"bạn đã không sử dụng site.{0,40}bấm vào đây để duy trì trạng thái đăng nhập.{0,40}"
                             r"|thời gian chờ\s*:\s*\d+ giây|bấm vào đây để duy trì trạng thái đăng nhập\.?"),
    ("rating_widget", SURE, r"tổng số điểm(?: của bài viết)? là\s*:?\s*[\d.,]* trong [\d.,]* (?:đánh giá|lượt xếp hạng)"
                            r"|xếp hạng\s*:?\s*[\d.,]+\s*[-–]\s*[\d.,]+ phiếu bầu|[\d.,]+ phiếu bầu"
                            r"|click để (?:đánh giá|xếp hạng) bài viết|điểm trung bình theo thang điểm 5 là.{0,60}"
                            r"|tổng số điểm là\s*:?.{0,30}sau .{0,20}lượt xếp hạng.{0,20}|gửi đánh giá|[\d.,]+ lượt xếp hạng"
                            r"|bài viết (?:rất kém|kém|đạt|tốt|rất tốt)(?:\s*/?\s*(?:bài viết )?(?:kém|đạt|tốt|rất tốt))*"),
    ("rating_widget", EDGE, r"đánh giá bài viết\s*:?|đánh giá|xếp hạng bài viết\s*:?"),
    ("comment_form", SURE, r"ý kiến bạn đọc(?:\s*\(\d+\))?|\(?\d+\)? bình luận|bình luận\s*\(\d+\)|gửi bình luận(?: của bạn)?"
                           r"|email \(không hiển thị trên trang\)|(?:vui lòng )?nhập mã xác nhận vào ô bên dưới\.?|chọn mã xác nhận khác"
                           r"|sắp xếp theo(?: bình luận (?:mới|cũ)| số lượt thích| thời gian)|ẩn/hiện ý kiến|bình luận của bạn đã được gửi.{0,120}"
                           r"|xếp theo\s*:\s*thời gian.{0,20}|chia sẻ ý kiến của bạn|mời bạn nhập (?:bình luận|ý kiến).{0,40}"),
    ("comment_form", EDGE, r"ý kiến của bạn\s*:?|gửi ý kiến|bình luận mới|bình luận|viết bình luận|mã an toàn|mã bảo mật"
                           r"|mã xác (?:nhận|thực)|tên của bạn\s*:?|xếp theo\s*:?|số người thích|họ (?:và )?tên\s*[:*]*|thiết lập lại"),
    ("comment_form", BESIDE, r"trả lời|thích|không thích|thời gian|email\s*[:*]*|nội dung\s*[:*]*|gửi|ẩn|hiện|tiêu đề\s*[:*]*"),
    ("share_and_print", SURE, r"chia sẻ (?:bài viết|tin này|bài này)(?: lên| qua)?(?: (?:facebook|twitter|google\+?|zalo|email))?\s*:?"
                              r"|chia sẻ (?:qua |lên )?(?:facebook|twitter|google\+?|zalo|email)|in (?:bài viết|bài|trang)(?: này)?|bản in"
                              r"|gửi (?:bài viết |tin |bài )?(?:qua|cho) (?:email|bạn bè)|lưu bài viết(?: này)?|giới thiệu bài viết cho bạn bè"
                              r"|theo dõi (?:báo|trên) [^.]{0,60}google news|a-\s+a\s+a\+|\+\s*aa\s*-|xem với cỡ chữ|(?:tăng|giảm) tương phản"
                              r"|tăng tương phản\s+giảm tương phản|nghe (?:đọc )?bài(?: viết)?|chọn giọng đọc|từ viết tắt|copy link|sao chép liên kết"),
    ("share_and_print", EDGE, r"tweet|print|in ra|trang in|chia sẻ\s*:?|cỡ chữ\s*:?|mặc định|facebook|zalo|twitter|email|like|share|lên đầu trang"
                              r"|về đầu trang|trở (?:về|lại)(?: trang chủ| đầu trang)?|quay (?:về|lại)(?: e-magazine)?|các tập tin|xem trước"),
    ("related", SURE, rf"(?:{_RELATED})\s*[:.]?"),
    ("related", SURE, r"(?:>{2,3}|»)\s*.{2,240}"),
    ("related", EDGE, r"đọc thêm|xem thêm|xem tiếp\s*(?:\.\.\.|…)?|đọc tiếp|đọc nhiều|xem nhiều|tin mới(?: nhất)?|tiêu điểm|nổi bật|tin tức - sự kiện"),
    ("placeholder", SURE, r"(?:\{\{?[\w .\-|]+\}?\}[\s,;]*)+"),
    ("placeholder", EDGE, r"bút danh|text\.\.\."),
    ("page_clock", SURE, r"[^.]{0,40}\[gmt ?\+7\]"),
    ("noise", SURE, r"[.,;·•]+|--+>|<!--+|\s*-->\s*|ad\s*quảng cáo|analytic|menu_war_\S+|javascript.{0,40}"),
    ("copyright", SURE, r"chú ý: việc đăng lại bài viết trên ở website.{0,240}|powered by .{0,80}|designed by .{0,60}"
                        r"|ghi rõ nguồn .{0,80}khi (?:phát hành lại|đăng lại|sử dụng).{0,80}|rao vặt"
                        r"|cấm sao chép dưới mọi hình thức.{0,80}|(?:®|©)\s*.{0,120}"),
    ("copyright", EDGE, r"bản quyền (?:thuộc|của|thuộc về) .{0,100}|giấy phép (?:xuất bản |hoạt động )?số.{0,150}|phát triển bởi\s*:.{0,80}"
                        r"|(?:copyright|all rights reserved).{0,100}|bạn đang đọc bài viết .{0,200}tại chuyên mục.{0,60}"),
)
_RULES = [(category, sureness) for category, sureness, _ in CATALOGUE]
_ANY = re.compile("|".join(f"(?P<r{number}>{pattern})" for number, (_, _, pattern) in enumerate(CATALOGUE)))
# What editors fill into `alt`: the names that cameras, phones, video stills and social networks give to files.
_FILE_NAME = re.compile(
    r"(?:dscn?|dscf|img|image|anh|hinh|z\d+|vlcsnap|screenshot|photo|mvi|gopr|still)[ _-]?[\da-z]*\d[a-z\d _.-]*"
    r"|(?:\d{6,}[ _-]+){1,4}[no]|\d{5,}(?:[ _-]+[a-z\d]+){3,}|[a-z\d _-]{15,}\d{8,}|[\w -]+\.(?:jpe?g|png|gif|webp)",
    re.IGNORECASE | re.ASCII,
)
_BULLET = re.compile(r"^[\s•·▪●◦*✓+-]+(?=\w)")
_LISTED = re.compile(r"^\s*(?:[•·▪●◦*>»-]|\d{1,2}[.)])\s+|\(\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s*\)$")
_SENTENCE_END = re.compile(r"[.:;…][\"”’')\]]*$|/\.$")
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_HEADLINE = 200  # letters; no headline is longer


def is_file_name(line: str) -> bool:
    """Tell whether the line is the name of a picture's file, which editors leave as its `alt`."""
    return _FILE_NAME.fullmatch(line.strip()) is not None


def match(line: str) -> tuple[str, Sureness] | None:
    """Give the category of a line and how sure the rule is, or None. The line is folded, on its own."""
    if len(line) > LONGEST:
        return None
    plain = _BULLET.sub("", line).strip().lower()
    if found := _ANY.fullmatch(plain or line.strip()):
        assert found.lastgroup is not None
        rule = _RULES[int(found.lastgroup[1:])]
        return None if rule[1] < SURE and len(plain) > WORDS and _STOP.search(plain) else rule
    if is_file_name(plain):
        return "noise", SURE
    return ("page_clock", EDGE) if len(plain) < 80 and is_dateline(plain) else None  # noqa: PLR2004


def mark(lines: Sequence[str]) -> list[str | None]:
    """Tell for each line of a text the category of boilerplate it is, or None for the article's own.

    A related heading takes its list with it: at the end of the text all headlines below it, elsewhere only lines that
    show by a bullet or a date in brackets that they are listed. A sentence is never taken.
    """
    found = [match(line) for line in lines]
    marks: list[str | None] = [hit[0] if hit and hit[1] is SURE else None for hit in found]
    _mark_lists(lines, marks)
    _mark_edge(found, marks, range(len(lines)))
    _mark_edge(found, marks, range(len(lines) - 1, -1, -1))
    for steps in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        before = -1 if steps.step > 0 else 1
        for index in steps:
            hit = found[index]
            if hit and marks[index] is None and marks[index + before] not in (None, "related", "noise", "placeholder"):
                marks[index] = hit[0]
    return marks


def _mark_edge(found: list[tuple[str, Sureness] | None], marks: list[str | None], indexes: range) -> None:
    for index in indexes:
        hit = found[index]
        if marks[index] is None:
            if hit is None or hit[1] < EDGE:
                return
            marks[index] = hit[0]


def _mark_lists(lines: Sequence[str], marks: list[str | None]) -> None:
    tail = len(lines)  # from here on there are only headlines and furniture
    while tail and (marks[tail - 1] is not None or _is_headline(lines[tail - 1])):
        tail -= 1
    inside = False
    for index, line in enumerate(lines):
        if marks[index] == "related":
            inside = not line.lstrip().startswith((">", "»"))
        elif marks[index] is not None:
            inside = inside and marks[index] == "noise"
        elif inside := inside and (index >= tail or (_LISTED.search(line) is not None and _is_headline(line))):
            marks[index] = "related"


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE and (not _SENTENCE_END.search(line) or _LISTED.search(line) is not None)
