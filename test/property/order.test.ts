// The grid's order equals one made by comparing, whatever the filter and the column; and so does any order by counting.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTimeOrder, sortByKey } from '#electron/data/store/order';
import { createRecords } from '#electron/data/records/records';
import { selectCalls } from '#electron/data/stats/select';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import { callFieldIds, type CallFieldId } from '#shared/domain/fields';
import type { Sort } from '#shared/contract/records';
import { isAbandoned, isAnswered, normalForm, talkOf, waitOf, type PlainCall } from '#test/kit/plain-call';
import { archiveOf, filters, plainCalls, rulesArbitrary } from '#test/kit/plain-calls';
import { passes } from '#test/kit/recount-choice';
import { rules } from '#test/kit/rules';
import { runs } from '#test/kit/runs';

const placeIn = (names: readonly string[], name: string): number => names.indexOf(name);
const orNull = <T>(value: T, isNone: boolean): T | null => (isNone ? null : value);
const namesOf = (ids: readonly string[]): string => ids.map((id) => `name of ${id}`).join('、');

/** What a column is sorted by; null where the call has no value, which comes last in either direction. */
const valueOf: Readonly<Record<CallFieldId, (call: PlainCall) => number | string | null>> = {
  startedAt: (call) => call.startedAt,
  contactType: (call) => placeIn(contactTypes, call.type),
  disposition: (call) => placeIn(dispositions, call.disposition),
  callingNumber: (call) => orNull(normalForm(call.calling), call.calling === ''),
  calledNumber: (call) => orNull(normalForm(call.called), call.called === ''),
  agents: (call) => orNull(namesOf(call.agents), call.agents.length === 0),
  skillGroups: (call) => orNull(namesOf(call.groups), call.groups.length === 0),
  waitSeconds: (call) => (isAnswered(call) || isAbandoned(call) ? waitOf(call) : null),
  talkSeconds: (call) => talkOf(call),
  rating: (call) => call.rating,
  surveyChannel: (call) => orNull(placeIn(surveyChannels, call.channel), call.channel === 'none'),
  releaseInitiator: (call) => orNull(placeIn(releaseInitiators, call.side), call.side === 'none'),
  recordingReady: (call) => Number(call.recording === true),
  contactId: (call) => call.id,
  ivrSeconds: () => null,
  queueSeconds: (call) => call.queue,
  ringSeconds: (call) => call.ring,
  heldSeconds: (call) => call.held,
  dialingSeconds: () => null,
  callSeconds: () => null,
  instance: (call) => call.instance,
};
const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** By comparing calls pair by pair: what is without a value last, at last the newest call first. */
function byColumns(sort: Sort): (one: PlainCall, other: PlainCall) => number {
  return (one, other) => {
    for (const { field, descending } of sort) {
      const [a, b] = [valueOf[field](one), valueOf[field](other)];
      if (a === null || b === null) {
        if (a === b) continue;
        return a === null ? 1 : -1;
      }
      const step = compare(a, b);
      if (step !== 0) return descending ? -step : step;
    }
    return other.startedAt - one.startedAt;
  };
}

const sorts: fc.Arbitrary<Sort> = fc
  .uniqueArray(fc.constantFrom(...callFieldIds), { minLength: 1, maxLength: 4 })
  .chain((fields) =>
    fc.tuple(...fields.map((field) => fc.record({ field: fc.constant(field), descending: fc.boolean() }))),
  );

describe('the grid', () => {
  test('has the calls of the filter in the order of the columns, newest first among equals', () => {
    fc.assert(
      fc.property(plainCalls, rulesArbitrary, filters, sorts, (calls, rules, filter, sort) => {
        const archive = archiveOf(calls, rules);
        const page = createRecords(archive).page(filter, sort, 0, 500, false);
        archive.close();
        const byId = new Map(calls.map((call) => [call.id, call]));
        const ids = page.count === 0 ? [] : (page.columns['contactId'] as string).split('\n');
        const shown = ids.map((id) => byId.get(id)!);
        const expected = calls.filter((call) => passes(call, filter, rules));
        expect(page.total).toBe(expected.length);
        expect(new Set(ids)).toEqual(new Set(expected.map(({ id }) => id)));
        const step = byColumns(sort);
        for (const [index, call] of shown.entries())
          if (index > 0) expect(step(shown[index - 1]!, call)).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('an order by counting', () => {
  test('equals sorting, and leaves equal ones as they were', () => {
    const keys = fc.oneof(
      fc.array(fc.nat({ max: 5 }), { maxLength: 200 }),
      fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 200 }),
      fc.array(fc.maxSafeNat(), { maxLength: 200 }),
    );
    fc.assert(
      fc.property(keys, (values) => {
        const items = Uint32Array.from(values, (_, index) => index * 3);
        const expected = [...items].sort((a, b) => values[a / 3]! - values[b / 3]!);
        expect([...sortByKey(items, Float64Array.from(values))]).toEqual(expected);
      }),
    );
  });

  test('by time holds also for calls that came in any order and in one millisecond', () => {
    fc.assert(
      fc.property(plainCalls, (calls) => {
        const archive = archiveOf(calls, rules);
        const order = [...inTimeOrder(archive, selectCalls(archive, {}))];
        const times = order.map((position) => archive.store.get(position + 1)!.started_at);
        archive.close();
        expect(times).toEqual(calls.map(({ startedAt }) => startedAt).sort((a, b) => a - b));
      }),
      { numRuns: runs(40) },
    );
  });
});
