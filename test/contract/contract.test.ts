// The border between the processes: what is refused, what is answered, and that every answer can cross.
import {
  type HandlersOf,
  type RequestOf,
  contract,
  eventNames,
  type EventName,
  type RequestName,
} from '#shared/contract/contract';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandlers } from '#electron/data/handlers';
import { answer, serve } from '#electron/data/serve';
import { generateCallCenter } from '#electron/simulator/generator';
import type { Service } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts } from '#electron/simulator/source';
import { errorCodes, type Answer, type Reply } from '#shared/base/envelope';
import { defaultSettings, newInstance, rulesOf } from '#shared/domain/settings';
import type { Overview } from '#shared/contract/views';
import { loadOverview } from '#electron/data/stats/overview';
import { openArchive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { toRowV2 } from '#electron/simulator/rows';
import { keys, startCenter } from '#test/kit/center';
import { day, instanceId, noon } from '#test/kit/sync-desk';
import { goodRequests } from './good-requests';

const folder = mkdtempSync(join(tmpdir(), 'ccc-contract-'));
let service: Service;
let handlers: HandlersOf<'data'>;
const events: { name: EventName; payload: unknown }[] = [];
const settings = {
  ...defaultSettings,
  instances: [newInstance({ id: instanceId, requestsPerSecond: 1000 })],
};

beforeAll(async () => {
  const calls = Array.from({ length: 40 }, (_, index) =>
    sampleCall({
      contactId: `job-${index}`,
      startedAt: noon - day - index * 1000,
      rating: 5,
      surveyOffered: true,
    }),
  );
  service = await startCenter(instanceId, sourceFromFacts(calls), { clock: () => noon });
  handlers = createHandlers({
    databasePath: join(folder, 'calls.db'),
    fetch,
    clock: () => noon,
    emit: (name, payload) => void events.push({ name, payload }),
  });
});
afterAll(async () => {
  await answer(handlers, 'database.close', undefined);
  await service.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const data = (Object.keys(contract) as RequestName[]).filter(
  (name) => contract[name].owner === 'data',
) as RequestOf<'data'>[];
const good = goodRequests(() => ({ instance: settings.instances[0], keys, endpoint: service.url }), settings);

const optional = new Set(['from', 'to', 'instances']);

/** Inputs that no request of the data process takes, and near misses of its own. */
function badInputs(name: RequestOf<'data'>): unknown[] {
  const proper = good[name]();
  const everywhere = ['text', 7, true, [proper], { unknown: 1 }];
  if (typeof proper !== 'object' || proper === null) return [...everywhere, null, {}];
  const without = Object.keys(proper).filter((key) => !optional.has(key));
  return [
    ...everywhere,
    undefined,
    null,
    { ...proper, unknown: 1 },
    ...without.map((key) => Object.fromEntries(Object.entries(proper).filter(([other]) => other !== key))),
    ...Object.keys(proper).map((key) => ({ ...proper, [key]: { not: 'this' } })),
    ...Object.keys(proper).map((key) => ({ ...proper, [key]: null })),
  ];
}

describe('requests of the data process', () => {
  test.each(data)('%s refuses bad input', async (name) => {
    for (const input of badInputs(name)) {
      const reply = await answer(handlers, name, input);
      expect(reply, JSON.stringify(input)).toMatchObject({ ok: false, error: { code: 'badInput' } });
    }
  });

  test('before the archive is open fail with a code of the closed set', async () => {
    const closed = createHandlers({
      databasePath: ':memory:',
      fetch,
      clock: () => noon,
      emit: () => undefined,
    });
    for (const name of data.filter((one) => one !== 'rules.set')) {
      const reply = await answer(closed, name, good[name]());
      if (!reply.ok) expect(errorCodes).toContain(reply.error.code);
    }
  });

  test.each(Object.keys(good) as RequestOf<'data'>[])(
    '%s is answered, and the answer can cross',
    async (name) => {
      const input: unknown = good[name]();
      expect(v.safeParse(contract[name].input, input).success).toBe(true);
      const reply = await answer(handlers, name, input);
      expect(reply).toMatchObject({ ok: true });
      expect(structuredClone(reply)).toEqual(reply);
    },
  );

  test('the list of good requests has every one', () =>
    expect(Object.keys(good).sort()).toEqual([...data].sort()));

  test('what is told can cross and has a declared name', () => {
    expect(events.length).toBeGreaterThan(0);
    for (const { name, payload } of events) {
      expect(eventNames).toContain(name);
      expect(structuredClone(payload)).toEqual(payload);
    }
  });

  test.each(['nonsense', '', 'app.state', 'sync.start', 'constructor', '__proto__', 'toString'])(
    '"%s" is unknown to it',
    async (name) =>
      expect(await answer(handlers, name, undefined)).toMatchObject({
        ok: false,
        error: { code: 'unknownRequest' },
      }),
  );

  test('filters are checked through and through', async () => {
    for (const filter of [{ hours: [24] }, { agents: 'a' }, { number: '1' }, { from: 'x' }, { deep: {} }])
      expect(await answer(handlers, 'overview.load', { filter })).toMatchObject({
        error: { code: 'badInput', detail: expect.stringMatching(/^overview\.load: filter/) as unknown },
      });
  });
});

describe('the port', () => {
  /** Sends the calls in one go; resolves when all are answered. */
  function send(names: readonly string[], own: HandlersOf<'data'>): Promise<Map<number, Reply>> {
    return new Promise((resolve) => {
      const replies = new Map<number, Reply>();
      const post = (message: Answer): void => {
        replies.set(message.id, message.reply);
        if (replies.size === names.length) resolve(replies);
      };
      const receive = serve(own, { post });
      for (const [id, name] of names.entries()) receive({ kind: 'call', id, name, input: { filter: {} } });
    });
  }

  test('answers only the newest of several waiting overviews, and everything else', async () => {
    let asked = 0;
    const own = { ...handlers, 'overview.load': () => ((asked += 1), { asked } as unknown as Overview) };
    const replies = await send(
      ['overview.load', 'run.states', 'overview.load', 'overview.load', 'nonsense'],
      own,
    );
    const codes = [...replies]
      .sort(([a], [b]) => a - b)
      .map(([, reply]) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes).toEqual(['cancelled', 'badInput', 'cancelled', 'ok', 'unknownRequest']);
    expect(asked).toBe(1);
  });

  test('turns whatever a handler throws into a reply', async () => {
    const thrown: unknown[] = [
      new Error('x'),
      'text',
      null,
      undefined,
      Object.assign(new Error('y'), { code: 'SQLITE_FULL' }),
    ];
    const codes: string[] = [];
    for (const error of thrown) {
      const own = { ...handlers, 'run.states': () => Promise.reject(error as Error) };
      const reply = await answer(own, 'run.states', undefined);
      codes.push(reply.ok ? 'ok' : reply.error.code);
    }
    expect(codes).toEqual(['internal', 'internal', 'internal', 'internal', 'diskFull']);
  });
});

test('an overview of 50,000 calls is at most 64 kB', () => {
  const rules = rulesOf(defaultSettings);
  const center = generateCallCenter({ seed: 7, calls: 50_000, firstDay: '2026-02-01', days: 30, instanceId });
  const archive = openArchive(':memory:', rules);
  const end = Date.parse('2026-03-10T00:00:00Z');
  const calls = Array.from({ length: center.size }, (_, index) =>
    parseRow(toRowV2(center.facts(index, end), instanceId))!,
  );
  const entry = { from: 0, to: end, state: 'complete', reason: '', attempts: 1, asOf: end } as const;
  archive.write(
    archive.store.instanceOf(instanceId),
    calls,
    { ...entry, counted: 50_000, stored: 50_000 },
    { api: 2, at: end },
  );
  for (const filter of [{}, { from: Date.parse('2026-02-15T16:00:00Z'), to: end }]) {
    const overview = loadOverview(archive, filter, end);
    expect(overview.statement.n).toBeGreaterThan(20_000);
    expect(overview.days.length).toBeGreaterThan(12);
    expect(serialize(overview).length).toBeLessThanOrEqual(64 * 1024);
  }
  archive.close();
});

test('an overview of 400 days that were never proved, 300 agents and 60 groups is at most 64 kB', () => {
  const archive = openArchive(':memory:', rulesOf(defaultSettings));
  const end = noon + day;
  const calls = Array.from({ length: 24_000 }, (_, index) =>
    parseRow({
      ContactId: `job-${index}`,
      StartTime: noon - (index % 400) * day,
      ContactType: 'Inbound',
      ContactDisposition: index % 5 === 0 ? 'AbandonedInQueue' : 'Success',
      QueueTime: index % 90,
      TalkTime: index % 600,
      SatisfactionSurveyOffered: true,
      SatisfactionIndex: 1 + (index % 5),
      AgentIds: `agent-${index % 300}@ccc-with-a-long-instance-name`,
      AgentNames: `客户服务中心坐席${index % 300}号`,
      SkillGroupIds: `skg-${index % 60}@ccc-with-a-long-instance-name`,
      SkillGroupNames: `售后服务与技术支持组${index % 60}`,
    })!,
  );
  archive.write(archive.store.instanceOf(instanceId), calls, null, { api: 2, at: end });
  for (const filter of [{}, { from: noon - 398 * day, to: end }]) {
    const overview = loadOverview(archive, filter, end);
    expect(overview.days.length).toBeGreaterThanOrEqual(400);
    expect(overview.statement.daysIncomplete.length).toBeGreaterThanOrEqual(400);
    expect(overview.agents).toMatchObject({ total: 300 });
    expect(serialize(overview).length).toBeLessThanOrEqual(64 * 1024);
  }
  archive.close();
});
