"""What a page of an unknown platform shows near an article and is not its own, and what is, though it looks foreign."""

import pytest

from crawler.article import NotAnArticle, paragraphs
from crawler.platforms.generic import GenericSpider
from tests.platforms.pages import page
from tests.platforms.unknown_make import AT, LEAD, PARAGRAPHS, SHOWN, TEXT, TITLE, read
from tests.reading.sentences import HARD, PLAIN

HEAD = f"<h1>{TITLE}</h1><p>{SHOWN}</p>"
NAMES = '<a href="/tac-gia/tong-inh">Tòng Inh</a>'
OTHER = '<a href="/xa-hoi/cau-moi-cua-ban-20346.html">Cầu mới của bản Cáy đã thông xe</a>'
LIST = "".join(f'<h4><a href="/chuyen-xom-{n}.html">Chuyện xóm bên sông, kỳ {n}</a></h4>' for n in range(301, 304))
DAY = '<meta property="article:published_time" content="2024-03-12">'
OWN = "https://bao.example.vn/bai-20345.html"


def shown(above="", within="", below="", beside=""):
    article = f'<article>{HEAD}{above}<div class="t1">{PARAGRAPHS}{within}</div>{below}</article>'
    return f'<div class="row"><div class="col-md-8">{article}</div>{beside}</div>'


@pytest.mark.parametrize(
    ("where", "markup"),
    [
        ("beside", '<div class="col-md-4"><p class="author">Tòng Inh</p></div>'),
        ("above", '<p><a href="/?author=1" rel="author">Quản trị viên</a></p>'),
        ("above", "<p>Đăng bởi Phòng Nội Vụ - 12/03/2024 08:15</p>"),
        ("above", "<div><div>Tác giả</div><div>Quản trị viên</div></div>"),
        ("below", f'<div class="comments"><p>{NAMES}</p></div>'),
        ("below", f'<div class="binh-luan"><p>{NAMES}</p></div>'),
        ("below", f'<div class="related-news"><p>{NAMES}</p></div>'),
        ("below", f'<div class="lien-quan"><p>{NAMES}</p></div>'),
        ("below", f'<div class="tin-khac"><p>{NAMES}</p></div>'),
        ("below", f'<div class="other-news"><p>{NAMES}</p></div>'),
        ("below", '<div class="author-bio">Tòng Inh</div>'),
    ],
)
def test_a_name_that_is_of_no_author_of_the_article_is_none(where, markup):
    article = read(shown(**{where: markup}))
    assert (article.title, article.authors) == (TITLE, [])


@pytest.mark.parametrize(
    "above",
    [
        '<p><a href="/tac-gia/lo-hac">Lò Hặc</a></p>',
        f'<div><a href="{OWN}">{SHOWN}</a> <span class="author">Lò Hặc</span></div>',
        '<p>Người đăng: <span class="author">Tòng Inh</span></p><div><div>Tác giả</div><div>Lò Hặc</div></div>',
    ],
)
def test_who_wrote_an_article_is_told_though_others_are_near(above):
    article = read(shown(above, f"<p>{OTHER}, bài trước của chúng tôi.</p><p>{HARD[0]}</p>"), url=OWN)
    assert article.authors == ["Lò Hặc"]


def test_who_wrote_another_article_is_none_where_no_date_tells_which_is_which():
    teaser = f'<div><h4>{OTHER}</h4><p class="author">Tòng Inh</p></div>'
    assert read(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>{teaser}").authors == []


def test_an_author_in_capitals_did_not_make_the_site():
    assert read(shown(), head='<meta name="author" content="LÒ VĂN HẶC">').authors == ["LÒ VĂN HẶC"]


def test_who_took_a_picture_is_no_source_of_the_text():
    picture = '<div class="caption"><img src="/a.jpg"><p>Nguồn: Báo Miền Núi</p></div>'
    assert read(shown(within=picture)).source is None


@pytest.mark.parametrize(
    "below",
    [
        '<div class="intro">Trang tin của xã do ban văn hóa giữ, mỗi tuần ra ba số, phát trên loa truyền thanh.</div>',
        f'<div><h4>{OTHER}</h4><div class="sapo">{HARD[0]}</div></div>',
    ],
)
def test_what_is_named_a_lead_below_the_text_is_none(below):
    assert read(shown(below=below)).lead is None


@pytest.mark.parametrize(
    "box",
    [
        '<div class="sapo">Tóm tắt</div><div class="sapo">{}</div>',
        '<div class="sapo"><img src="/a.jpg"><p>{}</p></div>',
    ],
)
def test_a_lead_in_a_named_box_is_read_though_something_stands_beside_it(box):
    assert read(shown(above=box.format(LEAD))).lead == LEAD


def test_a_line_above_the_lead_that_the_description_repeats_stays():
    article = read(
        f"<article>{HEAD}<div><p>Kỳ 2: Mương về</p><p>{LEAD}</p>{PARAGRAPHS}</div></article>",
        head=f'<meta name="description" content="{LEAD}">',
    )
    assert (article.lead, article.body) == (LEAD, f"Kỳ 2: Mương về\n\n{TEXT}")


def test_a_question_in_bold_begins_an_interview_and_is_no_lead():
    asked = "Thưa ông, vì sao đến năm nay xã mới làm được con đường vào ba xóm vùng cao?"
    article = read(f"<article>{HEAD}<div><p><b>{asked}</b></p>{PARAGRAPHS}</div></article>")
    assert (article.lead, article.body) == (None, f"{asked}\n\n{TEXT}")


def test_a_caption_between_headline_and_text_is_no_lead():
    caption = "Bà con bản Nà Lùng dẫn nước về ruộng trong những ngày đầu vụ cấy năm nay"
    article = read(f'<div>{HEAD}<div><img src="/a.jpg"><p>{caption}</p></div><div>{PARAGRAPHS}</div></div>')
    assert article.lead is None


def test_a_short_lead_in_one_box_with_the_date_is_no_part_of_its_line():
    lead = "Con mương mới đưa nước về tận chân ruộng."
    assert read(f"<article><h1>{TITLE}</h1><div><p>{SHOWN}</p><p>{lead}</p></div>{PARAGRAPHS}</article>").body == (
        f"{lead}\n\n{TEXT}"
    )


def test_how_old_an_article_is_is_no_text_of_it():
    article = read(f"<article><h1>{TITLE}</h1><div><p>5 giờ trước</p>{PARAGRAPHS}</div></article>", head=DAY)
    assert article.body == TEXT


def test_numbers_at_the_end_of_a_list_of_numbers_stay():
    article = read(shown(within="<p>Kết quả mở thưởng:</p><p>45192</p><p>80237</p>"))
    assert article.body == f"{TEXT}\n\nKết quả mở thưởng:\n\n45192\n\n80237"


def test_the_time_of_something_else_is_not_when_the_article_was_changed():
    assert (
        read(shown(below='<p>Lịch phát lại: <time datetime="2024-03-20T08:00:00+07:00">20/3</time></p>')).modified_at
        is None
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [("", "2024-03-12T00:00:00+07:00"), ("14/05/2025 10:20", "2024-03-12T00:00:00+07:00"), (SHOWN, AT)],
)
def test_a_day_of_the_metadata_gets_its_time_from_a_line_of_that_day_alone(line, published):
    article = read(f"<article><h1>{TITLE}</h1><p>{line}</p>{PARAGRAPHS}</article>", head=DAY)
    assert article.published_at == published


def test_the_day_in_the_address_that_a_page_names_as_its_own_is_its_date():
    head = '<link rel="canonical" href="https://bao.example.vn/2024/03/12/nuoc-ve-ban/">'
    article = read(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>", head=head, url="https://bao.example.vn/?p=1204")
    assert article.published_at == "2024-03-12T00:00:00+07:00"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "<p>Xã họp bàn về con mương ngày 12/03/2024.</p>"),
        *(
            (f'<div class="{name}">Thứ ba, 12/03/2024 08:15</div><p>Trang tin của xã</p>', "")
            for name in ("clock", "today", "current-date", "dong-ho", "ngay-hom-nay")
        ),
        ("<header><div>Thứ ba, 12/03/2024 08:15</div><p>Trang tin của xã</p></header>", ""),
    ],
)
def test_a_date_of_something_else_is_not_the_articles(above, below):
    assert read(f"{above}<article><h1>{TITLE}</h1>{below}{PARAGRAPHS}</article>").published_at is None


@pytest.mark.parametrize(
    "markup",
    [
        *(
            f'<a href="/{name}?id=12">Tải về</a>'
            for name in ("Download.ashx", "tai-ve", "getfile.aspx", "viewfile", "tai-file")
        ),
        *(f'<a href="/download/12">{said}</a>' for said in ("Tải tệp về máy", "Tải văn bản", "Đính kèm", "Download")),
        '<a href="/van-ban?id=12&action=download" title="cong-van.pdf">Công văn</a>',
        '<a href="/tai-ve/12" download>Công văn</a>',
        '<a href="/xem.aspx?tep=cong-van.pdf">Công văn</a>',
        '<embed src="/tep/cong-van.pdf">',
        '<iframe src="https://docs.example.vn/viewer?embedded=true&url=https://bao.example.vn/tep/cong-van.pdf"></iframe>',
    ],
)
def test_a_file_below_the_text_is_offered_by_the_article(markup):
    assert len(read(shown(within=f"<p>{markup}</p>")).attachments) == 1


def test_a_film_with_parameters_is_no_file():
    film = '<iframe src="https://www.youtube.com/embed/x1?rel=0&start=12"></iframe>'
    assert read(shown(within=film)).attachments == []


def test_tags_may_stand_behind_their_label_in_one_line():
    tags = '<p>Từ khóa: <a href="/t/1">Nà Lùng</a>, <a href="/t/2"><span>2024</span></a></p>'
    assert read(shown(below=tags)).tags == ["Nà Lùng", "2024"]


def test_a_breadcrumb_that_nothing_names_may_stand_far_above_the_headline():
    menu = "".join(f'<li><a href="/muc-{n}">Mục {n}</a></li>' for n in range(9))
    row = '<div class="x1"><a href="/">Trang chủ</a> » <a href="/kt">Kinh tế</a></div>'
    assert read(f"{row}<ul>{menu}</ul><article>{HEAD}{PARAGRAPHS}</article>").section == ["Kinh tế"]


@pytest.mark.parametrize("caption", ["<p align='center'>{}</p>", "<p><em>{}</em></p>", "<p class='caption'>{}</p>"])
def test_the_last_of_a_text_may_be_a_picture_with_its_caption(caption):
    said = "Con mương mới ở bản Nà Lùng"
    article = read(shown(within=f"<p align='center'><img src='/a.jpg'></p>{caption.format(said)}"))
    assert ([image.caption for image in article.images], article.body) == ([said], TEXT)


def test_a_menu_below_the_text_is_no_section():
    menu = '<nav><a href="/chuyen-muc/van-hoa">Văn hóa</a></nav>'
    assert read(f"<article>{HEAD}{PARAGRAPHS}</article>{menu}").section == []


def test_a_headline_that_begins_like_a_sites_name_is_one_before_one_with_another_date():
    title = "Ủy ban nhân dân xã họp bàn về nước sạch cho bản Nà Lùng"
    url = "https://bao.example.vn/index.php?id=1204&view=article"
    others = f"<div><h3>Chuyện xóm bên sông những ngày mưa lũ</h3><p>14/05/2025 10:20</p><p>{HARD[0]}</p></div>"
    own = f'<h1><a href="{url}">{title}</a></h1><p>{SHOWN}</p>{PARAGRAPHS}'
    article = read(f"<div>{own}</div>{others}", "Trang tin", url=url)
    assert (article.title, article.published_at) == (title, AT)


def test_buttons_in_the_head_of_an_article_are_none_of_it():
    said = "Gửi bài này cho người thân, bạn bè của bạn cùng đọc ngay."
    share = f'<div class="article-header__share"><span>{said}</span></div>'
    head = f'<div class="article-header"><h1>{TITLE}</h1><p>{SHOWN}</p>{share}</div>'
    assert read(f"<article>{head}<div>{PARAGRAPHS}</div></article>").body == TEXT


def test_a_list_of_files_is_an_article_though_most_of_it_is_links():
    files = "".join(
        f'<p><a href="/tep/{n}.pdf">Công văn số {n} về việc giao chỉ tiêu trồng rừng</a></p>' for n in range(9)
    )
    article = read(f"<article>{HEAD}<p>{LEAD}</p>{files}</article>")
    assert (article.title, len(article.attachments)) == (TITLE, 9)


@pytest.mark.parametrize("tag", ["p", "div"])
def test_files_between_the_paragraphs_of_an_announcement_make_no_list_of_it(tag):
    files = "".join(
        f'<{tag}><a href="/tep/{n}.pdf">Công văn số {n} về việc giao chỉ tiêu trồng rừng</a></{tag}>' for n in range(5)
    )
    text = f"<p>{PLAIN[0]}</p><p>{PLAIN[1]}</p>{files}<p>{PLAIN[2]}</p>"
    article = read(f"<div>{HEAD}<div>{text}</div></div>")
    assert (article.title, len(article.attachments)) == (TITLE, 5)
    assert [line for line in paragraphs(article.body) if line in PLAIN] == [*PLAIN[:3]]


def test_a_page_without_a_date_that_lists_files_is_a_listing():
    files = "".join(
        f'<p><a href="/tep/{n}.pdf">Công văn số {n} về việc giao chỉ tiêu trồng rừng</a></p>' for n in range(5)
    )
    with pytest.raises(NotAnArticle):
        read(f"<div><h1>Văn bản chỉ đạo</h1><div><p>{PLAIN[0]}</p>{files}<p>{PLAIN[1]}</p></div></div>", "Văn bản")


def test_a_short_post_is_an_article_by_the_name_of_its_body():
    body = f'<div><h1>{TITLE}</h1><img src="/a.jpg"><p>{LEAD}</p></div>'
    html = f"<html><head><title>{TITLE}</title></head><body class='single single-post'>{body}</body></html>"
    assert GenericSpider.read(page(html, "https://bao.example.vn/nuoc-ve/")).title == TITLE


def test_a_short_text_with_a_link_to_another_article_below_is_no_teaser_of_that():
    lines = "".join(f"<p>{line}</p>" for line in PLAIN[:3])
    article = read(f"<div>{HEAD}</div><div>{lines}<p>{OTHER}</p></div>")
    assert article.body == "\n\n".join(PLAIN[:3])


def test_a_notice_in_one_paragraph_in_bold_is_a_text():
    article = read(f'<div>{HEAD}<div><img src="/a.jpg"><p><b>{HARD[0]} {HARD[1]}</b></p></div></div>')
    assert (article.lead, article.body) == (None, f"{HARD[0]} {HARD[1]}")


def test_the_headline_of_an_old_page_stands_above_a_date_and_lines():
    lines = "<br>".join(PLAIN)
    body = f"<h1>Trang tin xã</h1><div class=x1>{TITLE}</div><div class=x2>{SHOWN}</div>{lines}"
    assert read(body, "Trang tin xã Mường Khoa").title == TITLE


def test_a_headline_may_link_to_its_own_page_at_an_address_of_parameters():
    link = f'<h1><a href="/?p=1204">{TITLE}</a></h1><p>{SHOWN}</p>'
    article = read(f"<h1>Trang tin xã</h1><article>{link}{PARAGRAPHS}</article>", url="https://bao.example.vn/?p=1204")
    assert article.title == TITLE


def test_pictures_in_a_box_of_their_own_below_a_headline_with_its_lead_are_the_articles():
    pictures = "".join(f'<div><img src="/{n}.jpg"></div>' for n in (1, 2, 3))
    article = read(f"<div><div>{HEAD}<p>{LEAD}</p></div><div>{pictures}</div></div>")
    assert len(article.images) == 3


def test_a_short_article_may_have_its_date_above_the_headline():
    article = read(f'<div><p>{SHOWN}</p><h1>{TITLE}</h1><img src="/a.jpg"><p>{LEAD}</p></div>')
    assert (article.title, article.published_at) == (TITLE, AT)


def test_a_text_goes_on_below_a_lead_that_is_as_long_as_a_text():
    lead = " ".join(PLAIN[:5])
    text = "".join(f"<p>{one}</p>" for one in (*PLAIN, *HARD))
    article = read(f'<div>{HEAD}<div><p>{lead}</p></div></div><div class="t1">{text}</div>')
    assert HARD[-1] in article.body


def test_lists_of_other_articles_at_a_texts_end_do_not_take_it_along():
    lists = "".join(f"<div>{LIST.replace('30', number)}</div>" for number in ("40", "50", "60"))
    article = read(f"<div>{HEAD}</div><div><p>{PLAIN[0]}</p><p>{PLAIN[1]}</p><p>{PLAIN[2]}</p>{lists}</div>")
    assert article.body == "\n\n".join(PLAIN[:3])


def test_a_table_of_files_to_download_is_no_text_and_names_them():
    heads = "<tr><th>STT</th><th>Tên file</th><th></th></tr>"
    rows = "".join(
        f'<tr><td>{n}</td><td>danh-sach-{n}.pdf</td><td><a href="/files/{n}.pdf" download>Tải về</a></td></tr>'
        for n in (1, 2)
    )
    article = read(shown(below=f'<div class="f1"><table>{heads}{rows}</table></div>'))
    assert article.body == TEXT
    assert [file.name for file in article.attachments] == ["danh-sach-1.pdf", "danh-sach-2.pdf"]


def test_a_table_with_a_file_in_one_row_alone_is_text():
    prices = "<tr><td>Lúa</td><td>6.800</td></tr><tr><td>Ngô</td><td>7.200</td></tr>"
    rows = f'{prices}<tr><td>Giá</td><td><a href="/gia.pdf">Tải về</a></td></tr>'
    article = read(shown(within=f"<table>{rows}</table>"))
    assert "Ngô | 7.200" in (article.body or "")


def test_a_code_to_scan_below_a_text_is_no_picture_of_it():
    code = '<div class="qr"><img src="/qr.png"><span>Quét mã QR để đọc bài</span></div>'
    article = read(shown(within=code))
    assert (article.body, article.images) == (TEXT, [])


def test_the_address_to_write_to_behind_an_author_is_none_of_his_name():
    signed = '<div class="article-author"><strong>TÒNG INH</strong> <a href="mailto:inh@bao.vn">inh@bao.vn</a></div>'
    article = read(shown(within=signed))
    assert (article.authors, article.body) == (["TÒNG INH"], TEXT)


@pytest.mark.parametrize(
    ("note", "is_own"),
    [
        (f"<h4>Thông tin thêm</h4><p>{HARD[3]}</p>", True),
        (f"<h4>Xem thêm</h4><p>{HARD[3]} {OTHER}</p>", False),
        (f"<p>{HARD[3]}</p><form><input><button>Gửi</button></form>", False),
    ],
)
def test_an_aside_between_two_paragraphs_is_text_where_it_leads_nowhere(note, is_own):
    first, rest = PARAGRAPHS.split("</p>", 1)
    article = read(f"<article>{HEAD}{first}</p><aside>{note}</aside>{rest}</article>")
    assert (HARD[3] in (article.body or "")) is is_own
    assert PLAIN[0] in (article.body or "")


@pytest.mark.parametrize("below", ["<br><i>Đầu mùa gặt</i></p>", "</p><p align=center>Đầu mùa gặt</p>"])
def test_of_a_short_text_in_a_table_of_layout_short_captions_and_sentences_stay(below):
    rows = (
        f"<b>{TITLE}</b>",
        f"<i>{SHOWN}</i>",
        f"<p>{PLAIN[0]}</p><p align=center><img src=/gat.jpg>{below}<p>Bà con vui.</p>",
    )
    body = f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table>"
    article = read(f"<table><tr><td>Liên hệ</td><td>{body}</td></tr></table>", title="Trang tin xã Pá Nhùng")
    assert ([image.caption for image in article.images], article.body) == (
        ["Đầu mùa gặt"],
        f"{PLAIN[0]}\n\nBà con vui.",
    )


@pytest.mark.parametrize("menu", ["", '<ul class="menu"><li><a href="/tin">Tin</a></li></ul>'])
def test_neither_the_buttons_beside_a_headline_in_a_table_nor_the_arrows_below_the_text_are_the_articles(menu):
    icons = "".join(f'<td><a href="/{n}"><img src="/{n}.png" alt="{n}"></a></td>' for n in ("PDF", "In", "E-mail"))
    head = f'<table><tr><td class="contentheading">{TITLE}</td>{icons}</tr></table>'
    rows = f"<tr><td>{SHOWN}</td></tr><tr><td>{PARAGRAPHS}</td></tr><tr><td>Lần cập nhật cuối ( {SHOWN} )</td></tr>"
    arrows = '<table><tr><th><a href="/a">&lt; Trước</a></th><th><a href="/b">Tiếp theo &gt;</a></th></tr></table>'
    article = read(f"{menu}<div>{head}<table>{rows}</table>{arrows}</div>")
    assert (article.title, article.published_at, article.images, article.body) == (TITLE, AT, [], TEXT)


def test_who_is_quoted_in_the_foot_of_a_quotation_is_no_foot_of_the_page():
    quoted = f"<blockquote><p>{HARD[0]}</p><footer>Ông Lò Văn Hặc, bản Nà Lùng</footer></blockquote>"
    assert read(shown(within=quoted + f"<p>{PLAIN[0]}</p>")).body == (
        f"{TEXT}\n\n{HARD[0]}\n\nÔng Lò Văn Hặc, bản Nà Lùng\n\n{PLAIN[0]}"
    )
