"""Words beside names, and words of the language that are names too."""

from bot.understanding.folding import words_of

SAID_OF = words_of(
    "binh benh sot ho om met bi non oi dau khoe lop va voi thoi cung thi van nghi chua a nhe nha lan con nua no "
    "nhieu hay hoac"
)
"""What stands behind somebody's name; behind a word that begins a sentence it makes a name of it."""
PLACES = words_of("truong lop")
SAID_OF_PLACES = words_of("nghi chua con van cung a nhe nha no thoi")
"""What is said of a school as well."""
SAID_OF_DAYS = words_of("con van cung thi nua no lan nhieu")
"""What is said of a day as well: "Mai con mới đi học"."""
STATES = words_of("khoe toi")
"""Names that without a capital say how somebody is, or who speaks."""
HEADS = words_of("be chau con em thang cai cu ban nhoc dua")
GROWN_UP = words_of("cô thầy chú bác dì bà ông")
TIMES = words_of("mai hom nay sang chieu toi ti mo")
PARTICLES = words_of("ạ a nhé nhe cô co dạ da nha ơi oi cơ đó nè á nghen")
KIN = words_of("em chi hai ca trai gai no ruot ho")
COMMON = words_of(
    "dang cong an ho bao hai nam tam sau bay lan nga chi anh my tien thi tu vui dung hong mai xuan ha dat la "
    "binh ti na bi bo mo sang toan "
    "ngan duong quan thao thang cuong quang khoi linh trung hieu nghia tri dao cuc le hanh phuong "
    "hau nhu yen oanh diep truc "
    "nhi tho thu ly loc phuc tinh trang giang huong thuong kien hien minh ngoc thanh chau kim long "
    "duc hoa hoai vy son phong thai truong bao viet nhat gia tri san chinh tuyet doan vang tuan luc phat tai tan "
    "khoe toi khoa nguyen tam quy the nhan vinh tin loi sinh cam bang bich cat dan diem tuong hoi hop tien"
)
"""Given names that are words of the language too: without a capital they count only where little else is said."""
