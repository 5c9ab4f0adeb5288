"""The terms that widgets are made of: a short line of nothing else reads like one, in whatever order they stand.

The catalogue's phrases are what sites were seen to say; these catch what says the same in other words. `STRONG` terms
are of a page and its tools, and seldom of what happens in a village; `DONE` and `WEAK` ones are of both; `FILLERS` say
nothing.
"""

STRONG: dict[str, tuple[str, ...]] = {
    "share_and_print": (
        "số ký hiệu, ký hiệu, ngày ban hành, trích yếu, lĩnh vực, cơ quan ban hành, người ký, cỡ chữ, zoom",
        "lưu trữ, trích dẫn, chat, bot, bản đầy đủ, bản rút gọn, máy tính, dừng lại, kiểu chữ, màu chữ, phông chữ",
        "giọng ai, font chữ, font, kích cỡ, kích thước chữ, độ tương phản, tương phản, giao diện, màu nền, giọng đọc",
        "giọng nữ, giọng nam, miền bắc, miền nam, miền trung, chế độ đọc, chế độ ban đêm, facebook, zalo, twitter",
        "youtube, tiktok, instagram, messenger, telegram, viber, google plus, google, pinterest, linkedin",
        "whatsapp, fanpage, email, e-mail, yahoo, skype, tweet, link, url, pdf, rss, app, qr, print, share, like",
        "trang trước, trang sau, trang đầu, trang cuối, trang tiếp, đầu trang, cuối trang, lên đầu, trang chủ",
        "trang in, tin bài, bản in, tải về, tải xuống, tải file, sao chép, đường dẫn, liên kết, mạng xã hội",
        "bookmark, quay lại, quay về, trở lại, trở về, xem thêm, xem tiếp, đọc tiếp, đọc thêm, xem tất cả",
        "xem chi tiết, chi tiết, phóng to, thu nhỏ, mặc định, bạn bè, bản đồ site, sơ đồ site, sơ đồ trang",
        "sơ đồ web, sơ đồ cổng, tìm kiếm, trình đơn, menu, tab, popup, banner, website, trang web",
        "cổng thông tin điện tử, trang thông tin điện tử, phiên bản, di động, ứng dụng, trình duyệt, tốc độ đọc",
        "phát lại, âm lượng, audio, podcast, tiếng anh, tiếng việt, print friendly, send to a friend, back, next",
        "previous, prev, first, last, top, home, more, view, send, save",
    ),
    "visit_counter": (
        "lượt xem, lượt đọc, lượt truy cập, lượt người, lượt tải, truy cập, số lượt, số lần, đang online, online",
        "trực tuyến, lượt, khách, đã xem, đã đọc, bộ đếm, thống kê, thành viên, visitors, visitor, hits, views",
        "users, user, counter, reads, guests, members",
    ),
    "comment_form": (
        "bình luận, nhận xét, cảm nghĩ, cảm nhận, cảm xúc, tên hiển thị, hiển thị, sắp xếp, trả lời, câu hỏi, góp ý",
        "phản hồi, ý kiến, ý kiến bạn đọc, ý kiến của bạn, độc giả, họ tên, họ và tên, mã xác nhận, mã bảo mật",
        "mã an toàn, captcha, nội dung bình luận, gửi ý kiến, người gửi, người nhận, tiêu đề, nội dung, nhập",
        "comment, comments, reply, hủy bỏ, nhập lại, làm mới, ký tự, telex, vni, có dấu",
    ),
    "rating_widget": (
        "đánh giá, xếp loại, mức độ, bình chọn, xếp hạng, số điểm, lượt đánh giá, lượt bình chọn, biểu quyết",
        "thăm dò, khảo sát, hài lòng, hữu ích, rating, rate, vote, votes, ngôi sao, phiếu bầu, cho điểm",
        "chấm điểm, số sao",
    ),
    "login_prompt": ("đăng nhập, đăng ký, đăng xuất, mật khẩu, tài khoản, tên đăng nhập, login, register, password",),
    "related": (
        "tin tức, gợi ý, toàn văn, tóm tắt, tin mới, tin cũ, tin khác, tin liên quan, bài liên quan, bài khác",
        "tin nóng, tin ảnh, tin video, tin vắn, tin nổi bật, chuyên mục, chuyên trang, danh mục, tiêu điểm",
        "nổi bật, đọc nhiều, xem nhiều, video, clip, e-magazine, infographic, infographics, multimedia, longform",
        "thư viện ảnh, thư viện video, thư viện, phóng sự ảnh, liên quan, có thể bạn quan tâm, cùng chuyên mục",
        "cùng chủ đề, dòng sự kiện, mới nhất, quan tâm nhất, đáng chú ý, đa phương tiện, articles, news, posts",
        "post, related",
    ),
    "menu": (
        "văn bản, thể lệ, tư vấn, lịch trực, nộp hồ sơ, hồ sơ, công báo, thủ tục hành chính, dịch vụ công",
        "hỏi đáp, hộp thư, lịch công tác, lịch tiếp dân, công khai, liên hệ, giới thiệu, rao vặt, quảng cáo",
        "tòa soạn, toà soạn, báo in, báo giấy, đặt báo, đường dây nóng, hotline, bản quyền, điều khoản, bảo mật",
        "chính sách, chỉ đạo điều hành, cơ cấu tổ chức, tổ chức bộ máy, danh bạ, bản đồ, thư điện tử, truyền hình",
        "phát thanh, trực tiếp, lịch phát sóng, chương trình, xổ số, lịch vạn niên, tử vi, phản ánh, kiến nghị",
        "một cửa, tra cứu, dự thảo, biểu mẫu, tuyên truyền, phổ biến, tài liệu, tư liệu, sự kiện",
    ),
}
# What a reader does with a page: weak as well, but a line with one of them may be a tool.
DONE = (
    "in, gửi, lưu, xem, đọc, nghe, thích, chia sẻ, theo dõi, tải, bấm, nhấn, bật, tắt, dừng, phát, mở, đóng",
    "lấy, chọn",
)
WEAK = (
    "gốc, tin, chữ, giọng, nam, nữ, nút, ngay, nhanh, đóng lại, tên, điện thoại, cá nhân, bài, bài viết, ảnh",
    "hình ảnh, album, trang, báo, quan tâm, viết, đăng, xóa, hủy, tìm, thông tin, thông báo, cổng, điện tử",
    "chuyên đề, chủ đề, số, điểm, sao, người, hôm nay, hôm qua, tuần, tháng, năm, ngày, giờ, lịch, nhiều",
    "tất cả, tổng, tổng số, chính trị, kinh tế, xã hội, văn hóa, thể thao, giáo dục, pháp luật, đời sống",
    "giải trí, du lịch, quốc tế, thời sự, bạn đọc, bạn, dở, hay, tốt, kém, đẹp, xấu, lớn, nhỏ, vừa",
    "bình thường, thư, góc, mục, tệp, file, đóng góp, đồng ý, duyệt, kiểm duyệt, xét duyệt, chờ",
)
FILLERS = (
    "làm, máy, các, những, một số, và, hoặc, để, cho, với, về, từ, tại, ở, trên, dưới, qua, lên, ra, vào",
    "theo, của, là, này, đó, đây, khác, mới, cũ, nhất, hơn, trước, sau, tiếp, tiếp theo, cùng, trong, ngoài",
    "đã, đang, được, vui lòng, hãy, mời, xin, không, có, chưa, lần, cuối, đầu, lại, chung, riêng, a, aa, the",
    "this, to, of, for, by, on, your, you, me, it, page, từ khóa, thuộc, quý vị, quý khách, chúng tôi",
    "cuối tuần, thứ, tại đây, ở đây, hiện tại, hiện có, nào, rất, người đầu tiên, đầy đủ, cảm ơn, cám ơn",
)
