// The generated call center: exact counts, the same data for the same options, and figures a manager would believe.
import { describe, expect, test } from 'vitest';
import { generateCallCenter, type GeneratedCallCenter } from '#electron/simulator/generator';
import type { CallFacts } from '#electron/simulator/source';

const OPTIONS = { seed: 11, calls: 40_000, firstDay: '2025-12-01', days: 40, instanceId: 'ccc-test' };
const LATER = Date.parse('2030-01-01T00:00:00Z');
const center = generateCallCenter(OPTIONS);
const calls = factsOf(center);
const inbound = calls.filter((call) => call.contactType === 'Inbound');

function factsOf(source: GeneratedCallCenter, from = 0, to = source.size): CallFacts[] {
  return Array.from({ length: to - from }, (_, n) => source.facts(from + n, LATER));
}

function dayOf(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

describe('determinism', () => {
  const small = { ...OPTIONS, calls: 1500, days: 12 };
  const smallCenter = generateCallCenter(small);

  test('same options, same calls; another seed, other calls', () => {
    expect(factsOf(generateCallCenter(small))).toEqual(factsOf(smallCenter));
    expect(factsOf(generateCallCenter({ ...small, seed: 12 }))).not.toEqual(factsOf(smallCenter));
  });

  test('later days change nothing before them and do not depend on the steps', () => {
    const before = factsOf(smallCenter);
    const bySteps = generateCallCenter(small);
    bySteps.extendTo('2025-12-13');
    bySteps.extendTo('2025-12-16');
    bySteps.extendTo('2025-12-02');
    const atOnce = generateCallCenter(small);
    atOnce.extendTo('2025-12-16');
    expect(bySteps.lastDay).toBe('2025-12-16');
    expect(bySteps.size).toBeGreaterThan(1500 + 4 * 60);
    expect(factsOf(bySteps)).toEqual(factsOf(atOnce));
    expect(factsOf(bySteps, 0, before.length)).toEqual(before);
    expect(bySteps.version).not.toBe(smallCenter.version);
  });

  test.each([0, 1, 7, 999])('exactly %i calls, all within the range', (count) => {
    const source = generateCallCenter({ ...OPTIONS, calls: count, days: 9 });
    expect(source.size).toBe(count);
    const days = factsOf(source).map((call) => dayOf(call.startedAt));
    expect(days.every((day) => day >= '2025-12-01' && day <= '2025-12-09')).toBe(true);
  });

  test('refuses counts and dates that make no range', () => {
    expect(() => generateCallCenter({ ...OPTIONS, days: 0 })).toThrow(RangeError);
    expect(() => generateCallCenter({ ...OPTIONS, calls: 1.5 })).toThrow(RangeError);
    expect(() => generateCallCenter({ ...OPTIONS, firstDay: '2025-13-01' })).toThrow(RangeError);
  });
});

describe('ids and order', () => {
  test('sorted by start, then id; ids unique; some calls share a millisecond', () => {
    expect(calls).toHaveLength(OPTIONS.calls);
    expect(new Set(calls.map((call) => call.contactId)).size).toBe(calls.length);
    const pairs = calls.slice(1).map((call, n) => [calls[n]!, call] as const);
    const shared = pairs.filter(([a, b]) => a.startedAt === b.startedAt).length;
    const isOrdered = ([a, b]: readonly [CallFacts, CallFacts]): boolean =>
      a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.contactId < b.contactId);
    expect(pairs.every(isOrdered)).toBe(true);
    expect(shared).toBeGreaterThan(10);
  });

  test('a call is found by its id', () => {
    for (const n of [0, 17, 20_000, calls.length - 1]) expect(center.find(calls[n]!.contactId)).toBe(n);
    expect(center.find('job-1')).toBeUndefined();
    expect(center.find('job-176454720000012345')).toBeUndefined();
  });

  test('a glance tells the same as the facts', () => {
    for (let n = 0; n < calls.length; n += 97) {
      const asOf = calls[n]!.releasedAt! + 60_000;
      const facts = center.facts(n, asOf);
      const glance = center.glance!(n, asOf);
      const fields = Object.keys(glance) as (keyof typeof glance)[];
      expect(fields).toHaveLength(15);
      for (const field of fields) expect(glance[field]).toEqual(facts[field]);
    }
  });
});

describe('a believable center', () => {
  test('people', () => {
    expect(center.agents.length).toBeGreaterThanOrEqual(30);
    expect(center.agents.length).toBeLessThanOrEqual(200);
    expect(center.groups.length).toBeGreaterThanOrEqual(6);
    expect(center.groups.length).toBeLessThanOrEqual(20);
    const names = center.agents.map((agent) => agent.name);
    expect(names).toContain('王芳,高级');
    expect(names.some((name) => /[㐂𠮷龘]/u.test(name))).toBe(true);
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(30);
    const large = generateCallCenter({ ...OPTIONS, calls: 30_000, days: 2 });
    expect([large.agents.length, large.groups.length]).toEqual([200, 20]);
    expect(large.groups.some((group) => group.name.includes(','))).toBe(true);
  });

  test('types and dispositions', () => {
    const types = countBy(calls, (call) => call.contactType);
    expect(types.get('Inbound')! / calls.length).toBeCloseTo(0.72, 2);
    expect(types.get('Outbound')! / calls.length).toBeCloseTo(0.22, 1);
    expect(types.get('Back2Back')).toBeGreaterThan(1000);
    expect(types.get('Internal')).toBeGreaterThan(100);
    const outbound = calls.filter((call) => call.contactType === 'Outbound');
    const connected = outbound.filter((call) => call.disposition === 'Success').length;
    expect(connected / outbound.length).toBeCloseTo(0.55, 1);
    const unknown = calls.filter((call) =>
      /CallbackQueued|AgentAssistTransfer/.test(call.disposition),
    ).length;
    expect(unknown).toBeGreaterThan(0);
    expect(unknown / calls.length).toBeLessThan(0.001);
  });

  test('waiting comes out right: level, abandonment, answers', () => {
    const queued = inbound.filter((call) => call.skillGroupIds.length > 0);
    const answered = queued.filter((call) => call.disposition === 'Success');
    const abandoned = queued.filter((call) => /InQueue|InRing/.test(call.disposition));
    const inTime = answered.filter((call) => call.waitSeconds <= 20).length;
    expect(inTime / (answered.length + abandoned.length)).toBeGreaterThan(0.7);
    expect(inTime / (answered.length + abandoned.length)).toBeLessThan(0.88);
    expect(abandoned.length / queued.length).toBeGreaterThan(0.035);
    expect(abandoned.length / queued.length).toBeLessThan(0.1);
    expect(answered.length / queued.length).toBeGreaterThan(0.86);
    expect(abandoned.every((call) => call.waitSeconds === 0 && call.queueSeconds !== null)).toBe(true);
  });

  test('the calendar shows: Mondays, weekends, New Year, the outage', () => {
    const byDay = countBy(inbound, (call) => dayOf(call.startedAt));
    const volume = (day: string): number => byDay.get(day) ?? 0;
    expect(volume('2025-12-08')).toBeGreaterThan(volume('2025-12-11'));
    expect(volume('2025-12-13')).toBeLessThan(0.8 * volume('2025-12-11'));
    expect(volume('2026-01-01')).toBeLessThan(0.6 * volume('2025-12-25'));
    expect(center.outageDay).not.toBeNull();
    const lostOn = (isOutage: boolean): number => {
      const queued = inbound.filter(
        (call) =>
          (dayOf(call.startedAt) === center.outageDay) === isOutage && call.disposition !== 'AbandonedInIVR',
      );
      return queued.filter((call) => call.disposition !== 'Success').length / queued.length;
    };
    expect(lostOn(true)).toBeGreaterThan(2 * lostOn(false));
  });

  test('times fit together', () => {
    const isWrong = (call: CallFacts): boolean => {
      const { establishedAt, releasedAt, startedAt } = call;
      if (releasedAt === null || releasedAt < startedAt) return true;
      if ((establishedAt === null) !== (call.disposition !== 'Success')) return true;
      if (establishedAt === null) return false;
      const waits = [call.ivrSeconds, call.queueSeconds, call.ringSeconds, call.dialingSeconds];
      const beforeSeconds = waits.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
      const talkSeconds = (call.talkSeconds ?? 0) + (call.heldSeconds ?? 0);
      return (
        Math.abs((establishedAt - startedAt) / 1000 - beforeSeconds) >= 2 ||
        (releasedAt - establishedAt) / 1000 <= talkSeconds - 2
      );
    };
    expect(calls.filter(isWrong)).toEqual([]);
  });

  test('surveys: asked of most, answered by few, mostly satisfied, agents differ', () => {
    const answered = inbound.filter((call) => call.disposition === 'Success');
    const offered = answered.filter((call) => call.surveyOffered);
    expect(offered.length / answered.length).toBeCloseTo(0.6, 1);
    const response = (channel: string): number => {
      const asked = offered.filter((call) => call.surveyChannel === channel);
      return asked.filter((call) => call.rating !== null).length / asked.length;
    };
    expect(response('IVR')).toBeGreaterThan(0.14);
    expect(response('IVR')).toBeLessThan(0.22);
    expect(response('SMS')).toBeGreaterThan(0.05);
    expect(response('SMS')).toBeLessThan(0.11);
    const ratings = offered.map((call) => call.rating).filter((rating) => rating !== null);
    expect(ratings.reduce((a, b) => a + b, 0) / ratings.length).toBeCloseTo(4.4, 0);
    expect(new Set(ratings)).toEqual(new Set([0, 1, 2, 3, 4, 5, 9]));
  });

  test('numbers are valid, callers come back, some calls are transferred', () => {
    const customers = inbound.map((call) => call.callingNumber);
    expect(customers.every((number) => /^(\+86|0086)?1[3-9]\d{9}$|^0\d{9,12}$/.test(number))).toBe(true);
    expect(new Set(customers).size).toBeLessThan(0.9 * customers.length);
    expect(calls.filter((call) => call.agentIds.length > 1).length).toBeGreaterThan(500);
    expect(calls.some((call) => call.skillGroupIds.length > 1)).toBe(true);
  });
});

describe('late parts', () => {
  test('SMS ratings arrive up to days after the call, IVR ratings with it', () => {
    const delays: number[] = [];
    calls.forEach((call, n) => {
      if (call.rating === null) return;
      const early = center.facts(n, center.visibleAt(n));
      if (call.surveyChannel === 'IVR') expect(early.rating).toBe(call.rating);
      else if (center.facts(n, call.releasedAt! + 86_400_000).rating === null) delays.push(n);
      expect(center.facts(n, call.releasedAt! + 11 * 86_400_000).rating).toBe(call.rating);
    });
    expect(delays.length).toBeGreaterThan(0);
  });

  test('rows come after the release; a few releases and recordings later still', () => {
    let lateReleases = 0;
    let lateRecordings = 0;
    let wrong = 0;
    calls.forEach((call, n) => {
      const visibleAt = center.visibleAt(n);
      if (visibleAt <= call.releasedAt! || visibleAt - call.startedAt > center.maxVisibleLagMs) wrong++;
      const early = center.facts(n, visibleAt);
      if (early.releasedAt === null) lateReleases++;
      if (call.recordingReady && !early.recordingReady) lateRecordings++;
    });
    expect(wrong).toBe(0);
    expect(lateReleases).toBeGreaterThan(20);
    expect(lateRecordings).toBeGreaterThan(1000);
  });
});
