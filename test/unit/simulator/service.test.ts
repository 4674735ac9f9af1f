// The service over HTTP: pages, limits, errors, both actions, rates, and rows that arrive while pages are read.
import { afterEach, describe, expect, test } from 'vitest';
import { startService, type Service, type ServiceOptions } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts, type TimedFacts } from '#electron/simulator/source';
import { call, idsOf, INSTANCE, KEYS, list, NOON, rowsOf } from './signed-call';

let service: Service | undefined;

async function start(calls: readonly TimedFacts[], options: Partial<ServiceOptions> = {}): Promise<Service> {
  service = await startService({
    source: sourceFromFacts(calls),
    instanceId: INSTANCE,
    keys: KEYS,
    clock: () => NOON,
    ...options,
  });
  return service;
}

afterEach(async () => {
  await service?.close();
  service = undefined;
});

const MINUTE = 60_000;
/** `count` calls a minute apart, the oldest first; ids job-000 … */
function calls(count: number): TimedFacts[] {
  return Array.from({ length: count }, (_, n) =>
    sampleCall({ contactId: `job-${String(n).padStart(3, '0')}`, startedAt: NOON - (count - n) * MINUTE }),
  );
}

describe('pages', () => {
  test('TotalCount on page 1 only, the last page is short, pages beyond are empty', async () => {
    const running = await start(calls(25));
    const pages = await Promise.all(
      ['1', '2', '3', '4'].map((PageNumber) => list(running, { PageNumber, PageSize: '10' })),
    );
    expect(pages.map((page) => page.body.Data?.TotalCount)).toEqual([25, 0, 0, 0]);
    expect(pages.map((page) => rowsOf(page).length)).toEqual([10, 10, 5, 0]);
    expect(new Set(pages.flatMap(idsOf)).size).toBe(25);
    expect(pages[1]!.body).toMatchObject({
      Code: 'OK',
      HttpStatusCode: 200,
      Data: { PageNumber: 2, PageSize: 10 },
    });
  });

  test('descending by default, ascending on demand', async () => {
    const running = await start(calls(3));
    expect(idsOf(await list(running, { SortOrder: '' }))).toEqual(['job-002', 'job-001', 'job-000']);
    expect(idsOf(await list(running, { SortOrder: 'ASC', OrderByField: 'startTime' }))).toEqual([
      'job-000',
      'job-001',
      'job-002',
    ]);
  });

  test('calls of one millisecond keep their order whatever the page size', async () => {
    const same = Array.from({ length: 7 }, (_, n) =>
      sampleCall({ contactId: `job-${(n * 3) % 7}`, startedAt: NOON - MINUTE }),
    );
    const running = await start(same);
    for (const SortOrder of ['ASC', 'DESC'])
      for (const size of [1, 2, 3, 7]) {
        const seen: unknown[] = [];
        for (let page = 1; seen.length < 7; page++)
          seen.push(
            ...idsOf(await list(running, { SortOrder, PageNumber: String(page), PageSize: String(size) })),
          );
        const sorted = ['job-0', 'job-1', 'job-2', 'job-3', 'job-4', 'job-5', 'job-6'];
        expect(seen).toEqual(SortOrder === 'ASC' ? sorted : sorted.reverse());
      }
  });

  test('both edges of the time range belong to it', async () => {
    const running = await start(calls(10));
    const at = (minutes: number): string => String(NOON - minutes * MINUTE);
    expect(idsOf(await list(running, { StartTime: at(5), EndTime: at(3) }))).toEqual([
      'job-005',
      'job-006',
      'job-007',
    ]);
  });

  test('without times: today in Shanghai until now', async () => {
    const midnight = NOON - 12 * 60 * MINUTE;
    const at = (contactId: string, startedAt: number): TimedFacts => sampleCall({ contactId, startedAt });
    const running = await start([at('yesterday', midnight - 1), at('first', midnight), at('later', NOON)]);
    const reply = await call(running, { InstanceId: INSTANCE, PageNumber: '1', PageSize: '10' });
    expect(idsOf(reply)).toEqual(['later', 'first']);
  });

  test('a row that appears while pages are read shifts the descending ones', async () => {
    let now = NOON;
    const late = sampleCall({ contactId: 'late', startedAt: NOON - 30_000, visibleAt: NOON + 1000 });
    const running = await start([...calls(4), late], { clock: () => now });
    const page = (PageNumber: string): Promise<unknown[]> =>
      list(running, { PageNumber, PageSize: '2', SortOrder: 'DESC' }).then(idsOf);
    expect(await page('1')).toEqual(['job-003', 'job-002']);
    now = NOON + 1000;
    expect(await page('2')).toEqual(['job-002', 'job-001']);
    expect(await page('1')).toEqual(['late', 'job-003']);
  });

  test('calls inserted and changed while running', async () => {
    const source = sourceFromFacts(calls(2));
    const running = await start([], { source });
    expect(idsOf(await list(running))).toHaveLength(2);
    source.insert(sampleCall({ contactId: 'new', startedAt: NOON - 90_000 }));
    source.update('job-000', { rating: 4 });
    const rows = rowsOf(await list(running));
    expect(rows.map((row) => row['ContactId'])).toEqual(['job-000', 'new', 'job-001']);
    expect(rows[0]!['SatisfactionIndex']).toBe(4);
  });
});

describe('late parts of a call', () => {
  test('rating, recording and release appear in their time', async () => {
    let now = NOON;
    const late = sampleCall({
      contactId: 'a',
      startedAt: NOON - MINUTE,
      surveyOffered: true,
      surveyChannel: 'SMS',
      rating: 5,
      ratingText: '非常满意',
      ratingAt: NOON + 3000,
      recordingAt: NOON + 2000,
      releaseVisibleAt: NOON + 1000,
    });
    const running = await start([late], { clock: () => now });
    const seen: unknown[] = [];
    for (let second = 0; second <= 3; second++) {
      now = NOON + second * 1000;
      const [row = {}] = rowsOf(await list(running));
      seen.push([row['ReleaseTime'], row['CallDuration'], row['RecordingReady'], row['SatisfactionIndex']]);
    }
    const released = NOON - MINUTE + 150_000;
    expect(seen).toEqual([
      [null, '', false, undefined],
      [released, '150', false, undefined],
      [released, '150', true, undefined],
      [released, '150', true, 5],
    ]);
  });
});

describe('refusals', () => {
  test.each([
    [{ InstanceId: '' }, '400 MissingInstanceId'],
    [{ InstanceId: 'other' }, '404 NotExists.InstanceId'],
    [{ PageNumber: '' }, '400 MissingPageNumber'],
    [{ PageSize: '' }, '400 MissingPageSize'],
    [{ PageNumber: '0' }, '400 Parameter.Minimum'],
    [{ PageNumber: '101' }, '400 Parameter.Maximum'],
    [{ PageSize: '101' }, '400 Parameter.Maximum'],
    [{ PageSize: 'ten' }, '400 Parameter.Format'],
    [{ StartTime: 'yesterday' }, '400 Parameter.Format'],
    [{ EndTime: '4133952000001' }, '400 Parameter.Maximum'],
    [{ SortOrder: 'UP' }, '400 Parameter.Enumeration'],
    [{ OrderByField: 'rating' }, '400 Parameter.Invalid'],
    [{ ContactType: 'Telepathy' }, '400 Parameter.Enumeration'],
    [{ SatisfactionList: '1,3' }, '400 Parameter.Format'],
    [{ SatisfactionList: '{"a":1}' }, '400 Parameter.Format'],
    [{ Criteria: '["139"]' }, '400 Parameter.Format'],
    [{ SatisfactionSurveyChannel: 'FAX' }, '400 Parameter.Enumeration'],
  ])('%j → %s', async (params, expected) => {
    const reply = await list(await start(calls(1)), params as unknown as Record<string, string>);
    expect(`${reply.status} ${reply.body.Code}`).toBe(expected);
    expect(Object.keys(reply.body)).toEqual(['RequestId', 'Message', 'Recommend', 'HostId', 'Code']);
  });

  test('a query changed after signing, another method, an unknown action', async () => {
    const running = await start(calls(1));
    const tampered = await list(
      running,
      {},
      { tamperedQuery: '/?InstanceId=ccc-test&PageNumber=2&PageSize=100' },
    );
    expect(tampered.body.Code).toBe('SignatureDoesNotMatch');
    expect((await list(running, {}, { method: 'GET' })).body.Code).toBe('UnsupportedHTTPMethod');
    expect((await list(running, {}, { action: 'DeleteInstance' })).status).toBe(404);
  });

  test('parameters in the form body are read, as old SDKs send them', async () => {
    const running = await start(calls(3));
    const reply = await call(running, {}, { body: `InstanceId=${INSTANCE}&PageNumber=1&PageSize=2` });
    expect(idsOf(reply)).toEqual(['job-002', 'job-001']);
  });
});

describe('both actions', () => {
  const v2 = { action: 'ListCallDetailRecordsV2' };

  test('V2 answers in capitals, with the fields of today', async () => {
    const [row] = rowsOf(await list(await start(calls(1)), {}, v2));
    expect(row).toMatchObject({
      ContactType: 'INBOUND',
      MediaType: 'AUDIO',
      TransferCount: 0,
      CallDuration: '150',
    });
  });

  test('an account without V2 falls back on a clear code', async () => {
    const refused = await list(await start(calls(1), { v2: 'refused' }), {}, v2);
    expect(`${refused.status} ${refused.body.Code}`).toBe('404 InvalidApi.NotFound');
    await service?.close();
    const forbidden = await list(await start(calls(1), { v2: 'forbidden' }), {}, v2);
    expect(`${forbidden.status} ${forbidden.body.Code}`).toBe('403 NoPermission');
    expect(idsOf(await list(service!))).toEqual(['job-000']);
  });

  test('V1 in the style of the page: everything a string', async () => {
    const running = await start(calls(1), { style: { numbers: 'strings', spelling: 'legacy' } });
    const reply = await list(running);
    expect(reply.body).toMatchObject({ HttpStatusCode: '200', Data: { TotalCount: '1', PageSize: '100' } });
    expect(
      rowsOf(reply)
        .flatMap((row) => Object.values(row))
        .every((value) => typeof value === 'string'),
    ).toBe(true);
  });
});

describe('rate and record', () => {
  test('more requests in a second than allowed are throttled with a time to wait', async () => {
    let now = 10_400;
    const running = await start(calls(1), { maxRequestsPerSecond: 2, rateClock: () => now });
    const codes: string[] = [];
    for (let n = 0; n < 3; n++) codes.push((await list(running)).body.Code);
    expect(codes).toEqual(['OK', 'OK', 'Throttling.User']);
    const refused = await list(running);
    expect([
      refused.status,
      refused.headers.get('x-acs-retry-after'),
      refused.headers.get('retry-after'),
    ]).toEqual([400, '600', '1']);
    now = 11_000;
    expect((await list(running)).body.Code).toBe('OK');
    expect(running.requests).toEqual({
      total: 5,
      byAction: { ListCallDetailRecords: 5 },
      throttled: 2,
      maxInOneSecond: 5,
    });
  });

  test('the log has parameters and codes, but no key and no signature', async () => {
    const running = await start(calls(1));
    await list(running, { AgentId: 'a' }, { accessKeySecret: 'wrong-secret' });
    expect(running.log).toMatchObject([
      { params: { AgentId: 'a' }, status: 400, code: 'SignatureDoesNotMatch' },
    ]);
    expect(JSON.stringify(running.log)).not.toMatch(/test-key|secret|Signature=/);
  });

  test('several instances of one account', async () => {
    const other = sourceFromFacts([sampleCall({ contactId: 'elsewhere', startedAt: NOON - 1000 })]);
    const running = await start(calls(1), { otherInstances: { 'ccc-two': other } });
    const [row] = rowsOf(await list(running, { InstanceId: 'ccc-two' }));
    expect(row).toMatchObject({ ContactId: 'elsewhere', InstanceId: 'ccc-two' });
  });
});
