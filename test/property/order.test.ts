// The grid's order equals one made by comparing, whatever the filter and the column; and so does any order by counting.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTimeOrder, sortByKey } from '../../electron/data/order';
import { createRecords } from '../../electron/data/records';
import { selectCalls } from '../../electron/data/stats/select';
import { contactTypes, dispositions } from '../../shared/call';
import { sortFields, type SortField } from '../../shared/record-fields';
import { isAbandoned, isAnswered, talkOf, waitOf, type PlainCall } from '../fixtures/plain-call';
import { archiveOf, filters, plainCalls, rulesArbitrary } from '../fixtures/plain-calls';
import { passes } from '../fixtures/recount-choice';
import { rules } from '../fixtures/rules';

/** What a column shows; calls without a value come before all others in ascending order. */
const valueOf: Readonly<Record<SortField, (call: PlainCall) => number>> = {
  startedAt: (call) => call.startedAt,
  contactType: (call) => contactTypes.findIndex((name) => name === call.type),
  disposition: (call) => dispositions.findIndex((name) => name === call.disposition),
  waitSeconds: (call) => (isAnswered(call) || isAbandoned(call) ? (waitOf(call) ?? -1) : -1),
  talkSeconds: (call) => talkOf(call) ?? -1,
  rating: (call) => call.rating ?? -1,
};

describe('the grid', () => {
  test('has the calls of the filter in the order of the column, newest first among equals', () => {
    fc.assert(
      fc.property(
        plainCalls,
        rulesArbitrary,
        filters,
        fc.constantFrom(...sortFields),
        fc.boolean(),
        (calls, rules, filter, field, descending) => {
          const archive = archiveOf(calls, rules);
          const page = createRecords(archive).page(filter, { field, descending }, 0, 500, false);
          archive.close();
          const byId = new Map(calls.map((call) => [call.id, call]));
          const ids = page.count === 0 ? [] : (page.columns['contactId'] as string).split('\n');
          const shown = ids.map((id) => byId.get(id)!);
          const expected = calls.filter((call) => passes(call, filter, rules));
          expect(page.total).toBe(expected.length);
          expect(new Set(ids)).toEqual(new Set(expected.map(({ id }) => id)));
          for (const [index, call] of shown.entries()) {
            const next = shown[index + 1];
            if (next === undefined) break;
            const step = (valueOf[field](next) - valueOf[field](call)) * (descending ? -1 : 1);
            expect(step).toBeGreaterThanOrEqual(0);
            if (step === 0 && field !== 'startedAt')
              expect(next.startedAt).toBeLessThanOrEqual(call.startedAt);
          }
        },
      ),
      { numRuns: 120 },
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
      { numRuns: 40 },
    );
  });
});
