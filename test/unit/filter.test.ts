// Filters from command-line words; every mistake names its option and what is accepted.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { filterFromWords, filterNames, filterSchema } from '../../shared/filter';

const read = (
  filters: readonly string[],
  more: { from?: string; to?: string; instance?: string; zone?: string } = {},
) => filterFromWords({ zone: 'Asia/Shanghai', ...more, filters });
const message = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

describe('words make a filter', () => {
  test.each([
    ['contactType=inbound,outbound', { contactTypes: ['inbound', 'outbound'] }],
    ['disposition=success', { dispositions: ['success'] }],
    ['agent=a@x,none', { agents: ['a@x', 'none'] }],
    ['skillGroup=g', { skillGroups: ['g'] }],
    ['surveyChannel=sms', { surveyChannels: ['sms'] }],
    ['releaseInitiator=agent', { releaseInitiators: ['agent'] }],
    ['rating=1,none', { ratings: [1, 0] }],
    ['recording=true', { recording: true }],
    ['recording=false', { recording: false }],
    ['weekday=1,7', { weekdays: [1, 7] }],
    ['hour=0,23', { hours: [0, 23] }],
    ['number=138', { number: '138' }],
    ['minTalkSeconds=5', { minTalkSeconds: 5 }],
    ['maxTalkSeconds=2.5', { maxTalkSeconds: 2.5 }],
  ])('%s', (word, filter) => expect(read([word])).toEqual(filter));

  test('several combine, with the period and the instance', () => {
    expect(
      read(['contactType=inbound', 'hour=9'], { from: '2026-03-04', to: '2026-03-04', instance: 'ccc-test' }),
    ).toEqual({
      from: Date.parse('2026-03-03T16:00:00Z'),
      to: Date.parse('2026-03-04T16:00:00Z'),
      instances: ['ccc-test'],
      contactTypes: ['inbound'],
      hours: [9],
    });
  });
});

describe('a mistake names the option', () => {
  test.each([
    ['contactType=inbund', /--filter.*"inbound"/],
    ['disposition=', /--filter.*disposition/],
    ['recording=maybe', /--filter.*recording.*true.*false/],
    ['rating=good', /--filter.*rating/],
    ['rating=-1', /--filter.*rating/],
    ['hour=24', /--filter.*hour/],
    ['hour=1.5', /--filter.*hour/],
    ['hour=', /--filter.*hour/],
    ['agent=,', /--filter.*agent/],
    ['weekday=0', /--filter.*weekday/],
    ['number=13', /--filter.*number/],
    ['number=13a4', /--filter.*number/],
    ['minTalkSeconds=-1', /--filter.*minTalkSeconds/],
    ['minTalkSeconds=soon', /--filter.*minTalkSeconds/],
    ['minTalkSeconds=', /--filter.*minTalkSeconds/],
    ['nonsense=1', /--filter: "nonsense=1"; accepted are .*contactType.*disposition/],
    ['contactType', /--filter: "contactType"; accepted are/],
    ['constructor=1', /accepted are/],
    ['__proto__=1', /accepted are/],
    ['', /accepted are/],
  ])('%s', (word, pattern) => expect(message(() => read([word]))).toMatch(pattern));

  test('periods and zones', () => {
    expect(message(() => read([], { from: '4 March' }))).toMatch(/--from: "4 March".*YYYY-MM-DD/);
    expect(message(() => read([], { to: '2026-02-30' }))).toMatch(/--to: "2026-02-30"/);
    expect(message(() => read([], { zone: 'Mars/Base' }))).toMatch(/--timezone: "Mars\/Base"/);
  });

  test('every name is listed', () => {
    const said = message(() => read(['x=1']));
    for (const name of filterNames) expect(said).toContain(name);
  });
});

test('the schema takes no unknown member and no other type', () => {
  for (const bad of [
    { agent: ['a'] },
    { from: '2026' },
    { from: 1.5 },
    { hours: [24] },
    { ratings: [255] },
    null,
    'x',
  ])
    expect(v.safeParse(filterSchema, bad).success).toBe(false);
  expect(v.safeParse(filterSchema, {}).success).toBe(true);
});
