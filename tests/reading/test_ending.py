"""Where a text is over, though no sentence says so: below a poem, or below a question of the page."""

from crawler.reading.cleaning.marking import mark

POEM = [
    "Nắng lên trên bản Luông xa",
    "Sương tan mái lá hiên nhà khói bay",
    "Em đi gặt lúa sớm nay",
    "Gùi đầy hạt mẩy nặng vai đường về",
    "Chiều buông tiếng sáo ven đê",
    "Thương ai đứng đợi lời thề năm xưa",
]
TEXT = ["Sáng 3/5, bà con bản Luông ra đồng gặt lúa sớm, tiếng cười vang khắp cánh đồng."]


def test_the_byline_below_a_poem_ends_it_where_a_widget_follows():
    below = ["Gửi bình luận của bạn", "Đặt làm trang chủ", "Văn hóa bản làng"]
    marks = mark([*POEM, "Lò Văn Inh", *below])
    assert marks == [None] * 7 + ["comment_form"] * 3


def test_the_byline_below_a_poem_ends_it_where_much_of_a_page_follows():
    below = ["1 bài bình luận", "Thơ hay quá", "Xếp loại bài viết", "Trở lại trang văn thơ", "Gửi ý kiến"]
    assert mark([*POEM, "Lò Văn Inh", *below])[:7] == [None] * 7
    assert None not in mark([*POEM, "Lò Văn Inh", *below])[7:]


def test_names_in_a_list_without_a_sentence_end_nothing():
    names = ["Danh sách đạt giải", "Lò Thị Hom", "Cà Văn Pâng", "Sùng Mí Già", "Vừ A Tủa", "Lò Văn Inh", "Bế Văn Sơn"]
    below = ["Gửi ý kiến góp ý", "Tin liên quan", "Lượt xem: 12", "Đăng nhập"]
    assert mark([*names, *below])[: len(names)] == [None] * len(names)


def test_a_name_amid_verse_ends_nothing():
    lines = [*POEM, "Lò Văn Inh", *reversed(POEM)]
    assert mark(lines) == [None] * len(lines)


def test_a_short_sentence_below_a_byline_and_links_is_the_pages():
    links = ["Nông sản tiêu biểu", "Chuyện nhà nông", "Sổ tay cán bộ", "Mùa nào thức ấy", "Hội viên trẻ"]
    notice = "Có gì chưa rõ, cán bộ sẽ trả lời bà con trong giờ hành chính."
    marks = mark([*TEXT, "Tin, ảnh: Lò Văn Inh", *links, notice])
    assert marks[:2] == [None, None]
    assert None not in marks[2:]
    assert mark([*TEXT, "Lò Văn Inh", "Bài 2: Người ở lại", notice]) == [None] * 4


def test_below_what_a_poll_asks_the_text_does_not_go_on():
    poll = ["Theo bạn, con đường mới qua bản Luông có giúp ích gì không?", "Rất có ích", "Bình thường", "Không"]
    marks = mark([*TEXT, "Tin, ảnh: Lò Văn Inh", *poll, "Gửi bình luận của bạn"])
    assert None not in marks[3:]
