// Calls at once, slot by slot, against a count of every moment at which something begins.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createColumns, put, type ColumnCall, type Columns } from '#electron/data/store/columns';
import { concurrencyOf } from '#electron/data/stats/concurrency';
import { noon } from '#test/kit/sync-desk';
import { runs } from '#test/kit/runs';

const slotMs = 300_000;
const start = Math.floor(noon / slotMs) * slotMs;

const blank: ColumnCall = {
  id: 0,
  instance: 1,
  started_at: 0,
  established_at: null,
  released_at: null,
  contact_type: 1,
  disposition: 1,
  release_initiator: 0,
  survey_channel: 0,
  survey_offered: null,
  recording_ready: null,
  rating: null,
  queue_seconds: null,
  ring_seconds: null,
  talk_seconds: null,
  held_seconds: null,
  calling_phone: 0,
  called_phone: 0,
  agent_list: 0,
  skill_group_list: 0,
};
type Span = readonly [from: number, to: number | null];

function columnsOf(spans: readonly Span[]): Columns {
  const columns = createColumns('Asia/Shanghai');
  for (const [index, [from, to]] of spans.entries())
    put(columns, {
      ...blank,
      id: index + 1,
      started_at: start + from,
      released_at: to === null ? null : start + to,
    });
  return columns;
}
function peaksOf(...spans: readonly Span[]): number[] {
  const { peaks } = concurrencyOf(columnsOf(spans), Uint32Array.from(spans.keys()), slotMs);
  return [...peaks];
}

test.each([
  ['one call within a slot', [[0, 1000]], [1]],
  ['one that runs to the edge is not in the next slot', [[0, slotMs]], [1]],
  ['one over three slots', [[slotMs - 1, 2 * slotMs + 1]], [1, 1, 1]],
  ['one after the other in the same millisecond is not at once', [[0, 1000], [1000, 2000]], [1]], // oxfmt-ignore
  ['two at once in the second slot only', [[0, slotMs + 10], [slotMs + 5, slotMs + 20]], [1, 2]], // oxfmt-ignore
  ['a slot without calls is none', [[0, 10], [2 * slotMs, 2 * slotMs + 10]], [1, 1]], // oxfmt-ignore
  ['a call without length is never at once with another', [[5, 5]], []],
  ['a call without a release is not counted', [[5, null]], []],
] as [string, Span[], number[]][])('%s', (_name, spans, expected) => {
  expect(peaksOf(...spans)).toEqual(expected);
});

test('equals counting at every start and every slot’s beginning', () => {
  const span = fc
    .tuple(fc.nat({ max: 8 * slotMs }), fc.integer({ min: 0, max: 3 * slotMs }))
    .map(([from, length]): Span => {
      // Many at round times, so that edges meet.
      const round = (ms: number): number => (ms % 3 === 0 ? ms - (ms % 60_000) : ms);
      return [round(from), round(from) + round(length)];
    });
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), (spans) => {
      const last = Math.max(0, ...spans.map(([, to]) => to!));
      const expected: number[] = [];
      for (let slot = 0; slot * slotMs <= last; slot++) {
        const moments = [slot * slotMs, ...spans.map(([from]) => from)].filter(
          (at) => Math.floor(at / slotMs) === slot,
        );
        const atOnce = moments.map((at) => spans.filter(([from, to]) => from <= at && at < to!).length);
        const most = Math.max(0, ...atOnce);
        if (most > 0) expected.push(most);
      }
      expect(peaksOf(...spans)).toEqual(expected);
    }),
    { numRuns: runs(300) },
  );
});
