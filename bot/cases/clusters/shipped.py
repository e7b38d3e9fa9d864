"""The cluster rules that ship (domain.md 4.3, 4.1). Data only; imports values."""

from dataclasses import replace
from datetime import date

from bot.cases.clusters.values import ClusterRule, Scope, Side

SYNDROMES = {
    "hfmd": "hand, foot and mouth disease",
    "measles": "measles",
    "diphtheria": "diphtheria",
    "dengue": "dengue",
    "flu": "flu",
    "covid": "COVID-19",
    "chickenpox": "chickenpox",
    "mumps": "mumps",
    "pink_eye": "pink eye",
    "respiratory": "fever with cough or sore throat",
    "gastro": "vomiting or diarrhoea",
}
"""msgids of the syndromes that the shipped questionnaire tells apart, and of diphtheria, which it does not ask for."""

TOGETHER = {
    "class": "in the class",
    "school": "in the school",
    "household": "in the family",
    "commune": "in the area",
}
"""msgids of where like cases belong together."""

AUTHOR = "Khai Báo"
SINCE = date(2026, 11, 23)

_HFMD = ClusterRule(
    name="hfmd-class",
    syndrome="hfmd",
    n=2,
    days=7,
    scope=Scope.CLASS,
    tells=(Side.SCHOOL,),
    source="Bộ GDĐT: từ 2 trẻ trong một lớp trong vòng 7 ngày, báo cơ sở y tế gần nhất (K2, văn bản cũ không rõ ngày)",
    author=AUTHOR,
    issued_on=SINCE,
)
_MEASLES = replace(
    _HFMD,
    name="measles-one",
    syndrome="measles",
    n=1,
    scope=Scope.SCHOOL,
    call_today=True,
    source="HCDC 09/2024 (K4, K9): báo Trạm Y tế ngay; Thông tư 15/2026/TT-BYT Điều 10.1",
)
DEFAULT_RULES = (
    _HFMD,
    replace(_HFMD, name="hfmd-school", n=3, scope=Scope.SCHOOL, source="suy ra từ K2; chưa có văn bản"),
    replace(
        _HFMD,
        name="hfmd-commune",
        n=5,
        scope=Scope.COMMUNE,
        tells=(Side.UPWARD,),
        source="suy ra; Thông tư 15/2026/TT-BYT Điều 16.1c nói về 5 ca liên quan trong một tháng",
    ),
    _MEASLES,
    replace(
        _MEASLES,
        name="diphtheria-one",
        syndrome="diphtheria",
        source="Danh mục 01, Quyết định 97/QĐ-PB: nhóm báo trong 24 giờ; Thông tư 15/2026/TT-BYT Điều 10.1",
    ),
)
"""Each kind of cluster once. No rule of a household ships: no source names one, children who live together are
expected to share an illness, and the family has told the school already. A unit may add one."""

BY_NAME = {rule.name: rule for rule in DEFAULT_RULES}
