// Names and places of the demo's world: nobody in particular, but with the shapes that break careless programs.
import type { Random } from './random';

interface GroupPlan {
  readonly code: string;
  readonly name: string;
  readonly outbound: boolean;
  readonly weight: number;
  readonly talkMedianSeconds: number;
}

const group = (
  code: string,
  name: string,
  weight: number,
  talkMedianSeconds: number,
  outbound = false,
): GroupPlan => ({
  code,
  name,
  outbound,
  weight,
  talkMedianSeconds,
});

/** Inbound first, in the order in which a growing center opens them. One name has a comma, one a space. */
export const GROUPS: readonly GroupPlan[] = [
  group('aftersales', '售后一线', 24, 190),
  group('billing', '账单', 16, 150),
  group('tech', '技术支持', 14, 290),
  group('presales', '售前咨询', 13, 170),
  group('return', '退换货,维修', 9, 210),
  group('complaint', '投诉', 6, 330),
  group('delivery', '物流配送', 10, 120),
  group('member', '会员服务', 8, 140),
  group('vip', 'VIP 专席', 4, 220),
  group('install', '安装预约', 7, 130),
  group('business', '企业客户', 5, 260),
  group('invoice', '支付与发票', 7, 150),
  group('aftersales2', '售后二线', 5, 340),
  group('english', '英语热线 English', 2, 230),
  group('senior', '长者专线', 3, 280),
  group('cantonese', '粤语热线', 3, 200),
  group('callback', '外呼回访', 10, 75, true),
  group('renewal', '续费提醒', 8, 95, true),
  group('confirm', '预约确认', 6, 50, true),
  group('survey', '满意度回访', 4, 80, true),
];

const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金';
const GIVEN =
  '芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰伟建国红梅晨宇欣怡子涵梓萱浩然思雨佳琪俊熙雅婷志鹏晓东海燕雪莹文博';
/** At fixed places, so that every center has them. */
const SPECIAL_NAMES = new Map<number, string>([
  [2, '王芳,高级'],
  [5, '李龘'],
  [9, '㐂田健'],
  [12, '𠮷野由美'],
  [16, '欧阳司马·阿不都热合曼·艾则孜·买买提明（夜班兼投诉处理及新人带教组长）'],
  [19, '陈静,带教'],
  [23, "O'Brien 凯特"],
  [26, '刘 洋'],
]);

export function agentName(index: number, random: Random): string {
  const one = (characters: string): string => [...characters][random.below([...characters].length)]!;
  const name = one(FAMILY) + one(GIVEN) + (random.chance(0.7) ? one(GIVEN) : '');
  return SPECIAL_NAMES.get(index) ?? name;
}

export const MOBILE_PREFIXES: readonly string[] = (
  '130 131 132 133 134 135 136 137 138 139 147 150 151 152 153 155 156 157 158 159 166 173 175 176 177 178 180 181 182 183 ' +
  '184 185 186 187 188 189 191 193 195 198 199'
).split(' ');

const city = (name: string, areaCode: string): { readonly name: string; readonly areaCode: string } => ({
  name,
  areaCode,
});

export const CITIES = [
  city('浙江省杭州市', '0571'),
  city('北京市', '010'),
  city('上海市', '021'),
  city('广东省广州市', '020'),
  city('广东省深圳市', '0755'),
  city('江苏省南京市', '025'),
  city('江苏省苏州市', '0512'),
  city('四川省成都市', '028'),
  city('重庆市', '023'),
  city('湖北省武汉市', '027'),
  city('天津市', '022'),
  city('陕西省西安市', '029'),
  city('山东省济南市', '0531'),
  city('山东省青岛市', '0532'),
  city('河南省郑州市', '0371'),
  city('湖南省长沙市', '0731'),
  city('福建省厦门市', '0592'),
  city('福建省福州市', '0591'),
  city('安徽省合肥市', '0551'),
  city('辽宁省沈阳市', '024'),
  city('辽宁省大连市', '0411'),
  city('黑龙江省哈尔滨市', '0451'),
  city('云南省昆明市', '0871'),
  city('新疆维吾尔自治区乌鲁木齐市', '0991'),
] as const;

/** Hotlines that customers call, and trunk numbers that the center calls from. */
export const HOTLINES: readonly string[] = ['4008001234', '4008005678', '95123', '057128001000'];
export const TRUNKS: readonly string[] = ['057128001001', '057128001002', '02161230010', '01085230020'];
