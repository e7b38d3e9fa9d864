"""Where the wording of the criteria sets and of the 2021 declaration is from, by the keys of the column cite."""

from collections.abc import Iterable

SOURCES = {
    "C2": "Việt Nam News (TTXVN), 04/2020: https://vietnamnews.vn/society/716035/criteria-set-for-schools-to-ensure-covid-19-prevention.html",
    "C3": "Thanh Niên, 04/2020: https://thanhnien.vn/giao-duc/ha-noi-chot-cho-hoc-sinh-di-hoc-tu-ngay-45-1217692.html",
    "C4": "Dân Việt, 30/10/2021: https://danviet.vn/cho-den-bao-gio-nua-moi-cho-hoc-sinh-ha-noi-tro-lai-truong-20211030123123215.htm",
    "C5": "Việt Báo, 2021 (dự thảo của Hà Nội): https://vietbao.vn/ha-noi-xay-dung-tieu-chi-an-toan-chuan-bi-don-hoc-sinh-tro-lai-truong-270911.html",
    "C6": "Trường Tiểu học Kiêu Kỵ (Gia Lâm), bảng tự đánh giá theo 3668/HDLN: http://thkieuky.pgdgialam.edu.vn/hoat-dong-y-te/truong-tieu-hoc-kieu-ky-dam-bao-day-du-cac-tieu-chi-danh-gia-truong-hoc-an-toan/ct/1004/129115",
    "C9": "Người Lao Động, 05/05/2020 (các tiêu chí “cứng”): https://nld.com.vn/thoi-su/tap-trung-khoi-dong-lai-nen-kinh-te-20200505224245772.htm",
    "C11": "Thanh Niên, 04/2020: https://thanhnien.vn/giao-duc/ban-hanh-bo-chi-so-danh-gia-an-toan-truong-hoc-trong-phong-chong-dich-covid-19-1215160.html",
    "C13": "Giáo dục Thủ đô, 10/2021: https://giaoducthudo.giaoducthoidai.vn/tp-hcm-truong-hoc-dat-6-tieu-chi-tro-len-duoc-phep-mo-cua-2334.html",
    "C15": "Thư Ký Luật, về Quyết định 1371/QĐ-BCĐ: https://thukyluat.vn/news/giao-duc/co-so-giao-duc-tai-tp-hcm-co-muc-do-an-toan-duoi-30-se-khong-duoc-day-hoc-74013.html",
    "C16": "Môi trường và Đô thị, 04/2020: https://moitruong.net.vn/15-tieu-chi-danh-gia-an-toan-phong-covid-19-doi-voi-truong-hoc/",
    "C17": "Minedu, 04/2020 (dự thảo của TP.HCM): https://minedu.vn/tin-tuc/truong-co-do-an-toan-thap-khong-duoc-mo-cua.html",
    "C18": "VnExpress, 10/2021, bản đăng lại: https://tin360.pro/vn-vi/VNExpress/truong-hoc-de-xuat-bo-sung-tieu-chi-tiem-vaccine-cho-hoc-sinh-4367979-p2.html",
    "C19": "Thư Ký Luật, về Công văn 1467/BGDĐT-GDTC: https://thukyluat.vn/news/thong-bao-van-ban-moi/phuong-phap-danh-gia-xep-loai-muc-do-an-toan-covid-19-trong-truong-hoc-74181.html",
    "H1": "Tờ khai y tế (tokhaiyte.vn, 2020-2021), chép lại trong bảy chương trình công khai; chưa đọc được trang gốc: nguồn yếu (W).",
    "H2": "Thanh Niên, 28/01/2021: https://thanhnien.vn/nhieu-truong-hoc-o-ha-noi-tang-cuong-tro-lai-cac-bien-phap-phong-dich-covid-19-1851033123.htm",
    "L1": "Công văn 614/BGDĐT-GDTC, Bộ Giáo dục và Đào tạo, 19/02/2021.",
}

MARKS = (
    "Nguồn từng dòng",
    "Cột bind::kb:source: verbatim là lời nguyên văn theo nguồn ở cột bind::kb:cite; paraphrased là viết lại theo nguồn; "
    "ours là lời do nhóm soạn, không phải lời chính thức, đơn vị có thể sửa. Ở trang choices là cột source và cite.",
)


def listed(keys: Iterable[str]) -> list[tuple[str, str]]:
    """The lines of a guide that spell the keys out."""
    return [(key, SOURCES[key]) for key in keys]
