"""The words of a policy file, without marks, and what they stand for."""

from bot.cases.values import Post, Severity, Spread
from bot.imports.columns import Column

GRADES = {"vang": Severity.AMBER, "do": Severity.RED, "khan cap": Severity.EMERGENCY, "khan": Severity.EMERGENCY}
SPREADS = {
    "": Spread.FIRST,
    "nguoi dau tien": Spread.FIRST,
    "mot nguoi": Spread.FIRST,
    "tat ca": Spread.ALL,
    "nguoi ke tiep": Spread.NEXT,
    "ke tiep": Spread.NEXT,
    "nhac lai": Spread.AGAIN,
    "nhac lai tat ca": Spread.AGAIN,
}
POSTS = {
    "homeroom": Post.HOMEROOM,
    "school_health": Post.SCHOOL_HEALTH,
    "deputy_head": Post.DEPUTY,
    "boarding": Post.BOARDING,
    "principal": Post.PRINCIPAL,
    "district_contact": Post.DISTRICT_CONTACT,
    "operator": Post.OPERATOR,
}
ABOVE = ("don vi cap tren", "cap tren")
WAITS = {"cho": True, "cho gio lam viec": True, "chay ngay": False, "khong cho": False, "ngay": False}
OF_RULES = {
    "name": Column.RULE,
    "syndrome": Column.SYNDROME,
    "n": Column.CASES,
    "days": Column.WITHIN,
    "scope": Column.SCOPE,
    "tells": Column.POSTS,
    "call_today": Column.CALL_TODAY,
    "source": Column.SOURCE,
    "author": Column.AUTHOR,
    "issued_on": Column.ISSUED_ON,
    "is_off": Column.IS_OFF,
}
"""The column of a field of a cluster rule."""
ITEMS = {
    "ma don vi": ("unit", "text"),
    "nguoi ban hanh": ("author", "text"),
    "co quan ban hanh": ("author", "text"),
    "ngay ban hanh": ("issued_on", "date"),
    "can cu": ("legal_note", "text"),
    "hieu luc tu": ("from_on", "date"),
    "gio bat dau": ("starts", "minute"),
    "gio ket thuc": ("ends", "minute"),
    "gio nhac buoi sang": ("morning", "minute"),
    "hoi lai sau phut": ("follow_up", "minutes"),
    "hoi lai sau": ("follow_up", "minutes"),
    "muc vang ngoai gio": (Severity.AMBER, "waits"),
    "muc do ngoai gio": (Severity.RED, "waits"),
    "muc khan cap ngoai gio": (Severity.EMERGENCY, "waits"),
}
