"""What the pages themselves say, in Vietnamese and English, and how numbers and times are written in either."""

from datetime import datetime
from math import floor

LANGUAGES = ("vi", "en")

# What is said: in Vietnamese, in English.
_WORDS = {
    "name": ("Báo Tỉnh", "Báo Tỉnh"),
    "archive": ("Kho lưu trữ báo chí địa phương", "The archive of Vietnam's provincial press"),
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "other_language": ("English", "Tiếng Việt"),
    "tables": ("Bảng dữ liệu", "Tables"),
    "search": ("Tìm", "Search"),
    "search_label": ("Tìm trong kho lưu trữ", "Search the archive"),
    "search_help": (
        "Gõ có dấu thì tìm đúng dấu; gõ không dấu thì tìm mọi cách bỏ dấu. Dùng “…” cho cụm từ, * cho phần đầu của từ.",
        "With diacritics only these are found, without them any. “…” is a phrase, * ends the beginning of a word.",
    ),
    "sort": ("Sắp xếp", "Order"),
    "sort_relevance": ("Phù hợp nhất", "Best match"),
    "sort_newest": ("Mới nhất", "Newest"),
    "sort_oldest": ("Cũ nhất", "Oldest"),
    "filters": ("Bộ lọc", "Filters"),
    "filters_active": ("Đang lọc", "Chosen"),
    "remove_filter": ("Bỏ lọc", "Remove"),
    "province": ("Tỉnh, thành phố", "Province"),
    "portal": ("Trang báo", "Portal"),
    "kind": ("Loại", "Kind"),
    "month": ("Tháng", "Month"),
    "more": ("Xem thêm", "More"),
    "unknown": ("không rõ", "unknown"),
    "kind_newspaper": ("Báo", "Newspaper"),
    "kind_party": ("Cơ quan Đảng, đoàn thể", "Party"),
    "kind_government": ("Chính quyền", "Government"),
    "kind_broadcaster": ("Phát thanh, truyền hình", "Broadcaster"),
    "results": ("bài", "articles"),
    "result": ("bài", "article"),
    "none": ("Không tìm thấy bài nào.", "No article was found."),
    "none_help": (
        "Thử ít từ hơn, bỏ bớt bộ lọc, hoặc gõ không dấu.",
        "Try fewer words, fewer filters, or no diacritics.",
    ),
    "none_at_all": ("Kho lưu trữ chưa có bài nào.", "The archive holds no article yet."),
    "widened": (
        "Không có bài nào viết đúng dấu như vậy; dưới đây là kết quả khi bỏ dấu.",
        "Nothing is spelled with just these diacritics; these are the results without them.",
    ),
    "too_slow": (
        "Quá nhiều bài có từ này. Hãy thêm từ.",
        "Too many articles hold this. Add a word.",
    ),
    "previous": ("Trang trước", "Previous"),
    "next": ("Trang sau", "Next"),
    "page": ("Trang", "Page"),
    "pages": ("Các trang kết quả", "Pages of results"),
    "untitled": ("(không có tiêu đề)", "(no title)"),
    "same_content": ("nơi đăng cùng nội dung", "places print the same text"),
    "not_found": ("Không có trang này", "There is no such page"),
    "no_article": ("Kho lưu trữ không có bài này.", "The archive holds no such article."),
    "failed": ("Không mở được kho lưu trữ", "The archive cannot be read"),
    "no_original": ("Không đọc được trang gốc", "The stored page cannot be read"),
    "not_text": (
        "Trang gốc không phải là văn bản; dùng lệnh scrapy replay để lấy.",
        "The stored answer is no text; scrapy replay gives it.",
    ),
    "back": ("Trang tìm kiếm", "Search page"),
    "about": ("Thông tin", "About this article"),
    "captures": ("Các lần lưu", "Captures"),
    "captures_shown": ("Chỉ nêu các lần lưu mới nhất:", "Only the newest captures are listed:"),
    "capture_time": ("Thời điểm", "Time"),
    "capture_status": ("HTTP", "HTTP"),
    "capture_run": ("Lượt chạy", "Run"),
    "capture_revision": ("Bản", "Revision"),
    "capture_original": ("Trang gốc", "Stored page"),
    "show": ("Xem", "Show"),
    "not_stored": ("không lưu", "not stored"),
    "changes": ("Các thay đổi", "Changes"),
    "changes_shown": ("Chỉ nêu các thay đổi mới nhất:", "Only the newest changes are shown:"),
    "no_changes": ("Bài chưa thay đổi từ lần lưu đầu tiên.", "Nothing has changed since the first capture."),
    "what_capture": ("đã lưu", "captured"),
    "what_reclean": ("bản trước khi làm sạch lại", "before it was cleaned again"),
    "what_reread": ("bản trước khi đọc lại", "before it was read again"),
    "what_crawl": ("bản trước lần lưu sau", "before the next capture"),
    "what_now": ("bản hiện nay", "the record today"),
    "edited": ("đã bị sửa trong cơ sở dữ liệu", "edited in the database"),
    "another_order": ("thứ tự khác", "in another order"),
    "removed": ("bỏ", "removed"),
    "added": ("thêm", "added"),
    "printings": ("Đăng lại", "Duplicates and reprints"),
    "no_printings": ("Không thấy nơi nào khác đăng bài này.", "No other place is known to have printed it."),
    "not_compared": (
        "Bài này chưa được so với các bài khác; lệnh scrapy reprints sẽ so.",
        "This article has not been compared with the others; scrapy reprints does that.",
    ),
    "printings_shown": ("Chỉ nêu những nơi đăng sớm nhất:", "Only the earliest are listed:"),
    "first_printing": ("đăng đầu tiên", "first printing"),
    "same_text": ("cùng nội dung", "same text"),
    "alike": ("giống", "alike"),
    "this_article": ("bài này", "this article"),
    "original": ("Trang gốc đã lưu", "The stored page"),
    "original_note": (
        "Trang như máy chủ đã gửi, không chạy mã, không tải hình và kiểu chữ từ mạng.",
        "The page as the portal sent it; no script runs, and no picture or style is fetched.",
    ),
    "original_alone": ("Mở riêng", "Open by itself"),
    "live": ("Địa chỉ gốc", "Live address"),
    "former_province": ("Tỉnh cũ", "Former province"),
    "published_at": ("Xuất bản", "Published"),
    "modified_at": ("Sửa lần cuối", "Modified"),
    "first_captured_at": ("Lưu lần đầu", "First captured"),
    "authors": ("Tác giả", "Authors"),
    "source": ("Nguồn", "Source"),
    "section": ("Chuyên mục", "Section"),
    "tags": ("Từ khóa", "Tags"),
    "images": ("Hình ảnh", "Pictures"),
    "attachments": ("Tệp đính kèm", "Attachments"),
    "language": ("Ngôn ngữ", "Language"),
    "reader": ("Bộ đọc", "Reader"),
    "revision": ("Bản", "Revision"),
    "identity": ("Mã trên trang", "Identity"),
    "content_hash": ("Mã nội dung", "Content hash"),
    "url": ("Địa chỉ", "Address"),
    "canonical_url": ("Địa chỉ chính thức", "Canonical address"),
    "title": ("Tiêu đề", "Title"),
    "kicker": ("Dòng trên tiêu đề", "Kicker"),
    "lead": ("Sapo", "Lead"),
    "body": ("Nội dung", "Body"),
    "published_raw": ("Thời gian như trên trang", "Time as printed"),
    "cleaner_version": ("Bộ làm sạch", "Cleaner"),
}


def words_in(language: str) -> dict[str, str]:
    """Give what the pages say in one of LANGUAGES, by its name."""
    place = LANGUAGES.index(language)
    return {name: said[place] for name, said in _WORDS.items()}


def language_of(asked: str | None, accepted: str) -> str:
    """Choose a language: as the address asks, else by Accept-Language (RFC 9110, 12.5.4), else the first."""
    if asked in LANGUAGES:
        return asked
    wanted: list[tuple[float, str]] = []
    for part in accepted.split(","):
        name, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        wanted.append((-weight, name.strip().lower().partition("-")[0]))
    known = [name for weight, name in sorted(wanted, key=lambda pair: pair[0]) if name in LANGUAGES and weight < 0]
    return known[0] if known else LANGUAGES[0]


def number(value: int, language: str) -> str:
    """Write a whole number: 1.234 in Vietnamese, 1,234 in English."""
    return f"{value:,}".replace(",", "." if language == "vi" else ",")


def percent(share: float) -> str:
    """Write a share in whole hundredths, rounded down: 100% is all, and nothing less."""
    return f"{floor(share * 100 + 1e-9)}%"


def moment(text: str | None, language: str) -> str:
    """Write a time: 01/05/2021 11:48 in Vietnamese, 2021-05-01 11:48 in English; what is none, as it is."""
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return text or ""
    return at.strftime("%d/%m/%Y %H:%M" if language == "vi" else "%Y-%m-%d %H:%M")
