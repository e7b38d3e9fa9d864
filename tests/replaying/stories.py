"""What happens in the term besides what chance brings: children fall ill, schools report, an order is made.

A step is the words of a choice, or with "=" in front what is typed; a choice that is not there is passed over.
"""

ILL = ("chưa khỏe", "{sign}", "Tiếp", "={degrees}", "Hôm qua", "Nghỉ ở nhà", "Gửi")


def ill(sign: str, degrees: str = "38,5", first: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A family declares a child that has a sign."""
    return (*first, *(step.format(sign=sign, degrees=degrees) for step in ILL))


REPORT = ("=/nhatruong", "Tự đánh giá", *("Đạt", "Không đạt", "Đạt") * 6, "Bỏ qua", "Ký và gửi")
FIGURES = ("=/nhatruong", "Khai báo tình hình", "Số liệu từ đâu", "Quay lại", "Ký và gửi")
ORDER = (
    *("=/motdot", "Mở đợt khai báo", "Khai báo sức khỏe ·", "Tất cả", "=77/SGDĐT-CTTT", "=hôm nay", "=Sở GDĐT"),
    *("=V/v khai báo", "=16:00", "Xem trước", "Về bản xem trước", "Sửa đợt", "Về bản xem trước"),
)

STORIES = {
    (0, "06:20"): (
        ("mẹ Tuệ", ill("Mụn nước", first=("=/khaibao", "Tuệ chưa khỏe"))),
        ("bố An", ill("Sốt", "37,8", first=("=/khaibao",))),
        ("mẹ Anh", ("=/khaibao", "Anh chưa khỏe", "Khó thở")),
    ),
    (0, "06:45"): (
        ("mẹ Anh", ("Đúng, con đang bị",)),
        ("y tế", ("Mở", "Nhận ca này", "Ghi chú", "=đã gọi mẹ", "Chuyển người khác")),
        ("phó", ("Mở", "Nhận")),
        ("hiệu trưởng", ("Mở",)),
        ("đầu mối", ("Mở",)),
        ("trạm", ("Mở",)),
    ),
    (0, "07:30"): (
        ("y tế", ("Xem danh sách",)),
        ("y tế 2", ("Xem danh sách", "Nhận")),
        ("mẹ Tuệ", ("Sửa", "Tuệ")),
        ("chủ nhiệm", ("=/lopcuatoi", "Xem")),
    ),
    (0, "11:00"): (
        ("hiệu trưởng CS", (*REPORT, *FIGURES)),
        ("y tế", ("=/ca", "1.", "Đã báo Trạm Y tế", "Gọi điện", "Theo dõi tại nhà")),
        ("mẹ Tuệ", ("=/khaibao", "Minh khỏe")),
    ),
    (1, "06:45"): (("đầu mối", ORDER), ("Sở", ORDER[:9])),
    (1, "07:30"): (("đầu mối", ("Mở đợt",)), ("hiệu trưởng CS", FIGURES[:3])),
    (1, "11:00"): (
        ("đầu mối", ("=/motdot", "77/SGDĐT")),
        ("hiệu trưởng", ("Đã nhận",)),
        (
            "hiệu trưởng CS",
            ("=/nhatruong", "Việc cần khắc phục", "1.", "Ghi người phụ trách", "=cô Hạnh", "=mua xà phòng"),
        ),
        ("mẹ Tuệ", ("=/lienket",)),
    ),
    (2, "06:20"): (
        (
            "mẹ Anh",
            ("=/khaibao", "Khôi", "Khôi chưa khỏe", "Mụn nước", "Tiếp", "=41,5", "=38,2", "Hôm qua", "Nghỉ", "Gửi"),
        ),
        ("bố An", ("=/khaibao", "Đã đỡ", "Vẫn như cũ", "Nặng hơn")),
    ),
    (2, "06:45"): (
        ("y tế", ("=/ca", "1.", "Đi học lại")),
        ("trạm", ("Mở", "Đã nhận")),
        ("nội trú", ("=/lopcuatoi", "chưa khỏe", "Ho", "Tiếp")),
    ),
    (2, "11:00"): (("y tế", ("Mở", "Gửi báo cáo", "Báo Trạm Y tế")), ("mẹ Tuệ", ("=/khaibao", "Tuệ", "Đã khỏe"))),
}

CLOSES = (
    ("hiệu trưởng", ("=/ca", "1.", "Nhận ca này", "Đi học lại", "Đúng")),
    ("hiệu trưởng CS", ("=/ca", "1.", "Nhận ca này", "Đi học lại", "Đúng")),
)
WITHDRAWS = ("=/rutdongy", "Khai báo sức khỏe qua tin nhắn", "Xong", "Đúng")
ORDERS_AGAIN = (
    *("=/motdot", "Mở đợt khai báo", "Bỏ và soạn lại", "Mở đợt khai báo", "Khai báo sức khỏe ·", "Tất cả"),
    *("=78/SGDĐT-CTTT", "=hôm nay", "=Sở GDĐT", "=V/v khai báo", "=16:00", "Mở đợt"),
)
STOPS = ("=/motdot", "78/SGDĐT", "Tạm dừng đợt")
"""What is done in the weeks after the term (later.py)."""
