"""Pages at status 200 that are no articles: login, error and block pages of whatever make."""

import pytest

from crawler.article import NotAnArticle
from tests.hostile.samples import PLATFORMS, read, sample

pytestmark = pytest.mark.slow


SENTENCES = (
    "Cán bộ trong cơ quan dùng tên truy nhập do tổ quản trị cấp khi nhận việc, người đã nghỉ thì thẻ hết hạn. "
    "Sau năm lần gõ sai, thẻ bị khóa trong mười lăm phút; muốn mở sớm hơn xin gọi số máy lẻ ghi ở mặt sau của thẻ."
)
FORM = '<form method=post><input name=u><input type="PassWord" name=p><button>Vào</button></form>'
LOGINS = {
    "a form alone": f"<title>Cổng cán bộ</title><h1>Cổng cán bộ</h1>{FORM}",
    "a form with instructions": f"<title>Cổng cán bộ</title><h1>Mời vào cổng</h1><div><p>{SENTENCES}</p>{FORM}</div>",
    "instructions in an article": f"<title>Cổng</title><article><h1>Mời vào</h1><p>{SENTENCES}</p>{FORM}</article>",
}
ERRORS = {
    "a trace": "<title>Cổng tỉnh</title><h1>Cổng tỉnh</h1><p>Fatal error: Uncaught exception in /var/www/x.php:3</p>"
    f"<p>{'Call to a member function on null in module news, please look at line thirty of it. ' * 3}</p>",
    "not there": "<title>Cổng tỉnh</title><h1>Cổng tỉnh</h1><p>Nội dung bạn yêu cầu không tồn tại, có"
    " thể nó đã được chuyển sang một chuyên mục khác trong lần sắp xếp lại vừa rồi."
    " Xin thử tìm bằng ô ở góc trên cùng của trang này.</p>",
    "taken away": "<title>Cổng tỉnh</title><h1>Thông báo</h1><p>Bài viết đã được gỡ xuống theo yêu cầu của tác giả,"
    " mong bà con thông cảm và đọc những bài khác của chúng tôi ở trang đầu hay trong các chuyên mục bên dưới.</p>",
    "repairs": "<title>Cổng tỉnh</title><h1>Cổng tỉnh</h1><p>Hệ thống đang được nâng cấp, mong bà"
    " con quay lại vào sáng ngày mai để xem tin mới."
    " Mọi việc gấp xin gọi thẳng đến đường dây nóng của ban biên tập, có người trực suốt đêm.</p>",
}
BLOCKS = {
    "a firewall": "<title>Request Rejected</title><p>The requested URL was rejected. Your support ID is: 184467.</p>",
    "a challenge": "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>",
    "a captcha": "<title>Cổng tỉnh</title><h1>Cổng tỉnh</h1><p>Để đọc tiếp, xin đánh dấu vào ô bên dưới cho biết ông bà"
    " không phải là robot, rồi bấm nút màu xanh. Việc này chỉ làm một lần cho mỗi máy, và không ai lưu lại điều gì"
    " của ông bà.</p>",
}
PAGES = {**LOGINS, **ERRORS, **BLOCKS}


def page_of(inner):
    return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"></head><body>{inner}</body></html>'.encode()


@pytest.mark.parametrize("stranger", PAGES)
@pytest.mark.parametrize("name", PLATFORMS)
def test_no_article_is_read_from_it(name, stranger):
    with pytest.raises(NotAnArticle):
        read(name, page_of(PAGES[stranger]))


@pytest.mark.parametrize(
    ("pages", "reason"),
    [(LOGINS, "login-page"), (ERRORS, "error-page"), (BLOCKS, "blocked")],
    ids=["login", "error", "block"],
)
def test_one_of_unknown_make_is_refused_with_what_it_is(pages, reason):
    for stranger in pages.values():
        with pytest.raises(NotAnArticle) as refused:
            read("generic", page_of(stranger))
        assert refused.value.reason in (reason, "no-article")


@pytest.mark.parametrize("name", ["nukeviet", "onecms", "vnpt_enews", "generic"])
def test_a_login_form_beside_an_article_does_not_make_it_one(name):
    page, truth = sample(name)
    assert read(name, page.replace(b"</body>", FORM.encode() + b"</body>", 1)).title == truth.title
