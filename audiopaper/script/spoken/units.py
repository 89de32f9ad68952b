"""Units of measure in print and speech."""

from __future__ import annotations


def _words(*rows: str) -> tuple[str, ...]:
    return tuple(word for row in rows for word in row.split())


NAMES = {
    "平方米": "㎡ m² m2",
    "立方米": "㎥ m³ m3",
    "平方公里": "km² km2 k㎡",
    "平方厘米": "cm²",
    "立方厘米": "cm³",
    "公顷": "hm² hm2 ha ㏊",
    "公里": "km KM Km ㎞",
    "米": "m",
    "厘米": "cm CM ㎝",
    "毫米": "mm MM ㎜",
    "微米": "μm um",
    "纳米": "nm",
    "公斤": "kg KG Kg ㎏",
    "克": "g",
    "毫克": "mg ㎎",
    "微克": "μg ug",
    "吨": "t",
    "升": "L l",
    "毫升": "ml mL ML ㎖",
    "小时": "h",
    "分钟": "min",
    "秒": "s",
    "毫秒": "ms",
    "瓦": "W",
    "千瓦": "kW KW kw",
    "兆瓦": "MW",
    "吉瓦": "GW",
    "千瓦时": "kWh KWh KWH kwh kW·h",
    "兆瓦时": "MWh",
    "伏": "V",
    "千伏": "kV KV",
    "千伏安": "kVA",
    "毫安时": "mAh",
    "安时": "Ah",
    "欧姆": "Ω",
    "赫兹": "Hz",
    "千赫": "kHz KHz",
    "兆赫": "MHz",
    "吉赫": "GHz",
    "分贝": "dB db dB(A) dBA",
    "勒克斯": "lx",
    "帕": "Pa",
    "百帕": "hPa",
    "千帕": "kPa",
    "兆帕": "MPa",
    "毫米汞柱": "mmHg",
    "焦": "J",
    "千焦": "kJ",
    "千卡": "kcal",
    "卡": "cal",
    "牛米": "N·m",
    "摩尔": "mol",
    "毫摩尔": "mmol",
    "微摩尔": "μmol",
    "毫西弗": "mSv",
    "摄氏度": "℃ °C",
    "华氏度": "℉ °F",
    "度": "°",
    "兆比特每秒": "Mbps",
    "吉比特每秒": "Gbps",
}
"""How a unit is said, and how it is printed in letters. 公里 and 公斤 are what Chinese papers and newsreaders use."""
UNITS = {printed: said for said, prints in NAMES.items() for printed in prints.split()}
"""Print of a unit: how it is said after its number."""
COUNTED = _words(
    "元 万元 亿元 美元 角 吨 公斤 千克 克 毫克 微克 斤 人 人次 辆 车 车次 班 户 家 头 只 羽 尾 株 件 名 张 块",
    "台 个 单 次 例 立方米 平方米 公里 千米 米 毫米 升 毫升 亩 公顷 千瓦时 千瓦 度 分 天 小时 分钟 课时",
    "兆 贝可 焦 千焦 大卡 字 词 转 帧 粒 棵 支 桶 箱 袋",
)
"""What is printed in Hanzi before the stroke of a rate."""
PER = _words(
    "平方米 立方米 平方公里 亩 公顷 公里 千米 米 吨 公斤 千克 百克 克 斤 升 毫升 度 千瓦时",
    "人次 人天 人 天 日 小时 时 分钟 分 秒 年 月 周 季度 季 学期 学年 期 晚 场 节 课时",
    "户 次 辆 辆次 个 件 张 株 头 只 位 套 间 份 盒 瓶 箱 袋 包 桌 串 碗 盆 台 班 组 队 单 本 票 趟",
    "桶 罐 支 片 粒 枚 根 条 颗 棵 尾 羽 村 镇 车 车次 班次 例 页 册 篇 瓦 千瓦 夜 工 针 杯 壶 尺 寸",
)
"""What is printed in Hanzi after the stroke of a rate."""
CURRENCIES = {
    "元": "￥ ¥ RMB",
    "美元": "US$ USD $ ＄",
    "港元": "HK$",
    "新台币": "NT$",
    "欧元": "€ EUR",
    "英镑": "£",
}
MONEY = {printed: said for said, prints in CURRENCIES.items() for printed in prints.split()}
"""What is printed before an amount: how it is said after it."""
