"""What asks readers for their opinion, and shows it: ratings and comments."""

from crawler.reading.cleaning.rules import BELOW, BESIDE, EDGE, FOOT, SURE, Rule

VOTES = r"(?:bình chọn|lượt bình chọn|lượt đánh giá|lượt|phiếu(?: bầu)?|đánh giá|votes?)"

RULES: tuple[Rule, ...] = (
    Rule(
        "rating_widget",
        SURE,
        (
            r"tổng số điểm(?: của bài viết)? là\s*:?\s*[\d.,]*\s*(?:trong|trên|/)\s*[\d.,]* (?:đánh giá|lượt xếp hạng)",
            r"xếp hạng\s*:?\s*[\d.,]+\s*[-–]\s*[\d.,]+ phiếu bầu",
            r"(?:click|nhấn|bấm)(?: vào đây)? để (?:đánh giá|xếp hạng) bài viết(?: này)?",
            r"điểm trung bình theo thang điểm 5 là.{0,60}",
            r"tổng số điểm là\s*:?.{0,30}sau .{0,20}lượt xếp hạng.{0,20}",
            r"gửi đánh giá",
            r"bài viết (?:rất kém|kém|đạt|tốt|rất tốt)(?:\s*/?\s*(?:bài viết )?(?:kém|đạt|tốt|rất tốt))*",
            rf"[\d.,]*\s*/\s*\d+\.?\s*[-–]?\s*\(\s*\d+ {VOTES}\s*\)",
            (
                r"(?:bạn thấy )?(?:bài viết|thông tin|nội dung|trang)(?: này)? "
                r"(?:(?:có )?hữu ích(?: với bạn| cho bạn)?(?: không)?|thế nào)\s*\??"
            ),
            r"user rating\s*:?[\s\d./]*|please rate|average \(\d+ votes?\)|the average rating is .{2,40}",
            r"(?:bạn )?đánh giá bài viết này (?:thế nào|như thế nào|ra sao)\s*\?",
            (
                r"c[ảá]m ơn (?:bạn|quý vị|quý khách) đã (?:đánh giá|bình chọn|(?:đóng )?góp ý|(?:đóng góp|gửi) ý kiến)"
                r"(?: bài viết)?[.!]?"
            ),
            r"(?:bạn|quý vị) đã (?:đánh giá|bình chọn|thích|lưu)(?: cho)? bài viết(?: này)?(?: rồi)?[.!]?",
        ),
    ),
    Rule(
        "rating_widget",
        FOOT,
        (
            r"đánh giá(?: bài viết| bài)?(?: này| của bạn)?\s*:?(?:[\d\s/()]+)?|chưa có đánh giá(?: nào)?",
            r"(?:tổng )?số lượt (?:người )?(?:bình chọn|đánh giá)\s*:?\s*\d*|rating\s*:",
            r"your rating|overall rating|rate this (?:content|article|item|post)|total votes\s*:?\s*\d+",
            rf"(?:đánh giá|điểm|rating)\s*:\s*[\d.,]+\s*/\s*\d+ \(\s*\d+ {VOTES}\s*\)",
            r"(?:cho|chấm) điểm(?: cho)? bài viết(?: này)?|chọn số sao",
            r"xếp hạng bài viết|bình chọn bài viết|đánh giá mức độ hài lòng(?: của bạn)?",
            r"(?:đã có|người dùng đã đánh giá\s*:) ?\d+(?: lượt đánh giá)?",
            rf"\(\d+ {VOTES}\)|[\d.,]+ (?:điểm|sao)\s*[/|-]\s*[\d.,]+ {VOTES}",
            rf"[\d.,]*\s*/\s*\d+ trong tổng số [\d.,]+ {VOTES}",
        ),
    ),
    Rule(
        "rating_widget",
        BESIDE,
        (
            r"[\d.,]+ (?:phiếu bầu|lượt xếp hạng)",
            r"[1-5] sao",
            r"rất kém|kém|bình thường|trung bình|khá|đạt|tốt|rất tốt|tốt nhất",
            r"bình chọn\s*:?\s*\d*",
            r"/\s*\d+",
            r"vote \d|rate|dở\s*/?\s*hay|(?:không )?hữu ích|điểm trung bình\s*:\s*[\d.,/ ]+",
            r"gửi bình chọn",
        ),
    ),
    Rule("rating_widget", BELOW, (r"có|không|chưa|(?:rất |chưa |không )?hài lòng|tuyệt vời|tạm được|dở",)),
    Rule(
        "comment_form",
        SURE,
        (
            r"ý kiến bạn đọc(?:\s*\(\d+\))?",
            r"\(\d+\) bình luận",
            r"bình luận\s*\(\d+\)",
            r"(?:gửi|viết|thêm)(?: nội dung)? bình luận của bạn\s*(?:\.\.\.|…)?",
            r"gửi bình luận",
            r"email \(không hiển thị trên trang\)",
            r"(?:vui lòng )?nhập mã xác nhận vào ô bên dưới\.?",
            r"chọn mã xác nhận khác",
            r"sắp xếp theo(?: bình luận (?:mới|cũ)| số lượt thích| thời gian)",
            r"ẩn/hiện ý kiến",
            r"bình luận của bạn (?:đã|sẽ) được .{0,120}",
            r"xếp theo\s*:\s*thời gian.{0,20}",
            r"chia sẻ ý kiến của bạn",
            r"mời bạn nhập (?:bình luận|ý kiến).{0,40}",
            (
                r"(?:(?:bài viết|tin)(?: này)? )?(?:hiện )?(?:chưa|không) có (?:bình luận|phản hồi) nào"
                r"(?: cho bài viết này| được đăng .{0,40})?[.!]?"
            ),
            (
                r"(?:chưa|không) có (?:bình luận|phản hồi|ý kiến|đánh giá)(?: nào)?[.!,] ?(?:hãy )?(?:là|trở thành)"
                r" người đầu tiên.{0,60}"
            ),
            (
                r"hãy là người đầu tiên (?:gửi |viết |để lại )?(?:bình luận|đánh giá|ý kiến)"
                r"(?: (?:cho |về )?bài viết)?(?: này)?[.!]?"
            ),
            r"bạn còn \d+(?:\s*/\s*\d+)? ký tự",
            r"ban biên tập không chịu trách nhiệm về nội dung bình luận.{0,60}",
            r"(?:email|thư điện tử) của bạn sẽ không được hiển thị công khai.{0,120}",
            r"vui lòng nhập (?:bình luận|tên|địa chỉ email) của bạn.{0,20}",
            r"bạn đã nhập một địa chỉ email không .{0,20}",
            r"lưu tên của tôi,? email,? .{0,120}",
            r"hãy đảm bảo rằng bạn đã nhập .{0,60}thông tin (?:yêu cầu|bắt buộc).{0,80}",
            r"(?:để lại một bình luận|trả lời) h(?:ủy|uỷ)|h(?:ủy|uỷ) trả lời",
            r"ý kiến của bạn về bài viết(?: này)?",
            r"(?:bạn chưa|(?:vui lòng|bạn hãy) )\s?nhập (?:nội dung )?(?:bình luận|ý kiến|phản hồi).{0,20}",
            (
                r"(?:\(?\*\)?\s*)?(?:(?:chú|lưu) ý\s*:\s*)?(?:bình luận|ý kiến|phản hồi) (?:của bạn )?"
                r"sẽ được (?:kiểm |xét )?duyệt trước khi .{2,90}"
            ),
            r"(?:send |post |write )?your comments?(?: (?:about|on) .{2,40})?",
            r"leave a (?:reply|comment)(?: cancel reply)?|post comment|facebook comments(?: plugin)?|jcomments",
            r"your email address will not be published.{0,60}|save my name, email,? .{2,80}",
            r"you must be logged in to (?:post|leave) a comment\.?|(?:log ?in|sign in|register) to (?:post )?comments?",
            r"(?:no comments yet|be the first (?:to comment|of your friends)).{0,40}|trackback url\s*:?.{0,100}",
        ),
    ),
    Rule(
        "comment_form",
        EDGE,
        (r"comments?\s*\(\d+\)|add (?:a |new )?comment|(?:re)?captcha",),
    ),
    Rule(
        "comment_form",
        FOOT,
        (
            r"gửi câu hỏi|nội dung câu hỏi",
            r"(?:mời |hãy )?(?:(?:quý )?(?:bạn đọc|độc giả|bạn) )?tham gia bình luận|xem (?:thêm|tất cả) bình luận",
            r"ý kiến (?:bình luận|phản hồi)|(?:ý kiến|phản hồi|bình luận|thông tin) của bạn\s*[:*()]*",
            r"gửi (?:ý kiến|phản hồi)(?: của bạn)?",
            r"(?:viết|thêm|để lại(?: một)?|nhập)(?: nội dung)? (?:bình luận|phản hồi)(?: của bạn)?\s*(?:\.\.\.|…)?",
            r"bình luận với tư cách.{0,40}|họ tên người gửi|e-?mail người (?:gửi|nhận)|sort by",
            r"(?:ý kiến|nội dung) góp ý\s*\*?",
            r"bình luận(?: mới| facebook| đầu tiên!?)?\s*\*?",
            r"(?:chưa|không) có (?:bình luận|phản hồi)[.!]?",
            r"tổng số bình luận\s*:?\s*\d*",
            r"\d+ (?:bài )?bình luận|\d+ người (?:đã )?thích(?: bài)?.{0,15}",
            r"(?:nhập )?mã (?:an toàn|bảo mật|bảo vệ|kiểm tra|xác nhận|xác thực)\s*[:*()]*",
            r"nhập (?:mã|các ký tự|chuỗi)(?: \w+ \w+)? (?:hiển thị|(?:ở|trong|trên|bên|như) \w+).{0,20}",
            r"(?:thay )?đổi mã(?: khác)?",
            r"tên (?:của )?bạn\s*[:*()]*|\(?không quá \d+ (?:từ|chữ|ký tự)\)?",
            r"(?:sắp )?xếp theo",
            r"số người thích",
            r"họ (?:và )?tên\s*[:*()]*",
            r"thiết lập lại",
            r"comments?|refresh|nhập mã(?: captcha)?",
            r"hãy chia sẻ (?:suy nghĩ|cảm nghĩ|ý kiến) của bạn.{0,30}",
            r"(?:vui lòng )?(?:nhập|gõ|viết) tiếng việt có dấu.{0,20}",
            r"tôi không phải (?:là )?(?:người máy|robot)",
        ),
    ),
    Rule(
        "comment_form",
        BESIDE,
        (
            r"trả lời",
            r"thích",
            r"không thích",
            r"thời gian",
            r"(?:e-?mail|tên|nội dung|tiêu đề|trang web|website|điện thoại|địa chỉ|name|comment|subject)\s*[:*()]*",
            r"\d+\s*/\s*\d{3,4}",
            r"(?:tối đa|còn lại|giới hạn|còn)\s*:?\s*\d+ ký tự",
            r"gửi|h[ủu][yỷ]|nhập lại|làm lại",
            r"ẩn",
            r"hiện",
            r"phản hồi",
            r"(?:mới|cũ|quan tâm) nhất|oldest|newest|gửi đi|h(?:ủy|uỷ) bỏ|đăng",
        ),
    ),
)
