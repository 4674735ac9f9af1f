// The catalog of lies: answers of a service that does not keep its word. Each is a fault by name, for tests, for the soak and,
// through `npm run service`, by hand.
import type { Row } from './rows';

/** What a lie may change of a proper answer. */
export interface LiedData {
  TotalCount: unknown;
  List: unknown[];
}

/** How an answer is sent that is no proper body. */
export type LiedBody = 'silence' | 'endless' | 'drip' | 'gzipBomb' | 'huge';

export interface Lie {
  /** What the service does, for a person. */
  readonly says: string;
  /** Changes the answer in place. */
  readonly change?: (data: LiedData, params: URLSearchParams) => void;
  /** Changes the text of the answer after that. */
  readonly changeText?: (json: string) => string;
  readonly body?: LiedBody;
  readonly headers?: Readonly<Record<string, string>>;
}

const dayMs = 86_400_000;
const times = ['StartTime', 'EstablishedTime', 'ReleaseTime'] as const;

/** Every row with its times changed. */
const timed =
  (change: (at: number) => number) =>
  (data: LiedData): void => {
    for (const row of data.List as Row[])
      for (const name of times) {
        const at = Number(row[name]);
        if (at > 0) row[name] = typeof row[name] === 'string' ? String(change(at)) : change(at);
      }
  };

/** One row of every page with these fields. */
const oneRow =
  (fields: Row) =>
  (data: LiedData): void => {
    const row = data.List[Math.floor(data.List.length / 2)];
    if (row !== undefined) Object.assign(row as Row, fields);
  };

const total =
  (change: (counted: number) => unknown) =>
  (data: LiedData, params: URLSearchParams): void => {
    if (params.get('PageNumber') === '1') data.TotalCount = change(Number(data.TotalCount));
  };

/** Nested lists: JSON.stringify could not write so many levels. */
const levels = 100_000;
const deepMark = '"(deep)"';

export const lies = {
  shiftedDays: { says: 'all times are 40 days late', change: timed((at) => at + 40 * dayMs) },
  seconds: { says: 'all times are in seconds', change: timed((at) => Math.floor(at / 1000)) },
  microseconds: { says: 'all times are in microseconds', change: timed((at) => at * 1000) },
  farDate: { says: 'one call a page starts in 2070', change: oneRow({ StartTime: Date.UTC(2070, 0, 1) }) },
  ancientDate: { says: 'one call a page starts in 1970', change: oneRow({ StartTime: 5 * dayMs }) },
  otherInstance: {
    says: 'one row a page is of another instance',
    change: oneRow({ InstanceId: 'somebody-else' }),
  },
  foreignPage: {
    says: 'all rows are of another instance',
    change: ({ List }) => {
      for (const row of List as Row[]) row['InstanceId'] = 'somebody-else';
    },
  },
  oneIdEverywhere: { says: 'one id is on every page', change: oneRow({ ContactId: 'the-same' }) },
  oneIdOnAPage: {
    says: 'all rows of a page have one id',
    change: ({ List }) => {
      for (const row of List as Row[]) row['ContactId'] = (List[0] as Row)['ContactId'];
    },
  },
  rowTwice: {
    says: 'one row of every page takes the place of another',
    change: ({ List }) => {
      if (List.length > 1) List[1] = { ...(List[0] as Row) };
    },
  },
  rowLeftOut: { says: 'one row of every page is missing', change: ({ List }) => void List.pop() },
  rowAdded: {
    says: 'every page has one call more than was counted',
    change: ({ List }) => {
      if (List.length > 0)
        List.push({ ...(List[0] as Row), ContactId: `${String((List[0] as Row)['ContactId'])}+` });
    },
  },
  cappedTotal: {
    says: 'no more than 100 calls are counted',
    change: total((counted) => Math.min(counted, 100)),
  },
  zeroTotal: { says: 'no call is counted', change: total(() => 0) },
  largeTotal: { says: 'a million calls are counted in any window', change: total(() => 1_000_000) },
  hugeTotal: { says: '10^18 calls are counted in any window', change: total(() => 1e18) },
  fractionalTotal: { says: 'half a call is counted', change: total((counted) => counted + 0.5) },
  negativeTotal: { says: 'fewer than no calls are counted', change: total(() => -1) },
  textTotal: { says: 'the count is a word', change: total(() => 'many') },
  deepField: {
    says: 'one field a page is nested 100,000 levels deep',
    change: oneRow({ CallIds: '(deep)' }),
    changeText: (json) => json.replaceAll(deepMark, '['.repeat(levels) + ']'.repeat(levels)),
  },
  noRows: {
    says: 'one row a page is a number, one null, one a list',
    change: ({ List }) => void List.splice(0, Math.min(List.length, 3), 5, null, []),
  },
  noIds: { says: 'one row a page has no id', change: oneRow({ ContactId: ' ' }) },
  spacedIds: {
    says: 'ids differ by a space at their end',
    change: ({ List }) => {
      for (const [index, row] of (List as Row[]).entries())
        if (index % 2 === 1) row['ContactId'] = `${String((List[index - 1] as Row)['ContactId'])} `;
    },
  },
  brokenText: {
    says: 'names have half a surrogate pair or bytes of another encoding',
    change: oneRow({ AgentNames: 'A\ud83d\ufffd', CalleeLocation: '\udc00' }),
  },
  cookie: {
    says: 'every answer sets a cookie',
    headers: { 'set-cookie': 'trace=1; Path=/; Max-Age=86400' },
  },
  silence: { says: 'there is no answer', body: 'silence' },
  endlessBody: { says: 'the body has no end', body: 'endless' },
  drippingBody: { says: 'the body comes a byte at a time, without end', body: 'drip' },
  gzipBomb: { says: '200 MB come compressed to 200 kB', body: 'gzipBomb' },
  hugePage: { says: 'a page has 200 MB', body: 'huge' },
} as const satisfies Readonly<Record<string, Lie>>;

export type LieName = keyof typeof lies;
export const lieNames = Object.keys(lies) as LieName[];
/** Lies that change rows and counts, as opposed to how the answer is sent. */
export const lieNamesOfRows = lieNames.filter((name) => !('body' in lies[name]));

/** The answer's text as the lie has it. @param json a proper answer */
export function liedText(name: LieName, json: string, params: URLSearchParams): string {
  const lie: Lie = lies[name];
  const body = JSON.parse(json) as { Data: LiedData | null };
  if (body.Data === null) return json;
  lie.change?.(body.Data, params);
  const text = JSON.stringify(body);
  return lie.changeText?.(text) ?? text;
}
