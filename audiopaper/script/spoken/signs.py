"""Signs that are words, marks of lists, and letters of other scripts."""

from __future__ import annotations

import re

from audiopaper.script.spoken.numerals import cardinal, plain
from audiopaper.script.spoken.rule import HANZI, Rule, rule

CIRCLED = {
    **{chr(0x2460 + number): cardinal(str(number + 1)) for number in range(20)},
    **{chr(0x2776 + number): cardinal(str(number + 1)) for number in range(10)},
}
BRACKETED = {
    **{chr(0x2474 + number): cardinal(str(number + 1)) for number in range(20)},
    **{chr(0x3220 + number): "一二三四五六七八九十"[number] for number in range(10)},
}
ROMAN = dict(
    zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], strict=True)
)
ROMAN_LETTERS = {"I": "一", "II": "二", "III": "三", "IV": "四", "V": "五", "VI": "六"}
PARTS = {"½": "二分之一", "⅓": "三分之一", "⅔": "三分之二", "¼": "四分之一", "¾": "四分之三"}
GREEK = {
    "α": "阿尔法", "β": "贝塔", "γ": "伽马", "δ": "德尔塔", "ε": "艾普西隆", "ζ": "泽塔",
    "η": "伊塔", "θ": "西塔", "ι": "约塔", "κ": "卡帕", "λ": "拉姆达", "μ": "缪",
    "ν": "纽", "ξ": "克西", "ο": "奥密克戎", "π": "派", "ρ": "柔", "σ": "西格玛",
    "τ": "陶", "υ": "宇普西隆", "φ": "斐", "χ": "希", "ψ": "普西", "ω": "欧米伽",
}  # fmt: skip
SIGNS = {
    "×": "乘", "÷": "除以", "=": "等于", "≠": "不等于", "≈": "约等于", "≥": "大于等于",
    "≤": "小于等于", "≧": "大于等于", "≦": "小于等于", "±": "正负", ">": "大于", "<": "小于",
    "&": "和", "+": "加", "√": "根号", "∞": "无穷大", "∽": "到",
}  # fmt: skip
LISTED = r"(?:^|(?<=[^\d][；;：:]))\s?"

MARKS: tuple[Rule, ...] = (
    rule(
        "fractions in one sign", r"(\d{0,4})([½⅓⅔¼¾])", lambda m: (cardinal(m[1]) + "又" if m[1] else "") + PARTS[m[2]]
    ),
    rule("list marks", r"(?<=图)[①-⑳❶-❿]", lambda m: CIRCLED[m[0]]),
    rule("list marks", r"[①-⑳❶-❿][.．、]?\s?", lambda m: f"{CIRCLED[m[0][0]]}、"),
    rule("list marks", r"[⑴-⒇㈠-㈩]", lambda m: f"（{BRACKETED[m[0]]}）"),
    rule("list marks", r"[⒈-⒛]", lambda m: f"{cardinal(str(ord(m[0]) - 0x2487))}、"),
    rule("roman numerals", r"[Ⅰ-Ⅻ]", lambda m: ROMAN[m[0]]),
    rule("roman numerals", r"[ⅰ-ⅹ]", lambda m: ROMAN[chr(ord(m[0]) - 0x10)]),
    rule("roman numerals", r"(?<![A-Za-z])(I{1,3}|IV|VI?)(?=[级类期型度卷]|代(?!表))", lambda m: ROMAN_LETTERS[m[1]]),
    rule("list marks", rf"{LISTED}[(（](\d{{1,2}})[)）](?!\d)", lambda m: f"（{cardinal(m[1])}）"),
    rule("list marks", rf"{LISTED}(\d{{1,2}})[.．、](?!\d)\s?(?=[^\s\d])", lambda m: f"{plain(m[1])}、"),
    rule("list marks", rf"{LISTED}(\d{{1,2}})[)）]\s?(?=[{HANZI}])", lambda m: f"{plain(m[1])}、"),
    rule("minus", r"(?<=\d)\s?[-−]\s?(?=\d{1,9}\s?=)", lambda _: "减"),
    rule("number", r"(?<=号)\s?№\s?(?=\d)", lambda _: ""),
    rule("number one", r"(?:№|\b[Nn][Oo]\.?)\s?(\d{1,3})(?!\d)", lambda m: f"第{cardinal(m[1])}"),
    rule("number", r"№|\b[Nn][Oo]\.\s?(?=\d)", lambda _: "编号"),
)
"""First: marks that stand before a number."""

SAID_SIGNS: tuple[Rule, ...] = (
    rule("times", r"(?<=[\d米m元个])\s?[xX*]\s?(?=\d)", lambda _: "×"),
    rule("arrows", r"(?<=[\w）”])\s?[→⇒➡]\s?(?=[\w“（])", lambda _: "到"),
    rule("greek letters", "[α-ωΑ-Ω]", lambda m: GREEK.get(m[0].lower(), "西格玛")),
    rule(
        "signs",
        rf"[{''.join(map(re.escape, SIGNS))}](?=\s?[\w“《])|(?<=[\w”])[+](?=[”』」’）。，、；]|$)",
        lambda m: SIGNS[m[0]],
    ),
    rule("at", rf"@(?=[\w{HANZI}])", lambda _: "艾特"),
    rule("strokes", r"(?<=和)/(?=或)", lambda _: ""),
    rule("strokes", r"(?<=[\w”》）])\s?/{1,2}\s?(?=[\w“《（])", lambda _: "、"),
    rule("open ends", r"[-—–~～]{1,2}(?=[）)])", lambda _: ""),
    rule("tildes", rf"(?<=[{HANZI}])[~～](?=[{HANZI}])", lambda _: "到"),
)
"""What a sign between words or numbers says."""
