"""The columns of rosters, unit, duty, calendar and policy files, and the headings schools give them (design.md 6).

Patterns match a whole folded heading (no marks, no signs): "ho va ten", "sdt me".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """What a column holds."""

    ORDINAL = "ordinal"
    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    BIRTHDAY = "birthday"
    BORN_DAY = "born_day"
    BORN_MONTH = "born_month"
    BORN_YEAR = "born_year"
    CLASS = "class"
    CLASS_CODE = "class_code"
    MINISTRY_ID = "ministry_id"
    PERSONAL_ID = "personal_id"
    SCHOOL_CODE = "school_code"
    GENDER = "gender"
    IS_FEMALE = "is_female"
    FATHER_NAME = "father_name"
    FATHER_PHONE = "father_phone"
    MOTHER_NAME = "mother_name"
    MOTHER_PHONE = "mother_phone"
    GUARDIAN_NAME = "guardian_name"
    GUARDIAN_PHONE = "guardian_phone"
    OWN_PHONE = "own_phone"
    PHONE = "phone"
    BOARDING = "boarding"
    TITLE = "title"
    HOMEROOM = "homeroom"
    CODE = "code"
    UNIT_NAME = "unit_name"
    LEVEL = "level"
    SCHOOL_LEVEL = "school_level"
    PARENT = "parent"
    STATION = "station"
    FROM_ON = "from_on"
    TO_ON = "to_on"
    DUTY = "duty"
    UNIT_CODE = "unit_code"
    ORDER = "order"
    FROM_HOUR = "from_hour"
    TO_HOUR = "to_hour"
    WEEKDAYS = "weekdays"
    ON = "on"
    DAY_KIND = "day_kind"
    REASON = "reason"
    SOURCE = "source"
    ROTA = "rota"
    GRADE = "grade"
    WHEN = "when"
    AFTER = "after"
    POSTS = "posts"
    SPREAD = "spread"
    RINGS = "rings"
    BY_NIGHT = "by_night"
    END_OF_DAY = "end_of_day"
    ON_DUTY = "on_duty"
    INFORMS = "informs"
    MORNINGS = "mornings"
    RINGING = "ringing"
    DAYS_OFF = "days_off"
    ABOVE = "above"
    ABOVE_FROM = "above_from"
    ABOVE_EVERY = "above_every"
    LONGEST_WAIT = "longest_wait"
    DAILY = "daily"
    SYNDROME = "syndrome"
    CASES = "cases"
    WITHIN = "within"
    SCOPE = "scope"
    RULE = "rule"
    CALL_TODAY = "call_today"
    ADVICE = "advice"
    AUTHOR = "author"
    ISSUED_ON = "issued_on"
    IS_OFF = "is_off"
    ITEM = "item"
    VALUE = "value"


@dataclass(frozen=True)
class Vocabulary:
    """The headings one kind of file may have. A heading row has all of one set of `needs` and `least` columns."""

    patterns: Mapping[Column, re.Pattern[str]]
    needs: tuple[frozenset[Column], ...]
    least: int
    asked: tuple[str, ...]
    """The headings to name when no table is found."""

    def column(self, folded: str) -> Column | None:
        """The column of a folded heading."""
        plain = _NUMBERED.sub("", folded)
        return next((column for column, pattern in self.patterns.items() if pattern.fullmatch(plain)), None)

    def is_enough(self, found: set[Column]) -> bool:
        """Tell whether these columns make a heading row."""
        return len(found) >= self.least and any(need <= found for need in self.needs)


_NUMBERED = re.compile(r"(?<=[a-z]) \d$")  # "SĐT 1", "SĐT 2"
_NAMES = r"(?:ho(?: va)?(?: chu)?(?: dem)?(?: va)? ?ten|ten|hoten)"
_PHONES = (
    r"(?:so )?(?:sdt|dtdd|dt dd|dt|dien thoai(?: di dong| ban)?|di dong|phone|mobile|tel|hotline|zalo)"
    r"(?: di dong| lien he| lien lac| lh| ll| zalo)?"
)
_FATHER = r"(?:thong tin (?:ve )?)?(?:nguoi )?(?:cha|bo|ba|bo de|cha de)(?: hoac (?:nguoi )?giam ho| ruot)?"
_MOTHER = r"(?:thong tin (?:ve )?)?(?:nguoi )?(?:me|ma|me de)(?: hoac (?:nguoi )?giam ho| ruot)?"
_GUARDIAN = (
    r"(?:thong tin (?:ve )?)?(?:(?:nguoi )?(?:giam ho|do dau|bao ho|nuoi duong|lien he|dai dien|than)"
    r"|phu huynh(?: hoc sinh| hs)?|phhs|ph|cmhs|cha me(?: hoc sinh| hs)?|bo me|ba me|me cha|me bo|gia dinh"
    r"|cha hoac me|bo hoac me|lien he khan cap)(?: (?:hoac )?(?:nguoi )?giam ho)?"
)
_PUPIL = r"(?:hoc sinh|hs|tre(?: em)?|chau|be|em|nguoi hoc|hoc vien)"
_STAFF = (
    r"(?:giao vien|gv|can bo|nhan vien|nv|cb|cbgv|cbgvnv|cb gv|cb gv nv|can bo giao vien(?: nhan vien)?"
    r"|nguoi lao dong|thay co)"
)


def _of(words: str, whose: str) -> str:
    """The heading in both orders, with or without "của"."""
    return rf"{words}(?: cua)? {whose}|{whose} {words}"


_NAME = rf"{_NAMES}(?: (?:{_PUPIL}|{_STAFF}|khai sinh|day du|nguoi phu trach))?|{_PUPIL}"
_PEOPLE = {
    Column.ORDINAL: r"stt|tt|so tt|so thu tu",
    Column.FATHER_NAME: rf"{_of(_NAMES, _FATHER)}|{_FATHER}",
    Column.FATHER_PHONE: _of(_PHONES, _FATHER),
    Column.MOTHER_NAME: rf"{_of(_NAMES, _MOTHER)}|(?!ma$){_MOTHER}",  # alone, Mã is met and Má is not
    Column.MOTHER_PHONE: _of(_PHONES, _MOTHER),
    Column.GUARDIAN_NAME: rf"{_of(_NAMES, _GUARDIAN)}|{_GUARDIAN}",
    Column.GUARDIAN_PHONE: (
        rf"{_of(_PHONES, _GUARDIAN)}|(?:so )?(?:dien thoai|dt|sdt) (?:lien he|lien lac|lh|ll)(?: .*)?"
    ),
    Column.OWN_PHONE: _of(_PHONES, rf"(?:{_PUPIL}|rieng)"),
    Column.PHONE: _PHONES,
    Column.FAMILY_NAME: r"ho(?: va)?(?: ten| chu)? (?:dem|lot)|ho chu lot|ho",
    Column.GIVEN_NAME: rf"ten(?: {_PUPIL})?",
    Column.NAME: _NAME,
    Column.BIRTHDAY: (
        rf"(?:ngay(?: thang)?(?: nam)?|nam) sinh(?: cua)?(?: {_PUPIL}| dd mm yyyy| ngay thang nam)?"
        r"|sinh ngay|ns|ntns|dob"
    ),
    Column.BORN_DAY: r"(?:ngay(?: thang)?(?: nam)? sinh) ngay",
    Column.BORN_MONTH: r"(?:ngay(?: thang)?(?: nam)? sinh) thang",
    Column.BORN_YEAR: r"(?:ngay(?: thang)?(?: nam)? sinh) nam",
    Column.HOMEROOM: r"(?:gv |giao vien )?(?:lop )?(?:chu nhiem|cn|gvcn)(?: lop)?|gvcn lop|(?:phu trach )lop",
    Column.CLASS: r"lop(?: hoc)?(?: hien tai| nam hoc)?|ten lop(?: hoc)?|nhom lop|nhom tre|lop nhom|nhom",
    Column.CLASS_CODE: r"ma (?:lop|nhom)(?: hoc)?",
    Column.PERSONAL_ID: r"(?:ma |so )?(?:dinh danh|dd) ?(?:ca nhan|cn)|so ddcn|ddcn",
    Column.MINISTRY_ID: (
        r"(?:ma|so) (?:so )?dinh danh(?!.* (?:cha|me|gia dinh|giam ho|bo$)\b)(?: .*)?|dinh danh|mddd|mdd"
        r"|ma (?:hoc sinh |hs )?(?:bo|moet|csdl)(?: .*)?|ma bo"
    ),
    Column.SCHOOL_CODE: (
        r"ma (?:so )?(?:hoc sinh|hs|tre|hoc vien|can bo|giao vien|gv|cb|nhan vien)|mshs|ma(?: so)?|student id"
    ),
    Column.IS_FEMALE: r"(?:gioi tinh |hs |hoc sinh |la )?nu",
    Column.GENDER: r"(?:gioi(?: tinh)?|gt|phai)(?: nam nu)?|nam nu",
    Column.BOARDING: r"(?:(?:hoc sinh|hs|o|dang ky|dk|dien) )?noi tru(?: .*)?|ky tuc xa|ktx",
    Column.TITLE: r"chuc (?:vu|danh)(?: .*)?|vi tri(?: viec lam| cong tac)?|nhiem vu(?: .*)?|cong viec|vai tro",
}
_UNITS = {
    Column.PARENT: r"(?:ma )?(?:don vi )?(?:cap tren|quan l[yi]|truc thuoc|cha)",
    Column.STATION: r"(?:ma )?tram(?: y te)?",
    Column.CODE: r"ma|ma (?:don vi|truong|so)",
    Column.UNIT_NAME: r"ten(?: don vi| truong)?(?: day du)?|don vi",
    Column.LEVEL: r"cap(?: don vi)?|loai(?: don vi)?",
    Column.SCHOOL_LEVEL: r"(?:cac )?cap hoc|bac hoc",
    Column.FROM_ON: r"(?:co )?(?:hieu luc )?tu(?: ngay)?|hieu luc|ngay (?:hieu luc|bat dau)",
    Column.TO_ON: r"(?:hieu luc )?den(?: ngay)?|(?:ngay )?(?:het hieu luc|ket thuc)",
}
_DUTIES = {
    Column.NAME: rf"{_NAMES}(?: {_STAFF}| nguoi phu trach| nguoi truc)?|nguoi phu trach",
    Column.PHONE: _PHONES,
    Column.DUTY: r"nhiem vu(?: .*)?|chuc vu|vai tro",
    Column.UNIT_CODE: r"ma (?:don vi|truong|lop)(?: .*)?|don vi",
    Column.ORDER: r"thu tu(?: .*)?|tt (?:uu tien|truc)|uu tien",
    Column.FROM_HOUR: r"(?:gio )?(?:tu gio|bat dau)|tu h|gio (?:tu|bat dau)",
    Column.TO_HOUR: r"(?:gio )?(?:den gio|ket thuc)|den h|gio (?:den|ket thuc)",
    Column.WEEKDAYS: r"(?:cac )?(?:thu|ngay trong tuan|ngay truc|thu trong tuan)(?: t2 .*)?",
    Column.ROTA: r"(?:phien |luan )?tuan(?: truc| phien| luan phien)?(?: 1 2)?",
    Column.FROM_ON: r"tu ngay|hieu luc tu|ngay bat dau",
    Column.TO_ON: r"den ngay|hieu luc den|ngay ket thuc",
}
_LADDER = {
    Column.ORDINAL: r"stt|tt|so tt|so thu tu|buoc",
    Column.GRADE: r"muc(?: do)?",
    Column.WHEN: r"luc|thoi gian|gio",
    Column.AFTER: r"sau(?: phut| may phut)?|so phut",
    Column.POSTS: r"bao cho(?: ai)?|nguoi nhan|nhiem vu",
    Column.SPREAD: r"cach bao|cach",
    Column.RINGS: r"(?:co )?chuong",
    Column.BY_NIGHT: r"(?:ca |chuong )?ban dem",
    Column.END_OF_DAY: r"(?:doi |cho )?(?:den )?cuoi buoi(?: hoc)?",
    Column.ON_DUTY: r"chi (?:bao )?khi dang truc|chi nguoi dang truc",
    Column.INFORMS: r"van bao khi da co nguoi nhan|van bao",
    Column.MORNINGS: r"(?:moi sang )?nhac(?: lai)?(?: moi sang)?(?: cho)?",
    Column.RINGING: r"(?:so )?(?:buoi )?sang (?:dau )?co chuong",
    Column.DAYS_OFF: r"ca ngay nghi",
    Column.ABOVE: r"(?:nhac )?them(?: cho)?|bao them(?: cho)?",
    Column.ABOVE_FROM: r"them tu sang thu",
    Column.ABOVE_EVERY: r"them moi may sang",
    Column.DAILY: r"(?:nhac )?hang ngay(?: trong)?(?: may)?(?: sang)?",
    Column.LONGEST_WAIT: r"cho lau nhat(?: gio)?",
    Column.SYNDROME: r"hoi chung",
    Column.CASES: r"so ca",
    Column.WITHIN: r"so ngay",
    Column.SCOPE: r"pham vi",
    Column.RULE: r"ten",
    Column.CALL_TODAY: r"goi ngay",
    Column.ADVICE: r"khuyen cao",
    Column.SOURCE: r"nguon",
    Column.AUTHOR: r"nguoi ban hanh",
    Column.ISSUED_ON: r"ngay ban hanh",
    Column.IS_OFF: r"tat",
    Column.ITEM: r"noi dung|thong tin|muc thong tin",
    Column.VALUE: r"gia tri|chi tiet",
}
_DAYS = {
    Column.ORDINAL: r"stt|tt|so tt|so thu tu",
    Column.ON: r"ngay(?: (?:nghi|thang|thang nam))?(?: dd mm yyyy)?",
    Column.FROM_ON: r"(?:nghi )?tu(?: ngay)?|ngay bat dau|bat dau",
    Column.TO_ON: r"(?:nghi )?den(?: het)?(?: ngay)?|ngay ket thuc|ket thuc",
    Column.UNIT_CODE: r"ma|ma (?:don vi|truong)(?: .*)?",
    Column.DAY_KIND: r"loai(?: ngay)?|nghi(?: hay)?(?: di)? hoc",
    Column.REASON: r"ly do(?: .*)?|noi dung|ten (?:ngay|dip)(?: nghi| le)?|dip",
    Column.SOURCE: r"nguon(?: .*)?|(?:so )?van ban(?: .*)?|can cu(?: .*)?|(?:so )?(?:cong van|quyet dinh)",
}


def _compiled(patterns: Mapping[Column, str]) -> Mapping[Column, re.Pattern[str]]:
    return {column: re.compile(pattern) for column, pattern in patterns.items()}


def _needs(*sets: tuple[Column, ...]) -> tuple[frozenset[Column], ...]:
    return tuple(frozenset(columns) for columns in sets)


PEOPLE = Vocabulary(
    _compiled(_PEOPLE),
    _needs((Column.NAME,), (Column.FAMILY_NAME, Column.GIVEN_NAME), (Column.GIVEN_NAME,)),
    2,
    ("Họ và tên", "Ngày sinh", "Lớp"),
)
UNITS = Vocabulary(_compiled(_UNITS), _needs((Column.CODE, Column.UNIT_NAME, Column.LEVEL)), 3, ("Mã", "Tên", "Cấp"))
DUTIES = Vocabulary(
    _compiled(_DUTIES),
    _needs((Column.NAME, Column.DUTY, Column.UNIT_CODE)),
    3,
    ("Họ và tên", "SĐT", "Nhiệm vụ", "Mã đơn vị"),
)
DAYS = Vocabulary(
    _compiled(_DAYS),
    _needs((Column.ON,), (Column.FROM_ON, Column.TO_ON)),
    2,
    ("Ngày", "Mã đơn vị", "Loại", "Lý do", "Nguồn"),
)
LADDER = Vocabulary(
    _compiled(_LADDER),
    _needs(
        (Column.GRADE, Column.AFTER, Column.POSTS),
        (Column.ITEM, Column.VALUE),
        (Column.SYNDROME, Column.CASES, Column.WITHIN, Column.SCOPE),
        (Column.GRADE, Column.MORNINGS),
    ),
    2,
    ("Mức", "Lúc", "Sau (phút)", "Báo cho"),
)
