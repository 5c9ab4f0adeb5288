"""The words by which pages label a field: "Tác giả: …", "Nguồn tin: …". Parts of patterns, in lower case.

They are those of NukeViet's and VNPT e-news's templates, of Drupal's and Joomla's Vietnamese translations, and of
editors who write such a line by hand. A reader adds to them what only its own make says.
"""

import re

AUTHOR = r"tác giả(?: bài(?: viết)?)?|bút danh|người viết"
# who put it up is maybe no author
FILED = r"người (?:đăng|gửi)|(?:(?:được )?(?:đăng|gửi|tạo|viết) )?bởi|(?:(?:posted|submitted|written) )?by"
SOURCE = r"nguồn(?: tin| bài(?: viết)?)?"
SECTION = r"chuyên mục|danh mục|thể loại|categor(?:y|ies)|posted in|filed under"
FILES = r"(?:(?:các )?(?:file|tệp|tập)(?: tin)?|tài liệu) đính kèm"


def label(words: str) -> re.Pattern[str]:
    """Compile the pattern of a label that a text begins with, and of what parts it from its value, where it has one."""
    return re.compile(rf"\A(?:{words})(?:\s*:\s*|\s+|\Z)", re.IGNORECASE)
