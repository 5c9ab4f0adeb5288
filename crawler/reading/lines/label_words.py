"""The words by which pages label a field: "Tác giả: …", "Nguồn tin: …". Parts of patterns, in lower case.

They are those of NukeViet's and VNPT e-news's templates, of Drupal's and Joomla's Vietnamese translations, and of
editors who write such a line by hand. A reader adds to them what only its own platform says.
"""

import re

AUTHOR = r"tác giả(?: bài(?: viết)?)?|bút danh|người viết"
WRITTEN = r"(?:(?:được )?viết )?bởi|(?:written )?by"
# who put it up, which is often an office or an account: `several_names.filers` says who of them is an author
FILED = r"người (?:đăng|gửi)|(?:được )?(?:đăng|gửi|tạo) bởi|(?:posted|published|submitted) by"
# what a piece is, before its author: "Bút ký của A"
GENRE = r"bút ký|ghi chép|phóng sự(?: ảnh)?|ký sự|t(?:ùy|uỳ) bút|t(?:ản|ạp) văn|tạp bút|truyện ngắn"
SOURCE = r"nguồn(?: tin| bài(?: viết)?)?"
TAGS = r"từ kh(?:óa|oá)(?: bài viết)?|tags?"
# before a photographer, in a caption or on a line of its own
PICTURE = r"(?:nguồn )?ảnh|ảnh (?:tư liệu|minh h(?:ọa|oạ))|minh h(?:ọa|oạ)|photo"
SECTION = r"chuyên mục|danh mục|thể loại|categor(?:y|ies)|posted in|filed under"
FILES = r"(?:(?:các )?(?:file|tệp|tập)(?: tin)?|tài liệu) đính kèm"


def label(words: str) -> re.Pattern[str]:
    """Compile the pattern of a label that a text begins with, and of what parts it from its value, where it has one."""
    return re.compile(rf"\A(?:{words})(?:\s*:\s*|\s+|\Z)", re.IGNORECASE)
