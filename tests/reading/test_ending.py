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


def test_below_what_a_poll_asks_the_text_does_not_go_on():
    poll = ["Theo bạn, con đường mới qua bản Luông có giúp ích gì không?", "Rất có ích", "Bình thường", "Không"]
    marks = mark([*TEXT, "Tin, ảnh: Lò Văn Inh", *poll, "Gửi bình luận của bạn"])
    assert None not in marks[3:]
