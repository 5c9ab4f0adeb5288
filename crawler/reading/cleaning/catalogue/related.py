"""Headings and lines that lead to other articles."""

from crawler.reading.cleaning.rules import BESIDE, EDGE, FOOT, SURE, Rule

_ARTICLES = r"(?:(?:những|các|một số) )?(?:tin|bài|tin,? bài|bài viết|tin tức|bản tin|video)"
_HEADINGS = (
    rf"{_ARTICLES} (?:(?:có )?liên quan|mới hơn|cũ(?: hơn)?|khác(?: (?:cùng|của|trong) chuyên mục)?"
    r"|(?:đã|mới) (?:đưa|đăng)(?: ngày)?"
    r"|(?:thuộc |trong )?cùng (?:chuyên mục|chủ đề|loại|danh mục|mục|thể loại|sự kiện)|(?:cùng|trong) chuyên mục này"
    r"|(?:xem|đọc) nhiều(?: nhất)?(?: trong (?:ngày|tuần|tháng))?)|(?:tin|bài|bài viết) nổi bật"
    r"|(?:các|những) tin mới"
    r"|cùng chuyên mục|theo dòng sự kiện|có thể bạn (?:sẽ )?quan tâm|bài đọc tiếp|đọc nhiều nhất|các album đã đăng"
    r"|(?:xem thêm|mới hơn|cũ hơn) trong (?:chuyên |danh )?mục này"
    r"|(?:bài(?: viết)?|tin) (?:trước(?: đó)?|tiếp theo|kế tiếp)|đọc thêm|đọc nhiều|xem nhiều(?: nhất)?"
    r"|tin mới nhất|mới nhất từ .{2,40}"
    r"|chuyên mục này có nội dung liên quan khác|(?:(?:các|những) )?câu hỏi (?:khác|liên quan)"
)

RULES: tuple[Rule, ...] = (
    Rule("related", BESIDE, (r"chủ đề",)),
    Rule("related", SURE, (rf"(?:{_HEADINGS})\s*[:.]?",)),
    Rule(
        "related",
        SURE,
        (
            r"(?:>{2,3}|»)\s*.{1,240}[^.;,:]",
            r"\[(?:video|clip|infographics?|podcast|e-?magazine|longform|photo|ảnh)\]\s*.{8,200}[^.!?…]",
            (
                r"(?:(?:mời )?(?:(?:quý )?(?:bạn đọc|độc giả|các bạn|bạn) )?(?:xem|đọc) thêm|(?:tin|bài) liên quan)"
                r"\s*[:»](?!\s*(?:phụ lục|bảng|biểu|hình|điều)\b)\s*[^.;]{8,220}"
            ),
            r"(?:bài|tin)(?: viết)? (?:trước|tiếp theo|kế tiếp|cũ hơn|mới hơn)\s*:\s*[^.;]{8,200}",
            r"more in this category:?(?: .{2,200})?|← .{2,200}",
            r"(?:related|recent|popular|latest) (?:posts?|items|articles|news|assets|contents?|stories|links)",
            r"(?=.*[→»]$)[^«]{2,200} [→»]|« [^»]{2,200}[^».;,:]",
            r"this entry was posted in .{2,200}|(?:post|posts) navigation",
            r"hiển thị \d+\s*[-–]\s*\d+ (?:trong|trên|của|/)(?: tổng số)? [\d.,]+(?: kết quả| bản ghi| mục| tin)?\.?",
        ),
    ),
    Rule(
        "related",
        FOOT,
        (
            r"xem thêm(?: (?:các )?(?:tin|bài|tin bài|bài viết|rao vặt|video|ảnh))?(?: (?:khác|liên quan))?",
            r"xem tiếp\s*(?:\.\.\.|…)?",
            r"đọc tiếp",
            rf"{_ARTICLES} mới(?: nhất| cập nhật)?|đừng bỏ lỡ",
            r"tiêu điểm|có liên quan",
            r"nổi bật(?: (?:trang chủ|nhất|trong (?:ngày|tuần)))?|mới cập nhật",
            r"(?:(?:các|những) )?câu hỏi thường gặp|văn bản (?:khác|liên quan|cùng (?:loại|lĩnh vực|chủ đề))",
            r"(?:(?:các|những) )?(?:thông báo|sự kiện|hoạt động) khác",
            r"(?:tác phẩm|chương trình|chuyên mục|(?:chùm |hình |album )?ảnh|album|số báo|tập) khác",
            r"(?:bạn đọc|được|đáng) (?:quan tâm|chú ý)(?: (?:nhiều|nhất))*",
            r"(?:previous|next) (?:post|article)|you (?:may|might) also like|more from author",
            r"related|(?:other|newer|older) (?:posts|articles|news|items)|recent comments",
            r"[-–\s]*liên kết (?:web|website|trang|nhanh)[-–\s]*|web ?links?",
            r"nổi bật báo .{2,30}",
        ),
    ),
    Rule(
        "related",
        EDGE,
        (
            r"continue reading|(?:previous|next)\s*:\s*.{8,200}[^.;]",
            r"tin tức - sự kiện",
            r"(?:(?:được )?(?:đăng|xuất bản) trong|published in|chuyên mục\s*:) .{2,60}",
            r"(?:tagged under|được gắn thẻ|gắn thẻ\s*:).{0,80}",
        ),
    ),
)
