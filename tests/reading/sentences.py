"""Sentences for articles in property tests, among them those that begin like a widget and are none."""

from hypothesis import strategies as st

PLAIN = (
    "Sáng 12/3, đoàn công tác của huyện đến kiểm tra tiến độ làm đường vào ba xóm vùng cao của xã.",
    "Bà con góp hơn bốn trăm ngày công, phần xi măng và cát do ngân sách tỉnh hỗ trợ theo kế hoạch năm.",
    "Theo trưởng xóm, con đường cũ lầy lội suốt mùa mưa nên học sinh thường phải nghỉ học nhiều ngày.",
    "Đến cuối quý, toàn tuyến dài 3,2 km đã được đổ bê tông, rãnh thoát nước hai bên cũng hoàn thành.",
    "Ông Lương Văn Páo cho biết: “Có đường rồi, xe chở ngô vào tận sân, giá bán cũng cao hơn trước”.",
    "Xã đặt mục tiêu giảm mỗi năm bốn phần trăm hộ nghèo và trồng mới hai trăm héc ta rừng gỗ lớn.",
    "Trạm y tế được sửa lại mái, thêm hai giường bệnh và một máy siêu âm do nhà hảo tâm trao tặng.",
)
HARD = (
    "Quảng cáo sai sự thật về thuốc chữa bệnh trên mạng xã hội đang được ngành y tế xử lý nghiêm.",
    "Hôm nay, hơn hai nghìn thí sinh của tỉnh bước vào môn thi đầu tiên trong tiết trời mát mẻ.",
    "Đăng nhập vào Cổng dịch vụ công quốc gia, người dân nộp hồ sơ mà không phải đến trụ sở ủy ban.",
    "Xếp hạng chung cuộc: đội xã Hồng Thái giành giải nhất, đội thị trấn Đông Khê giành giải nhì.",
    "Nguồn tin từ Ban Chỉ huy phòng, chống thiên tai cho hay mưa lớn còn kéo dài đến hết tuần.",
    "Chia sẻ bài viết về gương người tốt trên mạng xã hội là cách làm của chi đoàn thanh niên xã.",
    "Bình luận về kết quả trên, huấn luyện viên cho rằng các em còn non kinh nghiệm thi đấu.",
    "Tổng số điểm của bài viết là căn cứ để ban giám khảo xếp giải cuộc thi viết về nông thôn mới.",
    "Tác giả bài viết: một thầy giáo đã nghỉ hưu, người dành cả đời sưu tầm những làn điệu hát then.",
    "Bản quyền của làn điệu thuộc về cộng đồng, ông nói, nên ai cũng được hát và phải giữ cho đúng.",
    "Tất cả: già, trẻ, gái, trai trong bản đều có mặt từ sớm để dựng lại ngôi nhà bị lũ cuốn.",
    "Trả lời câu hỏi của cử tri, đại diện ngành điện hứa sẽ thay xong trạm biến áp trước tháng mười.",
    "Tin liên quan đến vụ sạt lở được chính quyền cập nhật mỗi giờ trên loa truyền thanh của xã.",
    "Đánh giá bài viết của học sinh, cô giáo chấm cả cách lập luận lẫn nét chữ và cách trình bày.",
    "Theo dõi báo cáo của các xã, huyện nhận thấy số hộ đăng ký nuôi trâu vỗ béo tăng gấp đôi.",
)
LEADS = st.sampled_from(PLAIN[:3]) | st.none()
TITLES = st.sampled_from(("Đường mới lên bản xa", "Ngày hội của người trồng quế", "Giữ điệu then cho mai sau"))
BODIES = st.lists(st.sampled_from(PLAIN + HARD), min_size=2, max_size=9, unique=True)
