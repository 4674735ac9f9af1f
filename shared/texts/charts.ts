// Texts shared by all charts: menu, notes, and the cards of the overview.
import type { Texts } from '../language/text';

export const chartsTexts = {
  'chart.menu': ['图表菜单：{title}', 'Chart menu: {title}'],
  'chart.copyPicture': ['复制为图片', 'Copy as image'],
  'chart.savePicture': ['保存为 PNG…', 'Save as PNG…'],
  'chart.copyTable': ['复制表格', 'Copy table'],
  'chart.addNote': ['添加备注…', 'Add note…'],
  'chart.enlarge': ['放大查看', 'Enlarge'],
  'chart.copied': ['图片已复制', 'Image copied'],
  'chart.tableCopied': ['已复制 {n} 行', '{n} {n|row|rows} copied'],
  'chart.openCalls': ['{what}，查看通话', '{what}, show calls'],
  'chart.share': ['占比', 'Share'],

  'chart.level.of': ['{hits} / {n} 通达标', '{hits} of {n} within threshold'],
  'chart.volume.subLevel': [
    '呼入 {n} 通，按通话结果；下方为 {s} 秒服务水平',
    '{n} inbound {n|call|calls}; below, the service level ({s} sec)',
  ],

  'chart.losses.part': ['环节', 'Part'],
  'chart.losses.offered': ['入队', 'Offered'],
  'chart.losses.notOffered': ['未入队', 'Not offered'],

  'chart.heat.serviceLevel': ['服务水平', 'Service level'],
  'chart.heat.satisfied': ['满意率', 'Satisfied rate'],
  'chart.heat.serviceLevel.title': ['服务水平时段分布', 'Service level by time of week'],
  'chart.heat.satisfied.title': ['满意率时段分布', 'Satisfied rate by time of week'],
  'chart.heat.serviceLevel.sub': [
    '按星期与小时；斜线处不足 10 通',
    'By weekday and hour; hatched: under 10 calls',
  ],
  'chart.heat.satisfied.sub': [
    '按星期与小时；斜线处不足 10 个评分',
    'By weekday and hour; hatched: under 10 ratings',
  ],
  'chart.heat.cellLevel': ['{day} {hour}:00，达标 {a} / {o}', '{day} {hour}:00, {a} of {o} within threshold'],
  'chart.heat.cellSatisfied': ['{day} {hour}:00，满意 {a} / {o}', '{day} {hour}:00, {a} of {o} satisfied'],
  'chart.heat.few': ['不足 10', 'under 10'],
  'chart.heat.time': ['时段', 'Time'],
  'chart.heat.inTime': ['达标', 'Within threshold'],
  'chart.heat.satisfiedCount': ['满意', 'Satisfied ratings'],
  'chart.heat.grid': ['星期与小时', 'Weekday and hour'],
  'chart.heat.steps': ['颜色由浅到深，共七级：', 'Seven steps from light to dark:'],

  'chart.waits': ['等待时长分布', 'Wait time distribution'],
  'chart.waits.sub': [
    '接听与放弃的呼入 {n} 通，按等待秒数',
    '{n} answered or abandoned {n|call|calls} by wait time',
  ],
  'chart.waits.none': ['所选通话没有等待时长', 'No wait times for the selected calls'],
  'chart.waits.wait': ['等待时长（秒）', 'Wait time (sec)'],
  'chart.waits.seconds': ['等待 {text} 秒', 'Wait {text} sec'],
  'chart.waits.answered': ['接听', 'Answered'],
  'chart.waits.abandoned': ['放弃', 'Abandoned'],
  'chart.waits.threshold': ['{s} 秒', '{s} sec'],
  'chart.waits.if': ['假设阈值为', 'If the threshold were'],
  'chart.waits.level': ['服务水平', 'Service level'],
  'chart.waits.set': ['当前阈值 {s} 秒：{value}', 'Current threshold {s} sec: {value}'],
  'chart.waits.met': ['达到目标 {target}', 'meets the target of {target}'],
  'chart.waits.missed': ['未达到目标 {target}', 'misses the target of {target}'],
  'chart.waits.gaveUp': [
    '{value} 的放弃发生在 {s} 秒内（{a} / {o}）',
    '{value} of abandons happened within {s} sec ({a} of {o})',
  ],

  'note.add': ['添加备注', 'Add note'],
  'note.edit': ['编辑备注', 'Edit note'],
  'note.text': [
    '备注（最多 {n} 字），显示在所有时间轴和报表上',
    'Note (up to {n} characters), shown on every time axis and in reports',
  ],
  'note.save': ['保存备注', 'Save note'],
  'note.fault.day': ['日期格式为 YYYY-MM-DD', 'Enter dates as YYYY-MM-DD'],
  'note.fault.order': ['结束日期早于开始日期', 'End date is before start date'],
  'note.list': ['备注', 'Notes'],
  'note.more': ['另有 {n} 条备注', '{n} more {n|note|notes}'],
  'note.editOne': ['编辑备注 {n}', 'Edit note {n}'],
  'note.removeOne': ['删除备注 {n}', 'Delete note {n}'],
  'note.removed': ['备注已删除', 'Note deleted'],

  'sentences.title': ['要点', 'Key points'],
  'sentence.end': ['。', '.'],
  'sentence.changed.up': ['{metric}{than}上升 {by}，为 {value}', '{metric} rose by {by} {than}, to {value}'],
  'sentence.changed.down': [
    '{metric}{than}下降 {by}，为 {value}',
    '{metric} fell by {by} {than}, to {value}',
  ],
  'sentence.than.previous': ['环比', 'vs. the previous period'],
  'sentence.than.lastYear': ['同比', 'vs. last year'],
  'sentence.and.missed': ['，未达到 {target} 的目标', ', below the target of {target}'],
  'sentence.and.over': ['，超过 {target} 的上限', ', above the limit of {target}'],
  'sentence.and.met': ['，达到 {target} 的目标', ', better than the target of {target}'],
  'sentence.target.missed': [
    '{metric}为 {value}，明显低于 {target} 的目标',
    '{metric} is {value}, significantly below the target of {target}',
  ],
  'sentence.target.over': [
    '{metric}为 {value}，明显高于 {target} 的上限',
    '{metric} is {value}, significantly above the limit of {target}',
  ],
  'sentence.target.met': [
    '{metric}为 {value}，明显优于 {target} 的目标',
    '{metric} is {value}, significantly better than the target of {target}',
  ],
  'sentence.lost': [
    '放弃集中在{when}：放弃率 {value}（{a} / {o}），其余时间 {rest}',
    'Callers abandon most {when}: {value} ({a} of {o}), compared with {rest} at other times',
  ],
  'sentence.when.hour': ['{hour}–{next} 点', 'from {hour}:00 to {next}:00'],
  'sentence.when.weekday': ['{day}', 'on {day}s'],
  'sentence.when.both': ['{day} {hour}–{next} 点', 'on {day}s from {hour}:00 to {next}:00'],
  'sentence.loss': [
    '入队来电未接听的主要原因：{reason}（{a} / {o} 通）',
    'Main reason for unanswered calls: {reason} ({a} of {o})',
  ],
  'sentence.none': [
    '与{base}相比没有明显变化，也没有指标明显偏离目标',
    'No clear change against {base}, and no metric clearly off target',
  ],
  'sentence.noneAlone': [
    '没有可比的周期，也没有指标明显偏离目标',
    'No earlier period to compare with, and no metric clearly off target',
  ],
  'sentence.few': ['通话太少，无法得出结论', 'Too few calls to draw conclusions'],
} as const satisfies Texts;
