"""The rows every self-assessment set has: its note, its criteria, what they come to, its verdicts and its guide."""

from collections.abc import Sequence

from forms.tables.sheets import NOTHING, Row, Words, choice, row
from forms.tables.sources import MARKS

_REQUIRED: Words = ("Vui lòng chọn một trong các mức đánh giá.", "Please choose one of the marks.")
_MUST: Words = ("Tiêu chí bắt buộc phải đạt.", "This criterion must pass.")
_OURS: Words = ("Lời do nhóm soạn; chưa có lời chính thức.", "Our wording; the official one was not found.")

GAP: Words = (
    "Không đạt điều kiện, cần xử lý: đủ số tiêu chí nhưng có tiêu chí bắt buộc không đạt.",
    "Conditions not met, action needed: enough criteria passed, and one that must pass failed.",
)


def about(set_: Words, ours: Sequence[int]) -> Row:
    """The note a principal reads first: which set this is, and which of its items are in our words."""
    numbers = ", ".join(map(str, ours))
    label = (
        f"{set_[0]} Lời của các mục {numbers} do nhóm soạn vì chưa tìm được lời chính thức.",
        f"{set_[1]} Items {numbers} are in our words, since the official ones were not found.",
    )
    return row("note", "about", label if ours else set_, source="ours")


def criterion(
    number: int, text: Words, source: str, cite: str, *, must: bool = False, may_not_apply: bool = False
) -> Row:
    """One item that passes or fails; named c04 after its number."""
    hints = [words for words, holds in ((_MUST, must), (_OURS, source == "ours")) if holds]
    return row(
        "select_one verdict_or_none" if may_not_apply else "select_one verdict",
        f"c{number:02}",
        (f"{number}. {text[0]}", f"{number}. {text[1]}"),
        hint=(" ".join(hint[0] for hint in hints), " ".join(hint[1] for hint in hints)) if hints else NOTHING,
        required="yes",
        required_message=_REQUIRED,
        must_pass="yes" if must else "",
        source=source,
        cite=cite,
    )


def component(number: int, text: Words, source: str, cite: str, hint: Words = NOTHING) -> Row:
    """One item that brings up to ten points."""
    return row(
        "integer",
        f"c{number:02}",
        (f"{number}. {text[0]}", f"{number}. {text[1]}"),
        hint=hint,
        required="yes",
        required_message=("Vui lòng cho điểm từ 0 đến 10.", "Please give 0 to 10 points."),
        constraint=". >= 0 and . <= 10",
        constraint_message=("Điểm là số nguyên từ 0 đến 10.", "Points are a whole number from 0 to 10."),
        points="10",
        source=source,
        cite=cite,
    )


def results(*more: str) -> list[Row]:
    """What the program counts, under the names of the results themselves."""
    names = ("passed", "failed", "not_applicable", "failed_items", "must_failed", *more)
    return [row("hidden", name, result=name) for name in (*names, "conclusion", "may_operate", "remedy_hours")]


REMARKS = row(
    "text",
    "remarks",
    ("Nhà trường có ghi chú hoặc kiến nghị gì không?", "Does the school have remarks or requests?"),
    constraint="string-length(.) <= 1000",
    constraint_message=(
        "Vui lòng viết ngắn hơn, nhiều nhất 1000 ký tự.",
        "Please keep it to at most 1000 characters.",
    ),
    source="ours",
)

VERDICTS = [
    choice("verdict", "pass", ("Đạt", "Pass")),
    choice("verdict", "fail", ("Không đạt", "Fail")),
]
VERDICTS_OR_NONE = [
    choice("verdict_or_none", "pass", ("Đạt", "Pass")),
    choice("verdict_or_none", "fail", ("Không đạt", "Fail")),
    choice("verdict_or_none", "not_applicable", ("Không áp dụng", "Not applicable")),
]


def band(
    name: str,
    label: Words,
    least: int,
    source: str,
    cite: str,
    *,
    must: bool = False,
    operate: bool = True,
    hours: int = 0,
) -> Row:
    """One conclusion: how much it asks, whether every must-pass criterion too, and whether the school may operate."""
    return {
        **choice("band", name, label, least=str(least), source=source, cite=cite),
        "needs_must_pass": "yes" if must else "",
        "may_operate": "yes" if operate else "no",
        "remedy_hours": str(hours) if hours else "",
    }


def guide(what: str, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """How an official changes a set; `more` is what holds of this one alone."""
    return [
        ("Tệp này là gì", what),
        (
            "Sửa lời, thêm tiêu chí",
            "Trang survey, mỗi tiêu chí một dòng. Thêm tiêu chí: chép một dòng, đổi cột name (c17, c18, …) và lời ở cả hai ngôn "
            "ngữ. Không đổi cột name của tiêu chí đã dùng. Cột required luôn là yes.",
        ),
        (
            "Tiêu chí bắt buộc",
            "Cột bind::kb:must_pass ghi yes. Tiêu chí bắt buộc không có mức Không áp dụng (select_one verdict).",
        ),
        (
            "Mức kết luận",
            "Trang choices, các dòng list_name là band, xếp từ tốt nhất; dòng đầu tiên phù hợp là kết luận. least: đạt ít nhất bao "
            "nhiêu tiêu chí (hoặc bao nhiêu phần trăm số điểm). needs_must_pass: yes nếu phải đạt mọi tiêu chí bắt buộc. "
            "may_operate: yes hoặc no, trường có được hoạt động không. remedy_hours: phải khắc phục trong bao nhiêu giờ.",
        ),
        (
            "Không áp dụng",
            "Chỉ tiêu chí có danh sách verdict_or_none mới chọn được. Không áp dụng không tính là đạt và không làm giảm số tiêu chí "
            "cần đạt (quy ước của nhóm soạn, chưa có văn bản).",
        ),
        ("Dòng nền vàng", "Chương trình tính khi mọi tiêu chí đã có câu trả lời: số đạt, số không đạt, kết luận."),
        (
            "Trước khi dùng",
            "Tăng version ở trang settings, rồi chạy: khaibao form check FILE. Lệnh này báo mọi chỗ có thể kết luận sai.",
        ),
        MARKS,
        *more,
    ]
