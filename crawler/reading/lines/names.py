"""Who may be an author: persons, pen names, initials, a newsroom's collective; accounts are nobody."""

import re

NAME_WORDS = 5  # no name has more

_COLLECTIVE = frozenset(
    "bbt, pv, btv, ctv, p.v, b.t, ban biên tập, tòa soạn, tổng hợp, pv tổng hợp, phóng viên, nhóm pv, nhóm phóng viên"
    ", nhóm tác giả, biên tập viên".split(", ")
)
# A capitalised word that heads the name of a place or an office, not of a person.
_NO_PERSON = frozenset(
    "huyện xã phường tỉnh quận xóm thôn bản tổ sở ubnd hđnd lhpn ttyt hợp kính chương phần"
    " điều mục bảng phụ trưởng phó chánh giám chủ bí hiệu tm. kt. tl. tuq.".split()
)
# The account that filed an article stands where its author should: "quantri", "Super User".
_ACCOUNT = re.compile(
    r"[a-z][a-z\d._-]*|\d+|(?i:admin(?:istrator)?|host|webmaster|super user"
    r"|(?:ban )?quản trị(?: viên| hệ thống| cổng| web(?:site)?)?)"
)
# What a word of a name holds beside letters; the breve is of the highlands' vowels that Unicode has no letter for.
_SIGNS = str.maketrans("", "", ".-\u0306")
_HIGHLANDS = re.compile(r"[^\W\d_]['’ʼ][^\W\d_]*")  # H'Nin, K’Brẻo, and H' before a name of its own
_HIGHLANDER = re.compile(r"[KHY]['’ʼ][A-ZÀ-ỸĐ][^\W\d_]+")  # whose one word is a name: K’Hoài
# Whose account files articles; in words with small letters it is told by these: "Phòng Văn hóa - Thông tin".
_OFFICE = re.compile(
    r"(?:văn phòng|ban|phòng|trung tâm|công an|đảng (?:ủy|uỷ|bộ)|(?:tỉnh|thành|huyện|thị) (?:ủy|uỷ|đoàn)"
    r"|cổng|trang tin|(?:ủy|uỷ) ban|chi (?:bộ|đoàn|hội)|đoàn (?:thanh niên|xã|phường)"
    r"|trường (?:thpt|thcs|tiểu học|mầm non|mẫu giáo|đại học|cao đẳng|chính trị)"
    r"|ubnd|(?:hội|sở|khoa|công ty|bệnh viện)(?= (?-i:[A-ZĐ])))\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:nguyên )?(?:(?:phó )?(?:trưởng (?:ban|phòng|khoa|bộ môn)|giám đốc|chủ tịch|bí thư|hiệu trưởng|chánh)|ủy viên"
    r"|uỷ viên|giảng viên|giáo viên|chuyên viên|nghiên cứu viên|công chức|cán bộ)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-ZÀ-ỸĐ]{1,3}\.){1,4}[A-ZÀ-ỸĐ]?[\wÀ-ỹ]*|[A-ZĐ]{2,5}")


_REST_OF_OFFICE = re.compile(r"[A-ZÀ-ỸĐ]\w* (?!(?-i:[A-ZÀ-ỸĐ]))\w+(?: (?:huyện|tỉnh|xã|phường|thị|thành|quận)\b.*)?")


def is_name(text: str) -> bool:
    """Tell whether the text looks like a person's name, a pen name, initials or a newsroom's collective."""
    if text.lower() in _COLLECTIVE or _INITIALS.fullmatch(text):
        return True
    person = re.sub(r"\s*\([^()]{2,80}\)$", "", text)
    words = person.removeprefix("Đ/c ").split()
    if len(words) == 1:  # one is too little, but for the highlands
        return _HIGHLANDER.fullmatch(words[0]) is not None
    if not 1 < len(words) <= NAME_WORDS or words[0].lower() in _NO_PERSON:
        return False
    return all(map(_is_of_name, words))


def are_initials(text: str, name: str) -> bool:
    """Tell initials of a name, or of its last words: "L.V.H" and "V.H" are of "Lò Văn Hặc"."""
    letters = [letter for letter in text if letter.isalpha()]
    first = [word[0] for word in name.split()]
    return len(letters) > 1 and _INITIALS.fullmatch(text) is not None and first[-len(letters) :] == letters


def is_collective(text: str) -> bool:
    """Tell whether a text names a newsroom, or those who work there, and nobody of them."""
    return text.lower() in _COLLECTIVE


def is_person(text: str) -> bool:
    """Tell whether a text names one person, perhaps with one word alone: no office, newsroom or account."""
    words = re.sub(r"\s*\([^()]{2,80}\)$", "", text).split()
    if not 0 < len(words) <= NAME_WORDS or text.lower() in _COLLECTIVE or is_account(text):
        return False
    return not is_office(text) and words[0].lower() not in _NO_PERSON and all(map(_is_of_name, words))


def is_office(text: str) -> bool:
    """Tell whether a text begins like the name of an office."""
    return _OFFICE.match(text) is not None


def is_named_office(text: str) -> bool:
    """Tell an office by its own name: "Trung tâm Truyền thông", but not "Trung tâm văn hóa của cả nước"."""
    found = _OFFICE.match(text)
    return found is not None and (found[0][1:].lower() != found[0][1:] or text[found.end() :].lstrip()[:1].isupper())


def goes_on_as_office(text: str) -> bool:
    """Tell the rest of an office's name behind "và" or a comma: "Truyền thông huyện"."""
    return _REST_OF_OFFICE.fullmatch(text) is not None


def is_post(text: str) -> bool:
    """Tell a line that says what somebody is in an office: "Giảng viên Khoa Xây dựng Đảng"."""
    return _POST.match(text) is not None


def is_named_post(text: str) -> bool:
    """Tell what somebody is in an office with a name: "Giáo viên Trường THCS", but not "Cán bộ của xã"."""
    found = _POST.match(text)
    return found is not None and text[found.end() :].lstrip()[:1].isupper()


def are_words(text: str) -> bool:
    """Tell words that name nobody: they begin with a small letter, or hold a number."""
    return " " in text and (text[0].islower() or any(map(str.isdigit, text)))


def _is_of_name(word: str) -> bool:
    letters = word.translate(_SIGNS)
    return word[0].isupper() and (letters.isalpha() or _HIGHLANDS.fullmatch(letters) is not None)


def is_account(text: str) -> bool:
    """Tell whether the text names the account that filed an article, which is nobody's name."""
    return _ACCOUNT.fullmatch(text) is not None
