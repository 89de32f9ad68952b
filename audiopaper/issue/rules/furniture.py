"""Furniture: short lines that every reader of a paper passes over. A table of habits, each for one whole line."""

from __future__ import annotations

import re

from audiopaper.issue.rules.characters import ENUMERATOR, ends_sentence, remembered
from audiopaper.issue.rules.flow import ARROWS, RESUMES
from audiopaper.issue.rules.masthead import CLOCK, DATE, PUBLISHER, SECTION, WEEKDAY, codes_in, remainder
from audiopaper.model import Why

CREDIT = (
    r"(?:责任?编辑|責任編輯|责编|責編|本[版期](?:责任?)?(?:编辑|责编|主编|美编)|"
    r"(?:值班|执行|執行|本版|首席|特约|文字|图片|夜班|副刊|电脑|本期|轮值)?(?:编辑|編輯|主编|主編|主任|总编辑?|编委|副?总编|排版|校对|校對|制作|版面)|"
    r"社[长長]|一读|二读|三读|制图|检校|督印人?|承印人?|版式(?:设计)?|美术?编辑|美编|校对|校對|审读|审核|一审|二审|三审|初审|"
    r"终审"
    r"|组版|排版|制版|检校|视觉|设计|签发|执行主编|统筹|监制|策划|电子版制作|见习编辑|實習編輯|实习编辑|"
    r"图编|照排|编审|發行人|總編輯|美術編輯|美編|打字|印务|E-?mail|投稿邮箱|邮箱)"
)
WHOSE = (
    r"(?:本[版期]|[一二三四五六七八九十]版|[一-鿿]{2,4}版(?=主编|主編|编辑|編輯)|"
    r"指导[老教]?师[:：]\S{2,4}\s+(?=\S*(?:编辑|责编)))?"
)
"""Of which page, or who taught those who wrote."""
CREDITS = re.compile(
    rf"^[\s□■◆●|（(【\[]*(?:来源[:：]\s?[一-鿿]{{2,12}}[\s　]+(?=编辑|责编|审核|校对))?"
    rf"(?:[一-鿿]{{2,6}}[\s　]+(?=编辑|責任編輯|责任?编辑|责编|美编))?"
    rf"(?:{WHOSE}{CREDIT}\s*[/／、及 ]?\s*){{1,4}}(?:[:：/／|｜丨]\s*|\s+)\S"
)
BARE_CONTACT = (
    "本报|本報|新闻|采编|订报|订阅|发行|广告|投诉|报料|爆料|投稿|读者|服务|监督|举报|值班|编辑部|"
    "热线|热綫|熱線|專線|专线|訂報|电话|電話|邮箱|信箱|传真|邮编|24小时|社区|客服"
)
OWN = re.compile(
    "社区服务|服务电话|客服|本[报報]|新[闻聞]|采编|[订訂][报報阅]|[发發]行|投稿|投诉|[报爆]料|"
    "[热熱][线綫線]|專線|专线|编辑部|邮箱|信箱"
)
"""Words with which a paper speaks of itself; without them a number may belong to a notice."""
PAPER = re.compile(
    "登报|读者|讀者|广告(?:热线|专线)|廣告(?:熱線|專線)|刊登|广告部|廣告部|"
    "本[报報]|新[闻聞]|采编|[订訂][报報阅]|[发發]行|投稿|[报爆]料|编辑部|社址|[来來]稿"
)
PHONE = (
    r"(?:\d{5,}|[（(]?\d[\d\s\-—－()（）*xX]{5,}[\d*]|"
    "[（(〇○零一二三四五六七八九][〇○零一二三四五六七八九）) -]{4,}[〇○零一二三四五六七八九])"
)
CONTACT = re.compile(
    r"(?:本[栏欄版刊报]目?|副刊)?(?:刊登|登载)?(?:公告、启事|(?<=刊登)[一-鿿]{0,4}请?联系|公告登报|公告刊登|登报|[一-鿿]{2}部(?=电话)|采编|新闻|新聞|报料|報料|爆料|热线|热綫|熱線|发行|發行|订阅|订报|广告|廣告|投诉|举报|监督|投稿|值班|编辑部|读者|讀者|"
    r"社址|报社|记者|投递|印刷)"
    r"[^。！？，；]{0,14}(?:电话|電話|熱線|热线|專線|专线|邮箱|信箱|邮编|地址|E-?mail|QQ|微信|"
    r"传真)?[^。！？，；]{0,8}[:：]\s*[^。！？]{0,60}$",
    re.IGNORECASE,
)
CONTACT_SIGN = re.compile(
    rf"{PHONE}|内线\d{{3,}}|[\w.+-]+@[\w-]+\.[\w.]+|https?://|www\.|号楼?|邮编|QQ|微信", re.IGNORECASE
)
SENDS = re.compile("本[版刊报].{0,4}投稿|[来來]稿|投稿")
ALL_CONTACT = re.compile(rf"{CONTACT_SIGN.pattern}|{BARE_CONTACT}|[\s　:：、/|]")
ADDRESS = re.compile(
    r"^(?:社址|本[报報]地址|报社地址|地址|邮编|邮政编码|网址|官网|E-?mail|电子邮箱|投稿邮箱|邮箱|承印|"
    r"印刷)\s*[:：]",
    re.IGNORECASE,
)
IMPRINT = re.compile(
    r"(社址|地址|邮编|邮政编码|印刷|承印|电话|出版|发行|零售价?|定价|传真|网址|社长|总编辑?|广告部|"
    r"发行部|编辑部)\s*[:：]"
)
"""Entries of an imprint; two of them in one line make it one."""
QR = re.compile(
    r"[扫掃](?:描)?(?:一[扫掃]|码|碼|描)?[^。]{0,14}(?:二维码|二維碼|关注|看|观看|查看|下载|阅读|收听|更多|订阅|"
    r"公众号|客户端|视频|报名|详情|好友|追蹤|QR ?[Cc]ode)|^(?:长按|识别|扫描)[^。]{0,12}(?:二维码|识别|关注)"
    r"|^(?:微信|官方)?(?:公众号|视频号|抖音号?|微博|客户端|APP|二维码|小程序)(?:二维码)?$|"
    r"^扫[一码碼描][^。]{0,14}$|^(?:欢迎|请)?关注[^。，]{0,16}(?:公众号|微信|客户端|视频号|抖音号)(?:$|[\s　])",
    re.IGNORECASE,
)
JUMP = re.compile(
    rf"^[①-⑳\s（(【\[>▼↓{ARROWS}]*(?:[转轉]下[页頁]|接上[页頁]|"
    r"(?:紧接|緊接|上接|下转|下轉|紧转|緊轉|文[轉转接]|转|轉|接|详见|詳見|相关报道见|更多[^。，]{0,6}请?[看见]|见)"
    r"\s*(?:第?\s*[A-D]?[\d０-９一二三四五六七八九十]{1,3}\s*[版页頁]|[A-D]\d{1,2}(?=\W|$))[^。]{0,24})[\s）)】\]▶►→>]*$"
)
TEASER = re.compile(
    r"^(?![^。！？]*(?:下转|下轉|紧转))[^。！？]{4,36}[\s（(→▶►>》]+(?:详见|见|→|>+|》+)?\s*(?:第\s*)?[A-D]?\d{1,2}\s*版[)）]?$"
)
CONTENTS = re.compile(r"(?:今日|本期|本版|要闻)?(?:导读|導讀)[：:].*[\s→▶►（(]\s*(?:第\s*)?[A-D]?\d{1,2}\s*版[）)]?$")
"""What other pages have, in one line."""
PUBLISHER_WORD = re.compile("主管|主办|主辦|编印|出版|机关报|承办|承印|刊号|邮发")
AD_LABEL = re.compile(
    r"^[·•\[【（(\s]*(?:广\s*告|廣\s*告|商业广告|公益广告|资讯广告|分类广告|分类信息|招租|出租|转让|出售|商讯|商业信息|广告专版)[·•\]】）)\s]*$"
)
AD_INLINE = re.compile(
    r"^[【\[（(◆★●■▲※]?\s?(?:公益(?=(?:广告|廣告)[：:\s]))?(?:广告|廣告)"
    r"[】\]）)◆★●■▲]?[\s　:：★●]*\S.{3,60}$"
)
"""An advertisement in one line, labelled as one."""
AD_SAID = re.compile("[（(【](?:公益)?(?:广告|廣告)[）)】]$")
"""The same at its end."""
CLAUSES = re.compile("[，。；！？]")
NUMBER = re.compile(PHONE)
AD_OPENS = re.compile(r"(?:招租|出租|转让|旺铺|出售|求购|求租|商铺)[：:\s]")
AD_PLACE = re.compile(
    rf"(?:电话|電話|热线|熱線|咨询|洽詢|详询|订购|訂購)[：:\s]*{PHONE}|{PHONE}\s.*地址|地址[：:].*{PHONE}"
)
AD_SOFT = re.compile(
    r"免费|免費|特惠|优惠|優惠|[预預][订訂定]|首单|下载|赠送|详询|詳詢|[一二三四五六七八九]折|促销|酬宾|选购|"
    r"满[一二三四五六七八九百千两\d]{1,4}[减送]|(?:凭|购|消费)[^，。\s]{0,6}满[一二三四五六七八九十百千两\d]{1,4}元[减送]|各大[一-鿿]{2,6}有售$|大集|店庆|高[价價]收|对面$|[欢歡]迎"
)
"""Words of slogans."""
AD_WORKS = re.compile("质保|专修|包修|专业|安装|保修|承接")
"""What craftsmen advertise."""
LEAST_PIECES = 3
"""Pieces of a line that advertises: who, what, where to call."""
NO_AD = re.compile(
    "联系|聯繫|咨询|洽詢|地址|电话|電話|报名|监督|举报|时间|新闻|热线|本报|社区|供[水电气热]|便民|服务|采编"
)
"""How lines of notices and of the paper itself begin."""
AD_WORD = re.compile(
    r"盛大开[盘业]|看房(?!团|热|客|潮|者)|优惠|抢购|特价|促销|咨询热线|订购|招租|招商|加盟|诚聘|现房|首付|尊享|直降|钜惠|让利|"
    r"买一送|限时|折起|火爆|热销|震撼|垂询|欢迎(?:选购|惠顾|光临|品鉴|来电|参观|咨询|莅临|致电)|抄底|旺铺|出租(?!车|屋|房)|转让|售楼|"
    r"开业|预[订定]|[一二三四五六七八九]折(?!扣)|招生|火热|诚信为本|专业(?:搬家|疏通|维修)|贵宾专线|[VＶ][IＩ][PＰ]|大酬宾|低至|全场"
)
URGES = re.compile(
    ".{2,16}竭诚为您服务(?:[！。]?$|[ \u3000]+\\S)|"
    "[一-鿿]{2,12}(?:新到|供应|现货|到货|批发|零售|代理|专营)[一-鿿]{2,12}[ \u3000]+电话[:：] ?[\\d-]{7,14}$|"
    "本版(?:信息|广告)[^，。]{0,4}仅供参考.{0,20}$"
)
AD_TRADE = re.compile(
    "(?:[一-鿿]{0,4}(?:出租|转让|招租)|搬家|收购|回收|疏通|开锁|家政|维修|装修|租赁|出租|招租|求租|求购|出售|转让|保洁|搬运|管道|征婚|代办|旺铺)"
    "[ \u3000]"
)
"""What small advertisements begin with; a number ends them."""
NUMBER_TO_CALL = re.compile(r"[\s\u3000](?:0\d{2,3}[-－](?:\d{7,8}|\d{3,4}[-－]\d{3,4})|1[3-9]\d{9})$")
AD_SELLS = re.compile("拎包入住|优惠|特惠|钜惠|特价|促销|让利|焕新|换新|团报|大促|酬宾|抢购|热销|开业|首付|现房")
AD_REDUCED = re.compile("[一-鿿]{2,8}[\u3000 ]+[一-鿿]{0,8}[城店场行镜][一-鿿]{0,4}[一二三四五六七八九]折(?:起|优惠)?$")
"""An occasion, and what is sold for less: "金秋护眼月　明亮眼镜城配镜八折"."""
AD_PRICE = re.compile(r"\d ?元|[\d一二三四五六七八九]折|地址")
HOST = re.compile(r"(?:本[栏期版]|栏目)?主持人?[：:\s]+[一-鿿]{2,4}(?:\s+电话[：:\s]*[\d-]{6,14})?$")
"""Who looks after a column."""
LABEL = re.compile(
    r"^(?:导读|導讀|今日导读|本期导读|新闻导读|导\s*读|本版导读|要闻导读|目录|资料图|资料图片|"
    r"上一[版篇期]|下一[版篇期]|返回目录|放大\+?|缩小-?|默认|打印|分享到?|朗读|本版(?:文章|标题)?导航|相关新闻|相关阅读|推荐阅读|往期推荐|往期精彩|热点新闻|更多新闻|上一条|下一条|听全文|听新闻|阅读全文|阅读原文|复制链接|版面导航|"
    r"标题导航|本版标题导航|全文复制|分享到\S{2,4}|打印本文|字号[\s　大中小]*|PDF版?|第\d+版：\S{0,8})$"
)
BUTTONS = re.compile(
    r"^[\s|]*(?:(?:版面导航|标题导航|往期回顾|微信|微博|QQ(?:空间)?|点{0,2}(?:分享(?:到(?:\S{2,4}?)?)?|收藏|在看|赞)|打印(?:本文|本页)?|字[号体][:：]?【?|[大中小]】?|评论|转发|复制链接|"
    r"返回\S{0,4}|关闭|朗读|[上下]一[篇版期]|放大|缩小|默认)"
    r"[\s　|/+-]*){2,}$"
)
"""Words on the buttons of a web page."""
NAVIGATES = re.compile(
    "(?:返回)?(?:首页|目录)|(?:版面|标题)(?:导航|列表)|往期(?:回顾|报纸)?|[上下]一[版篇期]|(?:数字|电子)[报版]"
)
"""Words of links beside the day."""
END = re.compile(r"[-—–=·\s]*(?:END|End|The End|全文完|本文完)[-—–=·\s]*$")
"""How a page for telephones says that it ends."""
COUNTS = re.compile(
    r"(?:(?:阅读|閱讀|点赞|點讚|赞|在看|评论|转发|分享|浏览|收藏|喜欢)(?:量|数)?[\s　:：]*[\d.]+[万wW]?\+?[\s　]*){2,}$"
)
"""How often readers of the web page did what."""
PLEASE = re.compile(
    r"(?:分享|点赞|收藏|在看)[、，].{2,12}一键三连[！!]?$|(?:.{0,8}点(?:[击亮个]|击?[上下]方)|点)[“「]?(?:蓝字|在看)(?:$|[”」吧你\s，]|关注)|点“赞”(?:和|$|[吧！\s])|.{0,4}点(?:[击亮个]|击?[上下]方)[“「]?(?:赞|关注)(?:$|[”」吧你\s，])"
)
"""What pages for telephones ask of their readers."""
BOXED = re.compile(r"(?:【(?:返回|关闭|打印|收藏|分享|上一|下一|字体|推荐)[一-鿿]{0,4}】\s*)+$")
"""The same in brackets."""
DECORATED = re.compile(r"([■◆●◎★☆※~～])\1*[\s\u3000]*[^\s■◆●◎★☆※~～][^■◆●◎★☆※~～。，]{0,8}\1+$")
"""A label of a column, with the same sign on either side."""
COPYRIGHT = re.compile(
    r"版权所有|(?:内容|文章|作品)[^。，]{0,8}归[^。，]{2,20}所有|Copyright|©|ICP备|备案号[:：]|未经(?:授权|许可)|公网安备|[一-鿿]新?网备\d|技术支持",
    re.IGNORECASE,
)


def _qr_code(text: str) -> bool:
    """What is printed beside a code to scan; in a sentence about one the words come late, and between commas."""
    found = QR.search(text) if len(text) <= 36 and not ends_sentence(text) else None
    return found is not None and (found.start() <= LATEST or not re.search("[，、。]", text))


def _credits(text: str) -> bool:
    if HOST.match(text):
        return True
    return len(text) <= 80 and bool(CREDITS.match(text)) and not ends_sentence(text) and text.count("，") <= 1


def _contact(text: str) -> bool:
    if len(text) > 110:
        return False
    if len(set(IMPRINT.findall(text))) >= 2 and "。" not in text:
        return True
    if ADDRESS.match(text):
        return True
    return bool(CONTACT.match(text) and CONTACT_SIGN.search(text) and not (DATE.search(text) and CLOCK.search(text)))


def _bare_contact(text: str) -> bool:
    """Nothing but whom to call, and the number."""
    sends = SENDS.match(text) is not None
    if len(text) > 60 or not (sends or OWN.search(text)) or not CONTACT_SIGN.search(text):
        return False
    if sends and "。" not in text:
        return True
    if not OWN.search(text) or (ends_sentence(text) and not speaks_of_paper(text)):
        return False
    rest = ALL_CONTACT.sub("", text)
    return len(rest) <= 2 or (len(rest) <= 10 and len(text) <= 36 and not re.search("[，。；]", text))


def speaks_of_paper(text: str) -> bool:
    """Whether a contact line is the paper's own."""
    return PAPER.search(text) is not None


def is_phone_line(text: str) -> bool:
    """A number to call and hardly anything else: furniture where it interrupts a sentence, text in a notice."""
    return len(text) <= 40 and bool(CONTACT_SIGN.search(text)) and not re.search("[，。！？；]", text)


def _solicits(text: str) -> bool:
    """A call for contributions, with or without a full stop."""
    return len(text) <= 60 and bool(SOLICITS.match(text))


def _advertisement(text: str) -> bool:
    return any(holds(text) for holds in ADVERTISES)


def _says_so(text: str) -> bool:
    """An advertisement that is labelled as one."""
    if AD_LABEL.match(text) or (AD_INLINE.match(text) and text[-1] not in "。！？"):
        return True
    return AD_SAID.search(text, max(len(text) - 10, 0)) is not None and not ends_sentence(text)


def _small(text: str) -> bool:
    """A small advertisement: what is offered, and where to call, or what is warranted."""
    if len(text) > 60:
        return False
    if len(text.split()) >= LEAST_PIECES and len(set(AD_WORKS.findall(text))) > 1 and not CLAUSES.search(text):
        return True
    return bool(AD_TRADE.match(text) and NUMBER.search(text)) or bool(AD_OPENS.match(text) and "。" not in text)


def _offers(text: str) -> bool:
    """Pieces without punctuation, with a place, a price or a soft word."""
    pieces = len(text.split())
    if DATE.search(text) and WEEKDAY.search(text):
        return False  # a masthead
    if pieces < LEAST_PIECES - 1 or len(text) > 60 or NO_AD.match(text) or CLAUSES.search(text):
        return False
    if pieces >= LEAST_PIECES and (
        AD_PLACE.search(text) or (len(text) <= 50 and "：" not in text and AD_SOFT.search(text))
    ):
        return True
    if pieces > LEAST_PIECES and NUMBER_TO_CALL.search(text):
        return True
    return AD_REDUCED.match(text) is not None or bool(AD_SELLS.search(text) and AD_PRICE.search(text))


def _praises(text: str) -> bool:
    """Several of the words of advertisements, or one and a number to call."""
    if len(text) > 80 or "。" in text:
        return False
    words = len(set(AD_WORD.findall(text)))
    return words > 1 or (words == 1 and NUMBER.search(text) is not None and not CLAUSES.search(text))


def _urges(text: str) -> bool:
    """Who is at your service, what has come in, and that nothing of it is sure."""
    return URGES.match(text) is not None


ADVERTISES = (_says_so, _small, _offers, _praises, _urges)


def _running_head(text: str) -> bool:
    if (
        DECORATED.match(text)
        or LABEL.match(text)
        or BUTTONS.match(text)
        or END.match(text)
        or COUNTS.match(text)
        or BOXED.match(text)
        or (len(text) <= LONGEST_PLEA and PLEASE.match(text))
        or (len(text) < 120 and COPYRIGHT.search(text))
    ):
        return True
    if len(text) > 60 or not (DATE.search(text) and WEEKDAY.search(text)) or ends_sentence(text):
        return False
    return len(SECTION.sub("", NAVIGATES.sub("", remainder(text)))) <= 12


def _publisher(text: str) -> bool:
    if BULLETIN.match(text):
        return True
    if len(text) <= 100 and not SPEECH.search(text):
        codes = codes_in(text)
        if codes or ORGAN.search(text):
            return len(text) <= 20 + sum(map(len, codes)) or bool(PUBLISHER_WORD.search(text))
    return len(text) <= 50 and bool(PUBLISHER.search(text)) and not ends_sentence(text) and "，" not in text


SPEECH = re.compile("[。！？「“]")
ORGAN = re.compile(r"机关报(?:\s|$)|主管.{0,40}主办")
BULLETIN = re.compile("报[：:].{2,40}[\\s\u3000](?:送|发)[：:]|.{0,60}[（(]共印 ?\\d+ ?份[）)]$")
"""To whom an office sends its paper, and how many it has printed."""
SOLICITS = re.compile(
    "征稿启事[：:].{10,60}$|《?[一-鿿]{2,6}》?(?:副刊|版|专栏)?(?:长期|面向[^，]{2,8})?征稿，.{0,40}(?:一稿多投|电子稿|请注明[^，]{2,20})。$|(?:[来來][稿信]|投稿|稿件|[欢歡]迎(?:[订訂][阅閱]|刊登|投稿|来稿|來稿|来信|來信|提供(?:新闻)?线索)).{0,30}(?:[报報刊]》?$|请寄|請寄|请发|請發|注明|註明|[邮郵]箱|信箱|投稿)"
)
CALLS = re.compile("[征徵][稿文]|[征徵]集.{0,10}(?:稿|作品|线索|故事|照片|史料|实物|老物件)|投稿|[来來]稿")
"""Headlines of notices by which a paper asks for contributions."""
LONGEST_PLEA = 20
"""Characters."""
LATEST = 6
"""Characters before the word that says what to scan."""
LONGEST_WITH_END = 40
"""Characters; a longer line that ends with a full stop is a sentence and no furniture, but for notes on copyright."""
RULES = (
    (Why.JUMP, lambda text: len(text) <= 50 and bool(JUMP.match(text))),
    (Why.JUMP, lambda text: len(text) <= 50 and bool(TEASER.match(text)) and not DATE.search(text)),
    (Why.JUMP, lambda text: len(text) <= 50 and bool(RESUMES.match(text))),
    (Why.JUMP, lambda text: len(text) <= 130 and bool(CONTENTS.match(text))),
    (Why.CREDITS, _credits),
    (Why.QR_CODE, _qr_code),
    (Why.CONTACT, _contact),
    (Why.CONTACT, _bare_contact),
    (Why.CONTACT, _solicits),
    (Why.ADVERTISEMENT, _advertisement),
    (Why.RUNNING_HEAD, _running_head),
    (Why.MASTHEAD, _publisher),
)  # fmt: skip
"""Reason and test; the first that holds gives the reason."""


@remembered
def furniture(text: str) -> Why | None:
    """Why a line of the page is not read, or None if nothing here speaks against it."""
    if len(text) > LONGEST_WITH_END and ends_sentence(text):
        return Why.RUNNING_HEAD if COPYRIGHT.search(text) else None
    if ENUMERATOR.match(text) and text[-1] in "；;。":
        return None  # a point of a list
    return next((why for why, holds in RULES if holds(text)), None)
