"""The catalogue of boilerplate: what the furniture of Vietnamese news sites says, a phrase a line.

A phrase is a regular expression, in lower case, for a whole line. They come from the sites and sample texts, from
NukeViet's public language files and from saved pages; crawler.reading.boilerplate says how they are applied. Raise
VERSION when a rule changes.
"""

from enum import IntEnum
from typing import NamedTuple

VERSION = "3"  # part of every record as `cleaner_version`


HOME = frozenset({"trang chủ", "trang nhất", "trang chính", "home"})  # what a breadcrumb begins with; no section


class Sureness(IntEnum):
    """How sure a rule is, which says where it may act."""

    SURE = 3  # the line is never part of an article, wherever it stands
    EDGE = 2  # it is furniture at the very top or bottom of a text, or beside other furniture
    BESIDE = 1  # a word or a number that is furniture only in a run with surer furniture


SURE, EDGE, BESIDE = Sureness.SURE, Sureness.EDGE, Sureness.BESIDE


class Rule(NamedTuple):
    """Phrases of one category that are equally sure."""

    category: str
    sureness: Sureness
    phrases: tuple[str, ...]


NUMBER = r"\d[\d.,\s]*"
COUNTED = (
    r"đang truy cập|thành viên online|máy chủ tìm kiếm|khách viếng thăm|khách(?: truy cập)?"
    r"|tổng lượt truy cập|lượt truy cập|tổng số lượt truy cập|số lượt truy cập|số người truy cập"
    r"|đang online|đang trực tuyến|trực tuyến|đã truy cập|online|tổng truy cập|lượt xem|đã xem"
    r"|số lượt xem|lượt đọc|tháng hiện tại|hôm nay|hôm qua|trong tuần|tuần này|trong tháng|tháng này"
    r"|tháng trước|tuần trước|năm nay|trong năm"
)
RELATED = (
    r"tin liên quan|bài liên quan|bài viết liên quan|các tin liên quan|tin tức liên quan"
    r"|những tin mới hơn|những tin cũ hơn|tin mới hơn|tin cũ hơn|các tin mới hơn|các tin cũ hơn"
    r"|các tin khác|các bài khác|tin khác|bài khác|các tin đã đưa|cùng chuyên mục|tin cùng chuyên mục"
    r"|bài cùng chuyên mục|theo dòng sự kiện|tin đã đưa|tin bài liên quan|tin nổi bật"
    r"|có thể bạn quan tâm|bài đọc tiếp|tin xem nhiều|đọc nhiều nhất|tin đọc nhiều|các album đã đăng"
    r"|tin cùng loại"
)

CATALOGUE: tuple[Rule, ...] = (
    Rule(
        "visit_counter",
        SURE,
        (
            r"thống kê(?: lượt)? truy cập",
            r"bộ đếm(?: truy cập)?",
            r"lượt truy cập website",
            r"counter",
        ),
    ),
    Rule(
        "visit_counter",
        SURE,
        (
            rf"(?:đang online|đang truy cập|thành viên online|đã truy cập|tổng truy cập)\s*:?\s*{NUMBER}",
            rf"(?:máy chủ tìm kiếm|khách viếng thăm|(?:tổng )?(?:số )?lượt truy cập)\s*:?\s*{NUMBER}",
        ),
    ),
    Rule("visit_counter", EDGE, (rf"(?:{COUNTED}|tất cả|tổng cộng|phản hồi)\s*:?\s*{NUMBER}(?:\s*(?:lượt|người))?",)),
    Rule("visit_counter", EDGE, (rf"{NUMBER}\s*(?:lượt xem|lượt đọc|lượt truy cập|views?)",)),
    Rule(
        "visit_counter",
        BESIDE,
        (
            rf"(?:{COUNTED}|tất cả|tổng số|tổng cộng|lượt|tháng \d\d?|năm \d{{4}})\s*:?\s*(?:{NUMBER})?",
            rf"{NUMBER}",
        ),
    ),
    Rule(
        "login_prompt",
        SURE,
        (
            r"bạn cần đăng nhập với tư cách là .{0,80}để (?:có thể )?bình luận\.?",
            r"(?:vui lòng|bạn phải|bạn cần|hãy) đăng nhập để [^.]{0,12}(?:bình luận|ý kiến|tiếp tục)[^.]{0,40}\.?",
            r"(?:bạn đã )?quên mật khẩu\s*\??",
            r"lấy lại mật khẩu",
            r"đăng nhập thành viên",
            r"đăng nhập hệ thống",
        ),
    ),
    Rule(
        "login_prompt",
        EDGE,
        (
            r"đăng nhập",
            r"đăng ký",
            r"đăng xuất",
            r"đăng nhập\s*[/|-]\s*đăng ký",
            r"thành viên",
            r"ghi nhớ đăng nhập",
            r"tên đăng nhập",
            r"mật khẩu",
        ),
    ),
    Rule(
        "session_prompt",
        SURE,
        (
            r"bạn đã không sử dụng site.{0,40}bấm vào đây để duy trì trạng thái đăng nhập.{0,40}",
            r"thời gian chờ\s*:\s*\d+ giây",
            r"bấm vào đây để duy trì trạng thái đăng nhập\.?",
        ),
    ),
    Rule(
        "rating_widget",
        SURE,
        (
            r"tổng số điểm(?: của bài viết)? là\s*:?\s*[\d.,]* trong [\d.,]* (?:đánh giá|lượt xếp hạng)",
            r"xếp hạng\s*:?\s*[\d.,]+\s*[-–]\s*[\d.,]+ phiếu bầu",
            r"[\d.,]+ phiếu bầu",
            r"click để (?:đánh giá|xếp hạng) bài viết",
            r"điểm trung bình theo thang điểm 5 là.{0,60}",
            r"tổng số điểm là\s*:?.{0,30}sau .{0,20}lượt xếp hạng.{0,20}",
            r"gửi đánh giá",
            r"[\d.,]+ lượt xếp hạng",
            r"bài viết (?:rất kém|kém|đạt|tốt|rất tốt)(?:\s*/?\s*(?:bài viết )?(?:kém|đạt|tốt|rất tốt))*",
        ),
    ),
    Rule(
        "rating_widget",
        EDGE,
        (
            r"đánh giá bài viết\s*:?",
            r"đánh giá",
            r"xếp hạng bài viết\s*:?",
        ),
    ),
    Rule(
        "comment_form",
        SURE,
        (
            r"ý kiến bạn đọc(?:\s*\(\d+\))?",
            r"\(?\d+\)? bình luận",
            r"bình luận\s*\(\d+\)",
            r"gửi bình luận(?: của bạn)?",
            r"email \(không hiển thị trên trang\)",
            r"(?:vui lòng )?nhập mã xác nhận vào ô bên dưới\.?",
            r"chọn mã xác nhận khác",
            r"sắp xếp theo(?: bình luận (?:mới|cũ)| số lượt thích| thời gian)",
            r"ẩn/hiện ý kiến",
            r"bình luận của bạn đã được gửi.{0,120}",
            r"xếp theo\s*:\s*thời gian.{0,20}",
            r"chia sẻ ý kiến của bạn",
            r"mời bạn nhập (?:bình luận|ý kiến).{0,40}",
        ),
    ),
    Rule(
        "comment_form",
        EDGE,
        (
            r"ý kiến của bạn\s*:?",
            r"gửi ý kiến",
            r"bình luận mới",
            r"bình luận",
            r"viết bình luận",
            r"mã an toàn",
            r"mã bảo mật",
            r"mã xác (?:nhận|thực)",
            r"tên của bạn\s*:?",
            r"xếp theo\s*:?",
            r"số người thích",
            r"họ (?:và )?tên\s*[:*]*",
            r"thiết lập lại",
        ),
    ),
    Rule(
        "comment_form",
        BESIDE,
        (
            r"trả lời",
            r"thích",
            r"không thích",
            r"thời gian",
            r"email\s*[:*]*",
            r"nội dung\s*[:*]*",
            r"gửi",
            r"ẩn",
            r"hiện",
            r"tiêu đề\s*[:*]*",
        ),
    ),
    Rule(
        "share_and_print",
        SURE,
        (
            r"chia sẻ (?:bài viết|tin này|bài này)(?: lên| qua)?(?: (?:facebook|twitter|google\+?|zalo|email))?\s*:?",
            r"chia sẻ (?:qua |lên )?(?:facebook|twitter|google\+?|zalo|email)",
            r"in (?:bài viết|bài|trang)(?: này)?",
            r"bản in",
            r"gửi (?:bài viết |tin |bài )?(?:qua|cho) (?:email|bạn bè)",
            r"lưu bài viết(?: này)?",
            r"giới thiệu bài viết cho bạn bè",
            r"theo dõi (?:báo|trên) [^.]{0,60}google news",
            r"a-\s+a\s+a\+",
            r"\+\s*aa\s*-",
            r"xem với cỡ chữ",
            r"(?:tăng|giảm) tương phản",
            r"tăng tương phản\s+giảm tương phản",
            r"nghe (?:đọc )?bài(?: viết)?",
            r"chọn giọng đọc",
            r"từ viết tắt",
            r"copy link",
            r"sao chép liên kết",
        ),
    ),
    Rule(
        "share_and_print",
        EDGE,
        (
            r"tweet",
            r"print",
            r"in ra",
            r"trang in",
            r"chia sẻ\s*:?",
            r"cỡ chữ\s*:?",
            r"mặc định",
            r"facebook",
            r"zalo",
            r"twitter",
            r"email",
            r"like",
            r"share",
            r"lên đầu trang",
            r"về đầu trang",
            r"trở (?:về|lại)(?: trang chủ| đầu trang)?",
            r"quay (?:về|lại)(?: e-magazine)?",
            r"các tập tin",
            r"xem trước",
        ),
    ),
    Rule("related", SURE, (rf"(?:{RELATED})\s*[:.]?",)),
    Rule(
        "related",
        SURE,
        (
            r"(?:>{2,3}|»)\s*.{2,240}",
            r"(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|mời (?:bạn )?(?:đọc|xem) thêm)\s*:\s*[^.;]{8,220}",
        ),
    ),
    Rule(
        "related",
        EDGE,
        (
            r"đọc thêm",
            r"xem thêm",
            r"xem tiếp\s*(?:\.\.\.|…)?",
            r"đọc tiếp",
            r"đọc nhiều",
            r"xem nhiều",
            r"tin mới(?: nhất)?",
            r"tiêu điểm",
            r"nổi bật",
            r"tin tức - sự kiện",
        ),
    ),
    Rule("placeholder", SURE, (r"(?:\{\{?[\w .:\-|]+\}?\}[\s,;]*)+",)),
    Rule(
        "placeholder",
        EDGE,
        (
            r"bút danh",
            r"text\.\.\.",
        ),
    ),
    Rule("page_clock", SURE, (r"[^.]{0,40}\[gmt ?\+7\]",)),
    Rule(
        "noise",
        SURE,
        (
            r"[.,;·•]+",
            r"--+>",
            r"<!--+",
            r"\s*-->\s*",
            r"(?:ad\s*)?[-–—\s]*quảng cáo[-–—\s]*",
            r"advertisements?",
            r"analytic",
            r"menu_war_\S+",
            r"javascript.{0,40}",
        ),
    ),
    Rule(
        "copyright",
        SURE,
        (
            r"chú ý: việc đăng lại bài viết trên ở website.{0,240}",
            r"powered by .{0,80}",
            r"designed by .{0,60}",
            r"ghi rõ nguồn .{0,80}khi (?:phát hành lại|đăng lại|sử dụng).{0,80}",
            r"rao vặt",
            r"(?:bản quyền (?:thuộc|của|thuộc về) .{0,100})?cấm sao chép dưới mọi hình thức.{0,80}",
            r"(?:®|©)\s*.{0,120}",
        ),
    ),
    Rule(
        "copyright",
        EDGE,
        (
            r"bản quyền (?:thuộc|của|thuộc về) .{0,100}",
            r"giấy phép (?:xuất bản |hoạt động )?số.{0,150}",
            r"phát triển bởi\s*:.{0,80}",
            r"(?:copyright|all rights reserved).{0,100}",
            r"bạn đang đọc bài viết .{0,200}tại chuyên mục.{0,60}",
        ),
    ),
)
