"""Furniture as portals of every platform print it, around an article, and lines of articles that only look like it."""

import copy
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from crawler.reading.lines.dates import parse_date
from tests.reading.sentences import PLAIN

BELOW = {
    "nukeviet, in capitals": (
        "TỔNG SỐ ĐIỂM CỦA BÀI VIẾT LÀ: 10 TRONG 2 ĐÁNH GIÁ",
        "XẾP HẠNG: 5 - 2 PHIẾU BẦU",
        "CLICK ĐỂ ĐÁNH GIÁ BÀI VIẾT",
    ),
    "nukeviet, on one line": (
        "Tổng số điểm của bài viết là: 10 trong 2 đánh giá Xếp hạng: 5 - 2 phiếu bầu Click để đánh giá bài viết",
        "Những tin mới hơn Những tin cũ hơn",
    ),
    "nukeviet, session in pieces": (
        "Bạn đã không sử dụng Site,",
        "Bấm vào đây để duy trì trạng thái đăng nhập",
        ". Thời gian chờ: 60 giây",
    ),
    "nukeviet, stars": ("Đánh giá bài viết", "5", "/5 trong tổng số 3 đánh giá", "5 sao", "1 sao", "Gửi đánh giá"),
    "nukeviet, login": (
        "Thành viên",
        "Hãy đăng nhập thành viên để trải nghiệm đầy đủ các tiện ích trên site",
        "Tên đăng nhập",
        "Mật khẩu",
        "Quên mật khẩu?",
    ),
    "sharepoint, rights with a request": (
        "Bản quyền thuộc về UBND xã Sông Hiến. Khi đăng lại thông tin, yêu cầu ghi rõ nguồn.",
    ),
    "wordpress, jetpack": ("Chia sẻ:", "Twitter", "Facebook", "Có liên quan"),
    "wordpress, who changed it last": ("Last Updated on 04/11/2023 by quantri",),
    "counter, label and number apart": (
        "Thống kê truy cập",
        "Đang truy cập",
        ":",
        "19",
        "Hôm nay",
        ":",
        "1.254",
        "Tổng lượt truy cập",
        "3.254.871",
    ),
    "counter, on one line": (
        "Thống kê truy cập • Đang online: 14 • Hôm nay: 587 • Trong tuần: 2,168 • Tất cả: 1,784,275 Đăng nhập",
    ),
    "counter, without a heading": ("Hôm nay 1", "Hôm qua 45", "Tháng 06 1.234", "Năm 2024 45.678", "Tổng số 123.456"),
    "counter, other words": (
        "THỐNG KÊ TRUY CẬP",
        "Người online: 12",
        "Truy cập hôm qua: 678",
        "Lượt truy cập trong tháng: 45.678",
        "Hôm nay: 1,2K",
        "Tổng số lượt truy cập website: 45.678.912",
    ),
    "no diacritics, on one line": ("[Quay lai] [In bai] [Gui mail]", "Luot xem : 1254 | Co chu : A A A"),
    "no diacritics": ("Thong ke truy cap", "Dang online: 3", "Hom nay: 87", "TIN LIEN QUAN"),
    "legacy, related with dates": (
        "Các tin, bài khác",
        "Nước sạch về xóm núi [11/08/2020]",
        "Họp dân bàn chuyện thu gom rác [10/08/2020]",
    ),
    "related, then an unsure widget": ("Tin cùng chuyên mục", "Lịch tiếp công dân tháng 3", "Đánh giá:", "Cỡ chữ"),
    "enews, comments": (
        "Ý kiến bạn đọc:",
        "Nhập nội dung bình luận",
        "Hãy là người đầu tiên bình luận",
        "Bạn còn 500/500 ký tự",
        "Gửi",
        "Mới nhất",
    ),
    "a form with fields of no rule": ("Họ và tên *", "Cơ quan công tác", "Email *", "Mã xác thực *", "Gửi ý kiến"),
    "joomla": (
        "Xem 5242 lần",
        "(0 bình chọn)",
        "Bình luận đầu tiên!",
        "Hiện có 12 khách và không thành viên đang online",
        "quay lại đầu trang",
    ),
    "joomla, english": ("Hits: 5242", "User Rating: 0 / 5", "Vote 1", "Vote 2", "Today 123", "All days 1234567"),
    "wordpress": (
        "Share this:",
        "Click to share on Facebook (Opens in new window)",
        "Loading...",
        "← Hội trại thanh niên",
        "Để lại một bình luận Hủy",
        "Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *",
        "Trang web",
        "Proudly powered by WordPress",
    ),
    "accessibility bar": ("A- A A+ | Chia sẻ bài viết lên facebook Tăng tương phản Giảm tương phản",),
    "drupal": ("Bản để in", "5310 lượt xem"),
    "pictures of buttons": ("👁 1.234 lượt xem", "💬 0 bình luận", "★★★★★", "🔗 Sao chép liên kết", "<< Quay lại"),
    "share bars": ("Facebook Twitter Google+ Zalo Email In", "Thích 0 Chia sẻ", "Đăng nhập | Đăng ký"),
    "a player of videos": (
        "Video Player is loading.",
        "Play Video",
        "Current Time 0:00",
        "/",
        "Duration 3:25",
        "Loaded: 0%",
        "Stream Type LIVE",
        "Remaining Time -3:25",
        "1x",
        "Playback Rate",
        "Chapters",
        "Fullscreen",
    ),
    "a browser of old": (
        "Trình duyệt của bạn không hỗ trợ thẻ video.",
        "Your browser does not support the audio element.",
        "Please enable JavaScript to view the comments powered by Disqus.",
    ),
    "a voice that reads": ("Nghe bài viết", "0:00 / 0:00", "Nam miền Bắc", "Nữ miền Nam", "Tốc độ", "1.25x"),
    "enews, a note": (
        "Gửi bình luận của bạn",
        "(*) Lưu ý: Bình luận của bạn sẽ được kiểm duyệt trước khi đăng",
        "Họ tên",
    ),
    "comments, other words": (
        "Ý kiến của bạn về bài viết này",
        "Vui lòng nhập tiếng Việt có dấu",
        "Bạn chưa nhập nội dung bình luận",
        "Tối đa: 1500 ký tự",
        "Tôi không phải là người máy",
        "Gửi bình luận",
    ),
    "old asp.net, a form": (
        "Ý kiến bạn đọc",
        "Tên của bạn (*)",
        "Email (*)",
        "Địa chỉ",
        "Nội dung (*)",
        "Gửi Nhập lại",
    ),
    "liferay": (
        "Số lượt xem: 1234",
        "Your Rating",
        "Average (0 Votes)",
        "The average rating is 0.0 stars out of 5.",
        "No comments yet. Be the first.",
        "Please sign in to comment.",
    ),
    "dotnetnuke, votes": ("Đánh giá bài viết:", "Số lượt người bình chọn: 0"),
    "joomla, a counter": ("Visitors Counter", "Today 12", "All days 45678", "We have 12 guests and no members online"),
    "wordpress, an answer": (
        "Viết bình luận",
        "Hủy trả lời",
        "Thư điện tử của bạn sẽ không được hiển thị công khai.",
        "Video đang được tải...",
    ),
    "jetpack": (
        "Share this:",
        "Click to share on Facebook (Opens in new window)",
        "Like this:",
        "Like Loading...",
        "Related",
    ),
    "a station's channel": (
        "Mời quý vị theo dõi các bản tin của Đài Truyền hình tỉnh trên kênh Youtube",
        "Bình luận của bạn (*)",
        "Thông tin của bạn",
        "Bình luận mới nhất",
    ),
    "other notices": ("Lượt xem: 54", "Thông báo khác", "Giấy mời họp thôn (08/05/2024)", "Lịch phun thuốc đợt 1"),
    "top of the page": ("Lên trên", "Đầu trang", "Chat Zalo", "Gọi ngay"),
    "wordpress, english": (
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Comment *",
        "Name *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Post Comment",
    ),
    "accounts": (
        "Bạn chưa đăng nhập",
        "Quên tên đăng nhập?",
        "Chưa có tài khoản? Đăng ký ngay",
        "Đăng nhập bằng Google",
    ),
    "newsletter": ("Đăng ký nhận bản tin", "Nhận tin mới nhất qua email", "Nhập email của bạn", "Đăng ký"),
    "cookies": (
        "Trang web này sử dụng cookie để cải thiện trải nghiệm của bạn",
        "Đồng ý",
        "Từ chối",
        "We use cookies to improve your experience on our website.",
        "Accept all",
    ),
    "networks": ("Theo dõi Báo Sông Hiến trên Zalo", "Kết nối với chúng tôi", "Facebook", "Youtube", "TikTok"),
    "shops of apps": ("Tải ứng dụng", "App Store", "Google Play", "Quét mã QR để đọc bài viết"),
    "pages": ("« Trước", "Sau »", "Trang 1/5", "Trang đầu", "Trang tiếp", "Trang cuối"),
    "pages of a text": ("Trang: 1 2 3",),
    "pages, in numbers": ("1", "2", "3", "4", "5", "Trang sau"),
    "buttons in brackets": (
        "[Lượt xem: 1.234]",
        "( In bài viết )",
        "[Trở về đầu trang]",
        "| Chia sẻ |",
        "-- Về đầu trang --",
    ),
    "counts, other words": (
        "Người dùng trực tuyến: 12",
        "Số người đang truy cập: 25",
        "Tổng số người đã truy cập website: 1.234",
        "14 người đang xem",
    ),
    "english": ("Print this page", "Share on Facebook", "Related news", "Comments (0)", "Sign up"),
    "words of no rule below comments": (
        "Ý kiến bạn đọc",
        "Gửi bình luận",
        "Lịch tiếp công dân",
        "Văn bản mới",
        "Thư viện ảnh của huyện",
        "Bản đồ",
    ),
    "a group's comments": (
        "Bạn cần trở thành thành viên của nhóm để có thể bình luận bài viết này.",
        "Nhấn vào đây để đăng ký làm thành viên nhóm!",
    ),
    "mail to a friend": (
        "Gửi cho bạn bè",
        "Họ tên người gửi",
        "Email người gửi",
        "Email người nhận",
        "Gửi đi",
        "Hủy bỏ",
    ),
    "labels without values": ("Tác giả:", "Nguồn:", "Lượt xem:", "12"),
    "a tag label without tags": ("Chia sẻ bài viết", "Từ khóa bài viết:"),
    "buttons in brackets on one line": ("[Quay lại] [In bài] [Gửi mail]", "[Trở về]"),
    "counts with a date": ("Số lượt đọc: 123 - Cập nhật lần cuối: 12/05/2023 08:12",),
    "next and last": ("Previous post", "Next post", "You may also like"),
    "footer": (
        "© 2023 Cổng thông tin điện tử huyện",
        "Đơn vị chủ quản: UBND huyện",
        "Hotline: 0206.3.860.123",
        "Email: bbt@huyen.example",
    ),
    "imprint of a portal": (
        "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN",
        "Cơ quan chủ quản: UBND huyện",
        "Địa chỉ: Số 11, phố Vườn Cam",
        "Số điện thoại: 0206 3830 123; Email: vp@huyen.example",
        "Bản quyền thuộc về UBND huyện",
    ),
    "imprint of a paper": (
        "Tổng Biên tập: Trần Thị Lan",
        "Phó Tổng Biên tập: Lê Minh Khuê - Nông Văn Páo",
        "Trụ sở: Số 1, đường Hùng Vương",
        "ĐT: 025.3812345",
        "Fax: 025.3812346",
        "Liên hệ quảng cáo: 0913 444 555",
        "Copyright © 2021. All rights reserved",
    ),
    "imprint, contacts above the licence": (
        "Hotline: 0912.345.678",
        "Địa chỉ: 12, phố Cũ",
        "Giấy phép hoạt động số 45/GP-BTTTT ngày 2/3/2019",
        "Ghi rõ nguồn “Báo Sông Hiến” khi phát hành lại thông tin từ website này",
    ),
    "imprint on one line": (
        "Cơ quan chủ quản: UBND huyện. Giấy phép số 01/GP-STTTT. Địa chỉ: Thị trấn. Điện thoại: 0206 3872 111",
        "Bản quyền thuộc về UBND huyện",
    ),
    "poll": (
        "Thăm dò ý kiến",
        "Bạn đánh giá thế nào về giao diện của trang thông tin?",
        "Rất đẹp",
        "Đẹp",
        "Bình thường",
        "Xấu",
        "Biểu quyết",
        "Xem kết quả",
    ),
    "a session that is over": ("Phiên làm việc của bạn đã hết hạn. Vui lòng đăng nhập lại.",),
    "counter, a heading of few words": (
        "LƯỢT TRUY CẬP",
        "Đang trực tuyến",
        "27",
        "Hôm nay",
        "1.204",
        "Tổng cộng",
        "8.771",
    ),
    "feedback": ("Phản hồi của bạn", "Tối đa 1000 ký tự", "Còn lại: 1000 ký tự", "Hủy", "Gửi phản hồi"),
    "size of letters": ("Tăng cỡ chữ", "Giảm cỡ chữ", "Cỡ chữ: A A A"),
    "a captcha": ("Mã xác nhận", "Đổi mã khác", "Nhập mã xác nhận hiển thị trên hình"),
    "cookies, and what staying means": (
        "Trang web này dùng cookie. Bằng việc tiếp tục truy cập, bạn đồng ý với chính sách cookie của chúng tôi.",
        "Đồng ý",
    ),
    "an app of the paper": ("Tải ứng dụng Báo Sông Hiến", "Quét mã QR để tải ứng dụng", "App Store"),
    "places of banners": ("Banner", "Quảng cáo bên phải"),
    "pages, up to the last": ("Trang 1 2 3 4 5 ... Cuối",),
    "who made the site": (
        "© 2023 Huyện ủy",
        "Mã nguồn NukeViet CMS",
        "Thiết kế website bởi Công ty Mây Núi",
        "RSS-feeds",
    ),
    "other ways to read": ("Quan tâm Zalo OA", "Phiên bản di động"),
    "a function for members": ("Đăng nhập | Đăng ký", "Vui lòng đăng nhập để sử dụng chức năng này"),
    "networks, one a line": ("Chia sẻ bài viết trên Facebook", "Chia sẻ bài viết trên Zalo"),
    "helpful or not": ("Bài viết này có hữu ích với bạn không?", "Có", "Không"),
    "an archive by days": ("Xem tin theo ngày", "Ngày", "Tháng", "Năm", "Xem"),
    "top, and pages of the site": ("Về đầu trang", "Sơ đồ trang", "Liên hệ", "RSS"),
    "imprint of an online paper": (
        "BÁO ĐIỆN TỬ TỈNH SÔNG HIẾN",
        "Cơ quan chủ quản: Tỉnh ủy Sông Hiến",
        "Giấy phép số 212/GP-BTTTT cấp ngày 09/6/2019",
        "Điện thoại: 0206.3852.111",
    ),
    "policies": ("© 2023 Huyện ủy", "Ban biên tập | Điều khoản sử dụng | Chính sách bảo mật"),
    "an app for two systems": ("Tải App tại đây", "Android", "iOS", "Quét mã QR theo dõi Zalo của Đài"),
    "guests, other words": ("Đang có 34 khách và không thành viên đang online",),
    "wordpress, the posts beside it": (
        "Share:",
        "Facebook Twitter Pinterest LinkedIn",
        "Bài viết trước",
        "Hai cây cầu mới ở vùng trũng",
        "Bài viết tiếp theo",
        "Nông dân làm chủ máy cấy",
        "Trả lời",
        "Email của bạn sẽ không được hiển thị công khai.",
        "Bình luận",
        "Tên *",
    ),
    "pages with arrows": ("1 2 3 4 5 > >>",),
    "all rights": ("Copyright 2022 © Đảng ủy xã Nà Lốc. All rights reserved.",),
    "room for advertisements": ("Liên hệ đặt quảng cáo", "Liên hệ quảng cáo: 0203.3835.999"),
    "liferay, nobody rated it": ("Bình chọn bài viết", "Chưa có đánh giá nào", "Gửi bình luận"),
    "nobody commented": ("Bình luận", "Bài viết chưa có bình luận nào."),
    "nobody commented, an invitation": ("Chia sẻ:", "Mời bạn đọc tham gia bình luận", "Xem thêm bình luận"),
    "a picture to look at": ("Zoom", "Tài liệu đính kèm", "Tải về"),
    "a film's sizes": ("Your browser does not support the video tag.", "00:00 / 03:12", "1080p", "720p", "480p"),
    "imprint of a paper with its station": (
        "Copy link",
        "BÁO VÀ PHÁT THANH, TRUYỀN HÌNH SÔNG HIẾN",
        "Giám đốc, Tổng Biên tập: Nguyễn Văn Hải",
        "Trụ sở: Số 1, đường Hùng Vương",
        "Đang hoạt động theo Giấy phép số 301/GP-BVHTTDL",
    ),
    "a question to the office": (
        "Gửi câu hỏi",
        "Họ và tên",
        "Nội dung câu hỏi",
        "Mã bảo vệ",
        "Gửi đi",
        "Câu hỏi khác",
        "Con dâu có được chia thừa kế không?",
        "Hàng xóm xây lấn ranh đất, xử lý thế nào?",
    ),
    "headlines under headings of no sureness": (
        "Xem thêm",
        "Nghỉ học khi trời dưới 10 độ",
        "Giá rau nhích lên",
        "Tải ứng dụng",
        "App Store",
    ),
    "the news before and after": (
        "Tin tiếp theo",
        "Trao học bổng mang tên liệt sĩ",
        "Tin trước",
        "Vụ cói mới ở vùng bãi",
    ),
    "one word of a toolbar": ("In",),
    "a paper on a network": ("In ra", "Báo Sông Hiến trên Zalo", "Chia sẻ"),
    "what was read in a week": (
        "Đăng ký email nhận tin",
        "Tin đọc nhiều trong tuần",
        "Bắt xe chở heo bệnh",
        "Xem thêm tin khác",
    ),
    "helpful, in short": ("Bài viết hữu ích?", "Có", "Không", "Gửi phản hồi"),
    "share, with a colon": ("Chia sẻ trên:", "Facebook", "Tin mới hơn", "Mất điện luân phiên tuần tới"),
    "joomla, who edited it": ("[+] Cỡ chữ [-]", "Sửa lần cuối vào Thứ hai, 27 Tháng 3 2017 08:00", "Dở Hay"),
    "joomla, its licence": (
        "Trang trước",
        "Bài mới",
        "Joomla! is Free Software released under the GNU General Public License.",
    ),
    "old asp.net, english": ("Send to friend", "Printer friendly", "Other news", "View: 1203", "User online: 14"),
    "old asp.net, screens of old": (
        "Trang trước | Trang sau",
        "Tin cũ:",
        "Xem tốt nhất ở độ phân giải 1024x768.",
        "Best viewed with IE 7.0",
        "Hit counter",
    ),
    "old asp.net, an archive by days": (
        "Về trang trước Về đầu trang",
        "Các tin đã đưa ngày:",
        "Ngày: Chọn một ngàyMở lịch ra.",
        "Xóa Gửi",
    ),
    "wordpress, the posts beside it on a line each": (
        "Continue reading",
        "Previous: Khai giảng ở vùng cao",
        "Bài tiếp theo: Mùa quế ở Văn Yên",
    ),
    "stars, and nobody's word": (
        "0 điểm / 0 lượt đánh giá",
        "Chưa có bình luận. Hãy là người đầu tiên.",
        "Chia sẻ lên Zalo",
    ),
    "where the article stands": (
        'Bạn đang đọc bài viết "Đường mới" tại chuyên mục Xã hội. Mọi bài xin gửi về toasoan@bao.example.',
        "Link bài gốc",
        "Link nội dung: https://bao.example/duong-moi-12.html",
    ),
    "a voice for the blind": (
        "Trình phát âm thanh",
        "Sử dụng các phím mũi tên lên/xuống để tăng hoặc giảm âm lượng.",
        "You need to install Flash Player 8 to view this content.",
    ),
    "what a channel asks for": (
        "Hãy bấm Quan tâm Zalo OA của Báo để nhận tin mới",
        "Mời quý khán giả đăng ký kênh YouTube của Đài",
        "Đừng bỏ lỡ",
    ),
    "footer of a licence": (
        "Giấy phép số 234/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 12/3/2020",
        "Điện thoại: 0210 3846 123",
        "Bản quyền thuộc về Ban Biên tập. Ghi rõ nguồn khi phát hành lại thông tin từ website này.",
    ),
}

# What an article says last or by the way; each stays, whole.
HONEST = {
    "visits": ("Kết quả vận hành cổng thông tin của xã:", "Tổng lượt truy cập: 125.400", "Số tin, bài: 310"),
    "visits, amid the text": ("Tổng lượt truy cập cổng của huyện: 1.284.500 lượt", PLAIN[3]),
    "counts of a list": ("Số ca mắc mới:", "Hôm nay: 15", "Hôm qua: 12", "Trong tuần: 98"),
    "a total": ("Thôn Nà Lốc: 25 hộ", "Thôn Bó Hoạt: 30 hộ", "Tổng cộng: 55"),
    "a number": ("Xe về nhất mang số", "12"),
    "who answers for it": ("Người chịu trách nhiệm: Ông Nguyễn Văn Hải, Phó Chủ tịch xã",),
    "votes": ("Kết quả bỏ phiếu:", "125 phiếu bầu", "12 phiếu trắng"),
    "grades": ("Kết quả xếp loại:", "5 sao", "4 sao", "3 sao"),
    "drawn numbers": ("Kết quả quay số mở thưởng:", "12345", "1.254"),
    "steps": ("Các bước đăng ký tài khoản định danh:", "Bước 1: Tải ứng dụng", "Đăng nhập", "Mật khẩu"),
    "fields of a form": ("Phiếu ghi rõ các mục:", "Họ và tên", "Email", "Nội dung"),
    "login, as an example": ("Vui lòng đăng nhập để tiếp tục là dòng chữ khiến nhiều cụ già lúng túng.",),
    "rules of a game": ("Thể lệ:", "Thời gian chờ: 60 giây", "Thời gian thi: 15 phút"),
    "a contact": ("Đường dây nóng: 0206 3852 222", "Email: trucban@huyen.example"),
    "a licence": ("Giấy phép hoạt động số 45 của phòng khám bị tước quyền sử dụng 12 tháng",),
    "rights": ("Bản quyền thuộc về tác giả",),
    "rights that are spoken of": ("Bản quyền thuộc về tác giả. Ai muốn hát lại thì xin phép và ghi rõ nguồn là được.",),
    "rights, in a sentence": ("Cấm sao chép dưới mọi hình thức là câu in trên bìa sách, song chợ vẫn bán bản lậu.",),
    "origin of goods": ("Ghi rõ nguồn gốc sản phẩm khi đăng lại hình ảnh là yêu cầu của ban tổ chức hội chợ.",),
    "a table's source": ("Nguồn: Chi cục Thống kê khu vực", PLAIN[3]),
    "a source in words": ("Nguồn: từ giống lúa thuần của bà con, qua ba vụ chọn lọc.",),
    "a draft": ("Bản để in bị lỗi phông, cô văn thư phải gõ lại từ đầu.",),
    "cards": ("Thẻ: giấy cứng, mỗi em một chiếc, ghi tên và số báo danh.",),
    "an annex": ("Xem thêm: Phụ lục số 02 kèm theo Thông báo này",),
    "a timetable": ("Lịch cấp nước luân phiên:", "Thứ hai - 22/05/2023", "Thứ ba - 23/05/2023"),
    "following, of what": (
        "Các hộ được theo dõi trên ba mặt:",
        "Theo dõi trên đồng ruộng",
        "Theo dõi trên chuồng trại",
    ),
    "a paper on a network, said": ("Báo Sông Hiến trên Zalo có thêm mười nghìn người đọc trong quý qua.",),
    "what a paper does": ("Báo tiếp tục cập nhật.",),
    "a paper's forms": ("Báo có ba loại hình:", "Báo in", "Báo nói", "Báo giấy"),
    "a poem": ("Nhớ", "Hôm nay", "Hôm qua", "Con về bên bậu cửa xưa"),
    "a dialogue": ("- Bác về khi nào?", "- Hôm nay.", "- Không."),
    "widgets in quotes": ("Chị chọn ngay: Click để đánh giá bài viết",),
    "a licence of another trade": ("Mỏ đá Lũng Phầy", "Giấy phép số 234/GP-UBND ngày 12/3/2020", "Diện tích: 5 ha"),
    "ways to send word": ("Bà con nhận thông báo bằng ba cách", "Phát trên loa", "Chia sẻ qua Zalo", PLAIN[3]),
    "cookies, in prose": ("Trang web này sử dụng cookie để theo dõi, vì vậy chị luôn xóa sau khi dùng máy ở quán.",),
    "a browser, in prose": ("Trình duyệt của bạn không hỗ trợ là dòng chữ mà nhiều cụ gặp khi mở máy cũ.",),
    "messages of a flood warning": ("Đăng ký nhận tin", PLAIN[3]),
    "a survey": ("Thăm dò ý kiến", PLAIN[3], "Biểu quyết", PLAIN[4]),
    "an app": ("Tải ứng dụng", PLAIN[3], "Quên mật khẩu", PLAIN[4]),
    "a stage direction": ("(Thích)", "(đánh giá)"),
    "choices": ("Đồng ý", "Từ chối", "Không ý kiến"),
    "a reading test": ("Nghe: 7", "Nói: 8", "Đọc: 8", "Viết: 7"),
    "links as points": ("Mô hình có ba điểm mới:", "» Trồng xen ngô với đậu tương", "» Tưới nhỏ giọt", PLAIN[3]),
    "links as sentences": ("» Làm đường vào xóm Lũng Sài.", "» Sửa trạm bơm Nà Cáp;", "» trồng mười héc ta mắc ca"),
    "a last price": ("Giá lợn hơi mấy ngày qua", "Hôm kia 65.000", "Hôm qua 63.000"),
    "contacts of an office": (
        "Hồ sơ nộp tại phòng Nội vụ.",
        "Địa chỉ: tầng 2, trụ sở huyện",
        "Điện thoại: 0206 3830 123",
    ),
    "a project": ("Cơ quan chủ quản: Sở Xây dựng", "Chủ đầu tư: Ban Quản lý dự án", "Tổng mức đầu tư: 120 tỷ đồng"),
    "guests": ("Dự hội thảo có:", "Tổng Biên tập: Nguyễn Văn Hải", "Phó Tổng Biên tập: Trần Thị Lan"),
    "days to meet the people": ("Thứ hai - 06/03/2023", "Thứ ba - 14/03/2023", "Thứ năm - 23/03/2023"),
    "a film's success": ("Sau một tuần:", "Lượt thích: 300", "Lượt xem: 1.234"),
    "an author in words": ("Tác giả: một người thợ rèn",),
    "levels of a river": ("Mức nước lúc 7 giờ", "Sông Bằng: 178,5", "Báo động 1: 180"),
    "a refrain": ("Trở về", "Về lại mái nhà xưa", "Trở về", "Nghe tiếng mẹ ru"),
    "points of a law": ("(a) Có hộ khẩu tại tỉnh", "(b) Đủ sức khỏe", "(c) Tốt nghiệp trung học", PLAIN[3]),
    "rules of a contest": ("Tối đa: 1500 ký tự", "Viết tiếng Việt có dấu", PLAIN[3]),
    "steps to share": ("Mở trang của xã", "Sao chép đường dẫn", "Dán vào tin nhắn", PLAIN[3]),
    "a robot's words": ("Tôi không phải là robot", PLAIN[3]),
    "a vote, and what came of it": ("Kết quả biểu quyết:", "Tán thành: 45", "Không tán thành: 2"),
    "counts, then a short sentence": (
        "Khách đến phố núi",
        "Hôm nay: 22.000 lượt",
        "Hôm qua: 31.500 lượt",
        "Tất cả: 118.000 lượt",
        "Công suất phòng bình quân đạt 92%.",
    ),
    "shops, then a short sentence": ("App Store", "Google Play", "Ứng dụng có trên cả hai kho nói trên."),
    "letters of readers": (
        "Tòa soạn nhận được nhiều ý kiến bạn đọc về phố đi bộ trong tuần qua.",
        "Ý kiến bạn đọc",
        PLAIN[3],
    ),
    "letters of readers, by its kind": (
        "Bạn đọc ở xã Thủy Thanh hỏi vì sao xe buýt tuyến 09 bỏ trạm chợ Cầu Ngói.",
        "Ý kiến bạn đọc",
        PLAIN[3],
    ),
    "a trade": ("Nghề vẽ biển quảng cáo từng nuôi sống cả một dãy phố thời bao cấp.", "Quảng cáo", PLAIN[3]),
    "steps that a sentence opens": (
        "Thí sinh làm theo ba bước dưới đây để xem điểm thi của mình.",
        "Nhập số báo danh",
        "Nhập mã xác nhận",
        "Xem kết quả",
    ),
    "a cast of one": ("Diễn viên:", "Vũ Anh Khoa"),
    "who won": ("Giải nhất", "Lò Thị Hom", "Giải nhì", "Cà Thị Pâng"),
    "votes of a contest": ("Số lượt người bình chọn tăng gấp ba so với hội thi năm trước.", PLAIN[3]),
    "a counter of old": ("Cuối trang cũ có ba dòng:", "Đang online: 3", "Tổng số lượt truy cập: 1.220", PLAIN[3]),
    "a heading on visits": ("Thống kê truy cập", PLAIN[3]),
    "nobody judged it yet": ("Bảng chấm điểm:", "Đội một: 8,5", "Chưa có đánh giá nào"),
    "sizes of pictures": ("Máy quay của đội có ba cỡ hình:", "1080p", "720p", "480p"),
    "who leads a paper": ("Ban lãnh đạo gồm:", "Giám đốc, Tổng Biên tập: Nguyễn Văn Hải", "Phó Giám đốc: Lê Thị Lan"),
    "what readers like, as a heading": ("Được quan tâm", PLAIN[3]),
    "questions, as a heading": ("Câu hỏi thường gặp", PLAIN[3]),
    "two calendars": ("Hội mở hai ngày", "Dương lịch: 12/2/2025", "Âm lịch: 15 tháng Giêng"),
    "what not to miss, as a heading": ("Đừng bỏ lỡ", PLAIN[3]),
    "who edited a poem": ("Sửa lần cuối, ông bỏ hẳn khổ thơ thứ ba mà bạn bè đều khen.", PLAIN[3]),
    "sizes": ("Gà giống có ba cỡ:", "Nhỏ", "Vừa", "Lớn"),
    "points of a game": ("Đội nhà: 0 điểm / 3 trận", "Đội khách: 7 điểm / 3 trận"),
    "a road's next part": ("Tin tiếp theo từ công trường là đoạn qua Nà Lốc đã thông xe kỹ thuật.",),
    "a scam": ("Hãy bấm vào đường liên kết và đăng ký kênh Zalo là lời dụ thường gặp của kẻ gian.",),
    "a link to a form": ("Bà con gửi ảnh dự thi tại:", "https://huyen.example/du-thi"),
    "a last short sentence": ("Bà kể lại tích xưa. Bộ đếm.",),
}
HEADINGS = ("Thành viên", "Đánh giá", "Bình luận", "Tiêu điểm", "Nổi bật", "Xem tiếp")


def made(lines, parted="\n\n"):
    return Article(url="x", title="Đường mới", body=parted.join(lines))


@pytest.mark.parametrize("parted", ["\n\n", "\n"])
@pytest.mark.parametrize("name", BELOW)
def test_furniture_below_an_article_goes_and_its_byline_is_read(name, parted):
    article = clean(made([*PLAIN, "Lò Văn Inh", *BELOW[name]], parted))
    assert paragraphs(article.body) == list(PLAIN)
    assert article.authors == ["Lò Văn Inh"]
    assert clean(copy.deepcopy(article)) == article


@pytest.mark.parametrize("name", BELOW)
def test_furniture_is_known_in_decomposed_letters_and_odd_spaces(name):
    lines = [unicodedata.normalize("NFD", line).replace(" ", "\u00a0 ") for line in BELOW[name]]
    assert paragraphs(clean(made([*PLAIN, *lines])).body) == list(PLAIN)


@pytest.mark.parametrize("name", HONEST)
def test_what_only_looks_like_furniture_stays(name):
    body = [*PLAIN[:3], *HONEST[name]]
    article = clean(made(body))
    assert paragraphs(article.body) == body
    assert (article.stripped, article.source, article.tags) == ({}, None, [])


@pytest.mark.parametrize("name", HONEST)
def test_what_only_looks_like_furniture_stays_above_furniture_too(name):
    body = [*PLAIN[:3], *HONEST[name]]
    article = clean(made([*body, *BELOW["nukeviet, in capitals"], *BELOW["footer"]]))
    assert paragraphs(article.body) == body


def test_a_contact_above_a_copyright_line_is_the_articles_own_unless_an_imprint_is_with_it():
    contact = ["Địa chỉ: tầng 2, trụ sở huyện", "Điện thoại: 0206 3830 123"]
    assert paragraphs(clean(made([*PLAIN, *contact, "© 2023 Báo Sông Hiến"])).body) == [*PLAIN, *contact]
    imprint = ["Cơ quan chủ quản: UBND huyện", *contact, "© 2023 Báo Sông Hiến"]
    assert paragraphs(clean(made([*PLAIN, *imprint])).body) == list(PLAIN)


def test_a_count_of_visits_below_a_list_of_the_article_goes():
    listed = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert paragraphs(clean(made([*PLAIN, *listed, "Lượt xem: 1.234"])).body) == [*PLAIN, *listed]


def test_below_the_widgets_under_an_article_a_byline_labels_and_tags_are_still_read():
    widgets = ["Tổng số điểm của bài viết là: 0 trong 0 đánh giá", "Click để đánh giá bài viết"]
    labels = ["Tác giả bài viết: Hoàng Thị Mỷ", "Nguồn tin: Báo Sông Hiến", "Từ khóa:", "nông thôn mới", "giao thông"]
    article = clean(made([*PLAIN, *widgets, *labels]))
    assert paragraphs(article.body) == list(PLAIN)
    assert (article.authors, article.source) == (["Hoàng Thị Mỷ"], "Báo Sông Hiến")
    assert article.tags == ["nông thôn mới", "giao thông"]
    assert clean(made([*PLAIN, *widgets, "Lò Văn Inh"])).authors == ["Lò Văn Inh"]


def test_labels_above_their_values_are_read_with_them():
    article = clean(made([*PLAIN, "Tác giả:", "Hoàng Thị Mỷ", "Nguồn tin:", "Báo Sông Hiến", "Lượt xem: 12"]))
    assert paragraphs(article.body) == list(PLAIN)
    assert (article.authors, article.source) == (["Hoàng Thị Mỷ"], "Báo Sông Hiến")


def test_a_text_without_sentences_is_not_over_at_its_first_widget():
    programme = ["Sáng: họp giao ban", "Chiều: tiếp công dân", "Tối nghỉ"]
    widgets = ["Tổng số điểm của bài viết là: 0 trong 0 đánh giá", "Click để đánh giá bài viết"]
    assert paragraphs(clean(made([*widgets, *programme])).body) == programme


@pytest.mark.parametrize("byline", ["Tin, ảnh: Lò Văn Inh", "Tác giả bài viết: Lò Văn Inh", "Lò Văn Inh"])
def test_below_a_byline_short_lines_among_furniture_go(byline):
    below = ["THÔNG BÁO", "Lịch trực Tết Nguyên đán", "Kết quả thi nâng ngạch", "THỐNG KÊ TRUY CẬP", "Đang online: 4"]
    article = clean(made([*PLAIN, byline, *below]))
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


@pytest.mark.parametrize(
    "lines",
    [
        ["Tin, ảnh: Lò Văn Inh", "Bài 2: Người ở lại", "(Còn nữa)"],
        ["Tin, ảnh: Lò Văn Inh", "Danh sách ủng hộ", "Ông Bế Văn Sơn 500 nghìn đồng"],
        ["Thay mặt gia đình", "Lò Văn Inh", "Quê ở Nà Lốc"],
    ],
)
def test_below_a_byline_what_no_furniture_vouches_against_stays(lines):
    assert paragraphs(clean(made([*PLAIN, *lines])).body) == [*PLAIN, *lines]


def test_below_a_byline_a_series_goes_on_above_furniture():
    series = ["Tin, ảnh: Lò Văn Inh", "Bài 2: Người ở lại", "(1) Tên đã đổi"]
    article = clean(made([*PLAIN, *series, "Click để đánh giá bài viết", "Những tin cũ hơn"]))
    assert paragraphs(article.body) == [*PLAIN, *series]


def test_a_list_that_looks_like_links_goes_only_where_no_line_opens_it():
    assert paragraphs(clean(made([*PLAIN[:3], "» Mùa quế ở Văn Yên", *PLAIN[3:]])).body) == list(PLAIN)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_of_one_word_below_the_lead_stays(heading):
    article = clean(read_dump("\n".join(["Đường mới", PLAIN[0], heading, *PLAIN[1:]]), "bao.txt"))
    assert paragraphs(article.body) == [heading, *PLAIN[1:]]


@pytest.mark.parametrize(
    "widget",
    [
        "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
        "Tổng số điểm của bài viết là: 5 trong 1 đánh giá Xếp hạng: 5 - 1 phiếu bầu Click để đánh giá bài viết",
        "--> Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây",
        "Thống kê truy cập Đang online: 14 Hôm nay: 587 Tất cả: 1,784,275 Đăng nhập",
        "Chia sẻ: Facebook Twitter",
        "In bài viết Gửi email",
    ],
)
@pytest.mark.parametrize("gap", [" ", ""])
def test_a_widget_glued_to_a_sentence_is_cut_off_it(widget, gap):
    article = clean(made([*PLAIN[:-1], PLAIN[-1] + gap + widget]))
    assert paragraphs(article.body) == list(PLAIN)
    assert clean(copy.deepcopy(article)) == article


@pytest.mark.parametrize(
    "widget",
    [
        "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
        "Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây",
        "Your browser does not support the audio element.",
        "Chia sẻ bài viết In bài viết",
        "Lượt xem: 1.234",
    ],
)
def test_a_widget_glued_before_the_first_sentence_is_cut_off_it(widget):
    article = clean(made([f"{widget} {PLAIN[0]}", *PLAIN[1:]]))
    assert paragraphs(article.body) == list(PLAIN)
    assert sum(article.stripped.values()) == 1
    assert clean(copy.deepcopy(article)) == article


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ bài viết Mùa xuân trên núi, cô giáo mong học trò thêm yêu những điều giản dị quanh mình.",
        "Lượt xem: 1,2 triệu là con số mà đoạn phim về làng nghề đạt được chỉ sau ba ngày đăng tải.",
        "Đăng nhập Cổng dịch vụ công rồi nộp hồ sơ là việc mà người dân trong xóm nay đã quen thuộc.",
    ],
)
def test_a_sentence_that_begins_with_a_button_is_not_cut(line):
    assert paragraphs(clean(made([line, *PLAIN])).body) == [line, *PLAIN]


@pytest.mark.parametrize("label", ["Từ khóa:", "TỪ KHÓA", "Tags:", "• Từ khóa:"])
def test_tags_on_lines_of_their_own_become_tags(label):
    article = clean(made([*PLAIN, "Lò Văn Inh", label, "nông thôn mới", "Cao Bằng", "giao thông"]))
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])
    assert article.tags == ["nông thôn mới", "Cao Bằng", "giao thông"]


def test_a_label_with_a_bullet_opens_no_list():
    article = clean(made([*PLAIN, "• Từ khóa:", "giao thông", "Chia sẻ bài viết", "• Facebook", "Zalo"]))
    assert (paragraphs(article.body), article.tags) == (list(PLAIN), ["giao thông"])


@pytest.mark.parametrize("gap", [" ", ""])
def test_tags_glued_to_the_last_sentence_become_tags(gap):
    article = clean(made([*PLAIN[:-1], f"{PLAIN[-1]}{gap}Tags: nông thôn mới, giao thông"]))
    assert (paragraphs(article.body), article.tags) == (list(PLAIN), ["nông thôn mới", "giao thông"])


@pytest.mark.parametrize("above", ["(Đã ký)", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"])
def test_who_signs_a_document_is_not_its_author(above):
    body = [*PLAIN, "Nơi nhận:", "- Lưu: VT.", above, "Nguyễn Văn Hải"]
    article = clean(made(body))
    assert (paragraphs(article.body), article.authors) == (body, [])


def test_who_signs_for_another_is_no_byline_above_furniture():
    body = [*PLAIN, "Nơi nhận:", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Hải"]
    article = clean(made([*body, *BELOW["nukeviet, in capitals"]]))
    assert (paragraphs(article.body), article.authors) == (body, [])


def test_an_office_is_no_author():
    body = [*PLAIN, "TRƯỞNG PHÒNG"]
    assert paragraphs(clean(made(body)).body) == body


@pytest.mark.parametrize("day", ["Chủ nhật, 12/3/2023", "Thứ hai, ngày 13/3/2023"])
def test_a_day_at_the_top_is_the_texts_own_unless_it_is_the_pages(day):
    when = parse_date(day)
    letter = Article(url="x", body="\n\n".join([day, *PLAIN]), published_at="2023-04-30T07:00:00+07:00")
    assert paragraphs(clean(letter).body) == [day, *PLAIN]
    for page in ({"published_at": when}, {"published_at": "2023-04-30T07:00:00+07:00", "fetched_at": when}):
        assert paragraphs(clean(Article(url="x", body="\n\n".join([day, *PLAIN]), **page)).body) == list(PLAIN)


def test_furniture_between_title_date_and_lead_of_a_dump_hides_no_lead():
    lines = ["Trang chủ", "Kinh tế", "Đường mới", "Thứ hai - 15/05/2023 08:12", "Lượt xem: 1.024", "A-", "A+", *PLAIN]
    article = clean(read_dump("\n".join(lines), "bao.txt"))
    assert (article.title, article.lead) == ("Đường mới", PLAIN[0])
    assert paragraphs(article.body) == list(PLAIN[1:])


@pytest.mark.parametrize(
    "bar",
    [
        ["A", "A", "Đọc bài", "Chia sẻ"],
        ["Nghe bài viết", "0:00 / 0:00", "Nam miền Bắc", "Nữ miền Bắc", "1x"],
        ["[Lượt xem: 1.234]", "[In bài viết]", "[Gửi email]"],
        ["-AA+A"],
        ["A-AA+"],
        ["A+ A A-"],
        ["Nữ miền Nam"],
        ["Chia sẻ:FB"],
        ["Trang chủ / Tin tức - Sự kiện / Hoạt động của lãnh đạo"],
        ["Bạn đang ở: Trang chủ > Tin tức > Kinh tế"],
        ["Chi tiết", "Lượt xem: 254", "In", "Email"],
        ["Chi tiết bài viết", "Lượt xem 254"],
        ["Truy cập nội dung luôn", "Cỡ chữ"],
        ["Hôm nay: Chủ nhật, 02/02/2025", "Âm lịch: mùng 5 tháng Giêng"],
        ["Chế độ xem: Bình thường / Tương phản"],
        ["Facebook Twitter Google Plus Print"],
        ["Theo dõi Báo trên", "Báo trên Google News"],
        ["Bản để in", "Cỡ chữ", "Bình thường", "Lớn"],
        ["(Baobientruong.vn) -"],
    ],
)
def test_a_bar_of_tools_above_the_text_goes(bar):
    assert paragraphs(clean(made([*bar, *PLAIN])).body) == list(PLAIN)


def test_a_count_of_views_above_everything_goes():
    assert paragraphs(clean(made(["425", "+ aa -", *PLAIN])).body) == list(PLAIN)


def test_the_date_below_a_title_that_was_left_in_a_text_goes():
    body = ["Nhìn từ cơ sở", "Đường mới lên bản xa", "Thứ ba - 25/10/2022 13:19", *PLAIN]
    assert paragraphs(clean(Article(url="x", body="\n".join(body))).body) == [*body[:2], *PLAIN]


def test_a_table_stays_whole_also_where_a_row_looks_like_furniture():
    table = "Kết quả | Số\nHôm nay | 12\nTất cả"
    assert paragraphs(clean(made([*PLAIN, table])).body) == [*PLAIN, table]


@pytest.mark.parametrize("line", ["Viết bởi Super User", "Người đăng: admin", "Đăng bởi: Quản trị viên"])
def test_an_account_is_no_author(line):
    article = clean(made([*PLAIN, line]))
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), [])


def test_what_a_byline_hid_goes_in_the_same_cleaning():
    article = clean(made([*PLAIN, "Chia sẻ", "Lò Văn Inh"]))
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


@pytest.mark.parametrize("last", ["Theo dõi trên", "Theo dõi trên:", "Bài viết khác của chuyên mục"])
def test_what_is_left_of_a_box_below_the_byline_does_not_hide_it(last):
    article = clean(made([*PLAIN, "Lò Văn Inh", last]))
    assert (paragraphs(article.body), article.authors) == (list(PLAIN), ["Lò Văn Inh"])


@pytest.mark.parametrize(
    "line", ["• •", "· · ·", "/ /", "; ;", "| |", "– –", "* * *", "[]", "( )", "[ | ]", "»", "»»", ">>>"]
)
def test_a_line_of_signs_alone_is_no_error(line):
    assert [part for part in paragraphs(clean(made([*PLAIN[:3], line, *PLAIN[3:]])).body) if part in PLAIN] == list(
        PLAIN
    )


def test_a_players_clock_amid_a_text_goes_and_a_score_stays():
    clocked = made([PLAIN[0], "00:00 / 02:14", *PLAIN[1:]])
    assert paragraphs(clean(clocked).body) == [*PLAIN]
    scored = made([PLAIN[0], "21:15 / 18:21", *PLAIN[1:]])
    assert paragraphs(clean(scored).body) == [PLAIN[0], "21:15 / 18:21", *PLAIN[1:]]


WORDS = sorted({word for lines in [*BELOW.values(), *HONEST.values()] for line in lines for word in line.split()})
SIGNS = [*"|/•·,;–-:.»›>←→[]()*©…", "...", ">>", "--", "12", "1.234"]


@given(st.lists(st.lists(st.sampled_from(WORDS + SIGNS * 8), min_size=1, max_size=8).map(" ".join), max_size=8))
def test_words_of_widgets_and_signs_in_any_order_are_cleaned_once_for_all(lines):
    once = clean(made(lines))
    assert clean(copy.deepcopy(once)) == once


LINES = [*PLAIN, "Lò Văn Inh", *(line for lines in [*BELOW.values(), *HONEST.values()] for line in lines)]


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_lines_in_any_order_are_cleaned_once_for_all_and_no_sentence_is_lost(lines):
    once = clean(made(lines))
    assert clean(copy.deepcopy(once)) == once
    assert [line for line in paragraphs(once.body) if line in PLAIN] == [line for line in lines if line in PLAIN]
