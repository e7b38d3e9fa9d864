"""Strings of our own making that break programs, by what is hard about them."""

# ruff: noqa: E501

FAMILY, FLAG_VN, ENGLAND = "👨‍👩‍👧‍👦", "🇻🇳", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

NAUGHTY: dict[str, tuple[str, ...]] = {
    "nothing to be seen": (
        *("", " ", "   ", "\t", "\n", "\n\n\n", "\r\n", "\u00a0", "\u3000", "\u2003\u2009"),
        *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u115f", "\u3164", "\u2800", "\u180e", "\u034f"),
    ),
    "blanks within and around": ("  An  ", "An\u00a0Bình", "An\u3000Bình", "\tAn\t", "An\nBình", "An\r\nBình", "An\rBình"),
    "line ends of other kinds": ("a\u2028b", "a\u2029b", "a\u0085b", "a\vb", "a\fb", "a\x1cb", "dòng\n" * 60),
    "direction of reading": (
        *("\u202eAn", "A\u202dn\u202c", "\u2066An\u2069", "An\u200f", "\u200eAn", "\u061cAn", "שלום", "مرحبا An", "Ana\u202egpj.exe"),
    ),
    "marks in other orders": (
        *("Nguyê\u0303n", "Nguye\u0302\u0303n", "Nguye\u0303\u0302n", "Tie\u0302\u0301ng Vie\u0323\u0302t", "a\u0302\u0323", "ậ", "o\u031b\u0301"),
        *("\u0301", "\u0301\u0302\u0303", "\u0344", "Å\u212b\u00c5", "ﬁ ﬂ ﬃ", "½ ² ①"),
    ),
    "marks piled up": ("Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035aalgo", "a" + "\u0301" * 500, "e\u0302" * 300),
    "the two D with a stroke": ("Ðặng", "Đặng", "ðặng", "đặng", "Ɖặng", "ĐẶNG THỊ ĐÀO", "Nguyễn Thị Hoà", "Nguyễn Thị Hòa", "Kỷ Kỉ"),
    "pictures": (
        *(FAMILY, FLAG_VN, ENGLAND, "👍🏽", "👩🏽‍⚕️", "❤️", "🏳️‍🌈", "1️⃣", "#️⃣", "🙂" * 40, "😷 sốt", "☺︎", "🇻", "🧑‍🤝‍🧑"),
    ),
    "beyond the first plane": ("𝒩𝑔𝓊𝓎ễ𝓃", "𠀋𠮷", "𝟛𝟠", "🄰🄱", "\U0010fffd", "\U000e0001", "𐍈", "\U0001f1fb\U0001f1f3\U0001f1fb"),
    "no letters at all": ("\ufffe", "\uffff", "\U0001ffff", "\ufdd0", "\ufffd", "\ue000", "\ufffc", "\u0378"),
    "halves of pairs": ("\ud83d", "An \udc00", "\udfff\ud800", "\\ud83d\\ude42", "&#55357;", "%ED%A0%BD"),
    "controls": (*("\x00", "An\x00Bình", "\x01\x02\x03", "\x1b[31mAn\x1b[0m", "\x07", "\x7f", "\x08An", "\x9f", "An\x1a"), "\\0"),
    "very long": (
        *("a" * 64, "a" * 65, "ê" * 255, "ê" * 256, "nguyễn " * 72, "x" * 2_001, "ế" * 4_096, "a b " * 1_025, "🙂" * 2_048),
        *("<" * 4_096, "&" * 1_500, "dài " * 5_000, "y" * 20_000, "không sốt " * 200),
    ),
    "marks of HTML": (
        *("<b>An</b>", "<b>", "</b>", "<i>An", "&lt;b&gt;", "&amp;amp;", "&nbsp;", "&#0;", "&#x1F600;", "a < b > c & d", '"An"', "'An'"),
        *("<r>An</r>", "<r>&</r>", "<r></r>", "<r><t>An</t></r>", "<r>", "<si><t>An</t></si>", "</t></is></c>"),
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- -->", "]]>", "<![CDATA[x]]>", "<a href='tg://user?id=1'>x</a>"),
    ),
    "marks of messengers": (
        *("*An*", "_An_", "`An`", "```\nAn\n```", "[An](https://example.vn)", "||An||", "~An~", "@hieutruong", "#lop2a", "tg://resolve?domain=x"),
        *("> trích", "- mục", "+ mục", "# đầu đề"),
    ),
    "places of templates": (
        *("{name}", "{0}", "{}", "{", "}", "{{name}}", "{who.__class__}", "{parents}", "%s", "%(name)s", "%n%x", "100%", "${name}", "$name", "#{1+1}"),
        *("{% raw %}", "{n, plural, one {x} other {y}}", "one", "other", "few", "many"),
    ),
    "questions to a database": (
        *("'; DROP TABLE person;--", "' OR '1'='1", '" OR ""="', "1; SELECT pg_sleep(9)", "%", "_", "\\", "\\'", "x' UNION SELECT 1--", "NULL;", ":name", "?"),
    ),
    "other languages of machines": (
        *("' or '1'='1' or ''='", "count(//*)", "//name", "${well} = 'no'", "string-length(.)", "$(reboot)", "`id`", "; ls", "| cat /etc/passwd", "&& true"),
        *('{"$gt": ""}', '{"a": [1, null]}', "[]", "null", "undefined", "None", "NaN", "Infinity", "true", "False", "nil", "(null)", "__proto__", "constructor"),
    ),
    "formulas": (
        *("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "'=1+1", "=", "==", "-", "+84590000123"),
        *(" =1+1", "＝1+1", "_x0041_", "_x000D_", "_x005F_x0041_", "_x0041_x0042_x0043_", "_x000D_\n", "_xD83D_", "_x003C_r>", "'", "''=1", "'An", "'+1", "An;=1+1", "a,\"b\",c", "#REF!", "#N/A", "1E5", "1-2", "03/04", "001", "0590000123"),
    ),
    "paths": ("../../etc/passwd", "C:\\Windows", "/dev/null", "file:///etc/passwd", "CON", "a/b", "%2e%2e%2f", "\\\\x\\y", "~root"),
    "addresses": ("https://example.vn/?a=1&b=2", "http://[::1]/", "javascript:alert(1)", "data:text/html,x", "example.vn", "mailto:a@b.vn", "a@b.vn"),
    "commands": ("/", "/start", "/start x", "/start " + "x" * 70, "/khaibao@bot", "/khong_co", "//", "/ start", "/KHAIBAO", "/start\nx", "menu", "KHOE"),
    "numbers": (
        *("0", "1", "1 3", "1,3", "1.", "99", "-0", "00", "1e309", "-1e309", "1e-400", "9" * 40, "0x10", "1_000", "١٢", "३८", "３８", "²", "Ⅳ", "½"),
        *("38,5", "38.5.5", "3 8", "−1", "+1", "1/0", "0/0", "٣٨٫٥"),
    ),
    "days": ("0/0/0", "31/2/2026", "29/2/2027", "1/1/1", "99/99/9999", "2026-11-22", "22.11.26", "32/13", "1/1/0000", "12/31/2026", "hôm nay", "1970-01-01"),
    "telephone numbers": ("0590000123", "+84 59 000 01 23", "84590000123", "(059) 000-0123", "113", "115", "0" * 30, "+", "+84", "٠٥٩٠٠٠٠١٢٣"),
    "our own buttons": ("aw1:1:1xy:14", "jd1:5:drs:j", "ct1:1", "da1:1:1xy:1", "ds1:1:1xy:1:", ":", "::::", "x" * 64, "jp2:1:parent", "cx1:1", "ak4"),
    "codes": ("LK-23456789", "LK-", "lk 2345 6789", "9D4T", "9d4t", "ABCDE-FGHIJ", "O0Il1", "null-null"),
}  # fmt: skip
EVERY = tuple(dict.fromkeys(text for several in NAUGHTY.values() for text in several))
