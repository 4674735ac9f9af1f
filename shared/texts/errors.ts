// For every error code: what happened, what to do, and whether the program tries again by itself.
import { errorCodes, type ErrorCode, type Failure } from '../base/envelope';
import type { Language } from '../language/format';
import { errorTexts } from './error-texts';
import type { Pair, Retry } from './file-errors';

const retries: Readonly<Record<Retry, Pair>> = {
  itself: ['应用会自动重试。', 'The program tries again by itself.'],
  nextRun: ['下次同步时会再试。', 'It is tried again at the next sync.'],
  no: ['处理之前不会自动重试。', 'It is not tried again before that is done.'],
};

const minuteMs = 60_000;

/** 16 minutes, 3 hours, 2 days. */
function spanWords(ms: number, language: Language): string {
  const minutes = Math.max(Math.round(ms / minuteMs), 1);
  const [count, zh, en] =
    minutes < 120
      ? [minutes, '分钟', 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), '小时', 'hour']
        : [Math.round(minutes / 1440), '天', 'day'];
  return language === 'en' ? `${count} ${en}${count === 1 ? '' : 's'}` : `${count} ${zh}`;
}

/** @param skewMs this computer's time minus the service's */
function skewSentence(skewMs: number, language: Language): string {
  const span = spanWords(Math.abs(skewMs), language);
  if (language === 'en')
    return `This computer's clock is ${span} ${skewMs > 0 ? 'ahead of' : 'behind'} the service's, so it refuses the signature.`;
  return `本机时间比服务器${skewMs > 0 ? '快' : '慢'} ${span}，签名被拒绝。`;
}

export interface ErrorParts {
  readonly happened: string;
  readonly todo: string;
  /** Empty for codes that are not about the service. */
  readonly retry: string;
}

export function errorParts(failure: Failure, language: Language): ErrorParts {
  const { happened, todo, retry } = errorTexts[failure.code];
  const side = language === 'en' ? 1 : 0;
  // Less than that is no reason to refuse: the difference was measured wrongly, and is better left out.
  const isSkew = failure.code === 'clockSkew' && Math.abs(failure.skewMs ?? 0) >= minuteMs / 2;
  return {
    happened: isSkew ? skewSentence(failure.skewMs ?? 0, language) : happened[side],
    todo: todo[side],
    retry: retry === undefined ? '' : retries[retry][side],
  };
}

/** The sentence for a person; on the command line the detail names the option or the service's code. */
export function errorSentence(code: ErrorCode, language: Language, detail = '', skewMs?: number): string {
  const failure = skewMs === undefined ? { code, detail } : { code, detail, skewMs };
  const { happened, todo } = errorParts(failure, language);
  const sentence = language === 'en' ? `${happened} ${todo}` : `${happened}${todo}`;
  return detail === '' ? sentence : `${sentence} (${detail})`;
}

/** Why a window is not complete although the service answered: what its rows did. */
const flaws = {
  shifting: [
    '读取期间服务端数据一直在变化，下次同步会重读。',
    'Rows kept moving while they were read; the next run reads them again.',
  ],
  tooMany: [
    '同一时刻的同类通话超过服务端可返回的上限，其余无法取得；每天会再查询一次。',
    'One moment holds more calls of one kind than the service hands out; the rest cannot be fetched. It is asked again once a day.',
  ],
  unreadable: [
    '服务端返回了无法作为通话保存的记录：缺少通话 ID 或开始时间，或字段嵌套过深。',
    'The service sent rows that cannot be stored as calls: the contact ID or the start time is missing, or a field is nested too deeply.',
  ],
  miscounted: [
    '服务端统计的通话数与它列出的通话不一致；已保存列出的通话，下次同步会重读。',
    'The number of calls that the service counts differs from the calls that it lists. The listed calls are stored; the next sync reads them again.',
  ],
  outside: [
    '服务端返回了不在所查询时间内的通话；这些通话不予采用，下次同步会重读。',
    'The service sent calls outside the requested time. They are not used; the next sync requests this time again.',
  ],
  wrongUnit: [
    '服务端返回的时间单位有误（例如秒而不是毫秒）；这些通话不予采用。请联系阿里云，下次同步会重读。',
    'The service sent times in a wrong unit, such as seconds instead of milliseconds. These calls are not used. Contact Alibaba Cloud; the next sync requests this time again.',
  ],
  otherInstance: [
    '服务端返回了属于其他实例的通话；这些通话不予采用。请核对实例 ID。',
    'The service sent calls of another instance. They are not used. Check the instance ID.',
  ],
  sameId: [
    '服务端列出的多通通话使用了同一个通话 ID，只能保存其中一通。请联系阿里云。',
    'The service lists several calls with the same contact ID; only one of them can be stored. Contact Alibaba Cloud.',
  ],
} as const satisfies Readonly<Record<string, Pair>>;

/** The sentence for a window's reason in ledger and summary: an error code or a flaw of its rows. */
export function reasonSentence(reason: string, language: Language): string {
  if (Object.hasOwn(flaws, reason)) return flaws[reason as keyof typeof flaws][language === 'en' ? 1 : 0];
  const code = errorCodes.find((one) => one === reason);
  return code === undefined ? reason : errorSentence(code, language);
}
