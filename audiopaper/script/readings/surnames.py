"""Names of China: surnames with a reading of their own, people who trap readers, what given names are made of.

Facts of the language, as dictionaries of Chinese have them.
"""

# ruff: noqa: E501 - tables

SURNAMES = {
    "任": "ren2", "单": "shan4", "查": "zha1", "解": "xie4", "仇": "qiu2", "曾": "zeng1", "区": "ou1", "朴": "piao2",
    "乐": "yue4", "华": "hua4", "盖": "ge3", "缪": "miao4", "翟": "zhai2", "覃": "qin2", "繁": "po2", "折": "she2",
    "秘": "bi4", "召": "shao4", "员": "yun4", "燕": "yan1", "应": "ying1", "冼": "xian3", "尉": "wei4", "洗": "xian3",
    "种": "chong2", "黑": "he4", "盛": "sheng4", "纪": "ji3", "宁": "ning4", "葛": "ge3", "宓": "mi4", "令": "ling2",
    "过": "guo1", "幸": "xing4", "哈": "ha3", "强": "qiang2", "柏": "bai3", "卜": "bu3", "车": "che1", "晁": "chao2", "谌": "chen2",
    "重": "chong2", "訾": "zi1", "逄": "pang2", "郗": "xi1", "郇": "xun2", "乜": "nie4", "於": "yu1", "訚": "yin2",
    "佴": "nai4", "阚": "kan4", "曲": "qu1", "能": "nai4", "隗": "wei3", "那": "na1", "钭": "tou3", "祭": "zhai4",
    "瞿": "qu2", "藏": "zang4", "干": "gan1", "占": "zhan1", "牟": "mou2", "要": "yao1", "撒": "sa3", "贾": "jia3",
    "薄": "bo2", "长": "chang2", "尚": "shang4",
    "都": "du1", "相": "xiang4", "行": "xing2", "仉": "zhang3", "亓": "qi2", "厍": "she4", "嵇": "ji1", "麴": "qu1",
    "卞": "bian4", "笪": "da2", "肖": "xiao1", "闫": "yan2", "芮": "rui4", "晏": "yan4", "眭": "sui1", "璩": "qu2",
    "邸": "di3", "鄢": "yan1", "郜": "gao4", "麦": "mai4", "鲜": "xian1", "便": "pian2", "大": "da4", "少": "shao4",
    "万": "wan4", "蔓": "man4", "谷": "gu3", "裴": "pei2", "芦": "lu2", "呙": "guo1", "逯": "lu4", "侴": "chou3",
    "殷": "yin1", "臧": "zang1", "郝": "hao3", "佘": "she2", "夏": "xia4", "麻": "ma2", "谢": "xie4", "褚": "chu3",
    "塔": "ta3", "冯": "feng2", "庞": "pang2", "奚": "xi1", "费": "fei4", "孔": "kong3", "丁": "ding1", "句": "gou1",
    "缴": "jiao3", "校": "jiao4", "底": "di3", "兴": "xing1", "藉": "ji2", "朝": "chao2", "适": "kuo4", "景": "jing3",
}  # fmt: skip
"""Surname → reading. Where families differ (葛 盖 乐 覃 宁 谌), the commoner one; the paper's lexicon knows its own people."""
GIVEN_PAIRS = {
    "朝辉": ("zhao1", "hui1"), "朝晖": ("zhao1", "hui1"), "朝霞": ("zhao1", "xia2"), "朝阳": ("zhao1", "yang2"),
    "重庆": ("chong2", "qing4"), "为民": ("wei4", "min2"), "为国": ("wei4", "guo2"), "为公": ("wei4", "gong1"), "得水": ("de2", "shui3"),
    "重阳": ("chong2", "yang2"), "重光": ("chong2", "guang1"), "重华": ("chong2", "hua2"), "好学": ("hao4", "xue2"),
}  # fmt: skip
"""Given names of two characters that are read as the word that they make."""
HARDLY = frozenset("便大少长行要重能过强黑员召祭折洗藏蔓都相校底兴藉朝适万景缴句尚令种区秘占干撒车那鲜")
"""Surnames that are mostly something else: they need more to go by."""
EVERYDAY = frozenset("便大少长行要重能强都相校底兴适万景尚占干令车")
"""Those of them that stand in every other sentence, and hardly ever for a person."""
ALWAYS = frozenset("缪翟阚郗逄郇訚谌佴钭冼牟覃仉亓厍嵇璩眭鄢郜佘晁宓隗訾呙逯侴褚臧郝")
"""Characters that in a newspaper are hardly anything but a surname (or a place, which goes first)."""
DOUBLE = {
    "万俟": ("mo4", "qi2"), "尉迟": ("yu4", "chi2"), "长孙": ("zhang3", "sun1"), "澹台": ("tan2", "tai2"),
    "令狐": ("ling2", "hu2"), "鲜于": ("xian1", "yu2"), "单于": ("chan2", "yu2"), "宰父": ("zai3", "fu3"),
    "皇甫": ("huang2", "fu3"), "夏侯": ("xia4", "hou2"), "呼延": ("hu1", "yan2"), "赫连": ("he4", "lian2"),
    "尉缭": ("wei4", "liao2"), "仉督": ("zhang3", "du1"), "子车": ("zi3", "ju1"), "颛孙": ("zhuan1", "sun1"),
    "濮阳": ("pu2", "yang2"), "淳于": ("chun2", "yu2"), "太叔": ("tai4", "shu1"), "申屠": ("shen1", "tu2"),
    "拓跋": ("tuo4", "ba2"), "夹谷": ("jia2", "gu3"), "谷梁": ("gu3", "liang2"), "百里": ("bai3", "li3"),
    "东郭": ("dong1", "guo1"), "南宫": ("nan2", "gong1"), "闻人": ("wen2", "ren2"), "亓官": ("qi2", "guan1"),
    "轩辕": ("xuan1", "yuan2"), "钟离": ("zhong1", "li2"), "宇文": ("yu3", "wen2"), "慕容": ("mu4", "rong2"),
    "司空": ("si1", "kong1"), "公冶": ("gong1", "ye3"), "漆雕": ("qi1", "diao1"), "乐正": ("yue4", "zheng4"),
}  # fmt: skip
HISTORY = {
    "单雄信": "shan4 xiong2 xin4", "任弼时": "ren2 bi4 shi2", "曾国藩": "zeng1 guo2 fan1", "尉迟恭": "yu4 chi2 gong1",
    "乐毅": "yue4 yi4", "仇英": "qiu2 ying1", "查良镛": "zha1 liang2 yong1", "解缙": "xie4 jin4", "盖叫天": "ge3 jiao4 tian1",
    "华佗": "hua4 tuo2", "华罗庚": "hua4 luo2 geng1", "种师道": "chong2 shi1 dao4", "折可行": "she2 ke3 xing2",
    "万俟卨": "mo4 qi2 xie4", "区寄": "ou1 ji4", "朴正熙": "piao2 zheng4 xi1", "朴槿惠": "piao2 jin3 hui4",
    "柏杨": "bo2 yang2", "曾参": "zeng1 shen1", "曾巩": "zeng1 gong3", "曾侯乙": "zeng1 hou2 yi3", "查慎行": "zha1 shen4 xing2",
    "燕昭王": "yan1 zhao1 wang2", "任长霞": "ren2 chang2 xia2",
    "冼星海": "xian3 xing1 hai3", "员半千": "yun4 ban4 qian1", "郦食其": "li4 yi4 ji1", "审食其": "shen3 yi4 ji1",
    "嫪毐": "lao4 ai3", "金日磾": "jin1 mi4 di1", "冒顿": "mo4 du2", "冒顿单于": "mo4 du2 chan2 yu2", "妲己": "da2 ji3",
    "伍员": "wu3 yun2", "赵衰": "zhao4 cui1", "皋陶": "gao1 yao2", "范蠡": "fan4 li3", "彭蠡": "peng2 li3",
    "单田芳": "shan4 tian2 fang1", "过百龄": "guo1 bai3 ling2", "过惕生": "guo1 ti4 sheng1", "过旭初": "guo1 xu4 chu1",
    "曲云霞": "qu1 yun2 xia2", "重耳": "chong2 er3", "莫邪": "mo4 ye2", "干将莫邪": "gan1 jiang1 mo4 ye2", "阏氏": "yan1 zhi1",
    "墨翟": "mo4 di2", "丘处机": "qiu1 chu3 ji1", "任伯年": "ren2 bo2 nian2", "任继愈": "ren2 ji4 yu4", "任正非": "ren2 zheng4 fei1",
    "曾国荃": "zeng1 guo2 quan2", "曾纪泽": "zeng1 ji4 ze2", "折家将": "she2 jia1 jiang4", "金日䃅": "jin1 mi4 di1", "宓妃": "fu2 fei1", "吐谷浑": "tu3 yu4 hun2",
    "宁泽涛": "ning2 ze2 tao1", "宁浩": "ning2 hao4", "李调元": "li3 tiao2 yuan2", "邱少云": "qiu1 shao4 yun2", "樊於期": "fan2 wu1 ji1",
    "陈省身": "chen2 xing3 shen1", "邓散木": "deng4 san3 mu4", "毛泽覃": "mao2 ze2 tan2", "王重阳": "wang2 chong2 yang2",
    "张载": "zhang1 zai4", "郑单衣": "zheng4 dan1 yi1", "华蘅芳": "hua4 heng2 fang1", "杨度": "yang2 du4", "赵元任": "zhao4 yuan2 ren4",
    "陈寅恪": "chen2 yin2 ke4", "朱自清": "zhu1 zi4 qing1", "叶圣陶": "ye4 sheng4 tao2", "傅作义": "fu4 zuo4 yi4", "单士元": "shan4 shi4 yuan2",
    "李冰": "li3 bing1", "陆贽": "lu4 zhi4", "王莽": "wang2 mang3", "米芾": "mi3 fu2", "朱耷": "zhu1 da1",
    "尹吉甫": "yin3 ji2 fu3", "杜甫": "du4 fu3", "召公": "shao4 gong1", "周邦彦": "zhou1 bang1 yan4", "叶公好龙": "ye4 gong1 hao4 long2",
}  # fmt: skip
"""People of history and public life whose names trap readers."""
GIVEN = frozenset(
    "建国强明华军伟芳丽娟敏静艳秀英玉兰红梅霞萍燕玲桂珍春凤云莲莉琴雪荣爱香月莺媛瑞凡佳嘉琼勤贞莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓"
    "纨仪荷丹蓉眉君蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝"
    "亦祥志远思勇毅俊峰保东文辉力永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林有坚和"
    "彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以"
    "建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘平长水金木火土根法财忠阿大小正雷虎洪洋森磊鑫淼焱宝宇轩涵睿雅诗琪慧惠雨洁琳璐妍佩莹"
    "巧美娜静淑蕾媚环仙芝娣妹囡仕旺益济坤乾钦权柱彤卫卓尧舜禹铭铮锋锐钢铁鉴镇培垒基堂增墨彦彰征徐恒恩悟愉慎懿戈扬抗拓捷掌敦理琦瑜璋"
    "甫申畅益真睿砚砾祖禄禾秋程稳立章竞端竣笑笛简精纲纬绪缘羿翠耀耘聚肖育胤舟航艾芃芊苗荃莉萌葆蓝蔚薪衡襄西观诺谊谨豪贤赞赫超越跃轶辛达"
    "运迪逸道遥邈郁郎醒里重野钊铎锡镭闻阳阔隆雍霖靖靓韬韶音顶顺项颂领颜飒驰骁骏高鲁鸿鹤麒麟默黎齐侠梓沐晗昕昊皓煜烨炜焕灿熙勋劲勉勤少川峡"
    "刚芬宪通凯奎昆帆存瑄颀煌锟锴楷楚桦桐槐柳桃杏茵菡蕙芷蘅苓茹芙菊葵荟茜淇淳浚润湘溪渊漪滨潇澄瀚灏泉泓津沛沁汐汝洲炳炯炫烽煦煊灵玥玫珊珏琅琨琏玺"
    "玮珂珠璇璟岳峻崇嵩巍岱屹峥嵘晖暄曙曜晴晔晏昱旻昶晶曼显宣宸寅宾宽庚廷弼彧恕慈憬慕忻怀恬恺恪惟懋戎擎攸攽杭杉柯栩桓榆檀歌汉沃沅洛洵涓淮湛源澈"
    "濂牧献甜畴登皎盈瞻砥硕碧磐礼祈祉祎祝祯禧科稷穗穹童笙筱紫绣绮绫绵翊翎翱耕聆臻范萃萱葳藩藻虹蛟衍裔训议谋谱豹贝贡赋赐赛辅迈迎逢逵铠铸银锁键镕闯"
    "阁阅陵隽雯霁韧颐题驹骅骐骥骞魁鲲鹃鼎喜双满夏冬田花石芹萝菱藕谷麦栓牛羊马鸽鹰蝶雾霜湖潮浪桥船港湾"
    "然知素守如棠仓声朝兆亭令本彩剑俭白占娃丙柏尚业照念曦姝仲岭晋渝屏盼望书年"
)
"""Characters that given names are made of."""
GIVEN_READINGS = {
    "燕": "yan4", "丽": "li4", "长": "chang2", "乐": "le4", "华": "hua2", "朝": "chao2", "行": "xing2", "为": "wei2", "兴": "xing1",
    "重": "zhong4", "大": "da4", "都": "du1", "任": "ren4", "晟": "sheng4", "茜": "qian4", "强": "qiang2", "宁": "ning2",
    "冠": "guan4", "盛": "sheng4", "中": "zhong1", "应": "ying4", "和": "he2", "发": "fa1", "召": "zhao4", "曲": "qu3",
    "曾": "zeng1", "区": "qu1", "观": "guan1", "干": "gan4", "正": "zheng4", "好": "hao3", "少": "shao4", "传": "chuan2",
    "教": "jiao4", "藏": "cang2", "降": "jiang4", "盖": "gai4", "种": "zhong3", "葛": "ge3", "单": "dan1", "解": "jie3",
}  # fmt: skip
"""How a many-voiced character is read inside a given name, if nobody says otherwise."""
COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹"
    "熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
    "沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)
"""The commoner surnames: what follows one of them in a name that the tagger finds is a given name."""
