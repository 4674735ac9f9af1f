// Filters from command-line words; every mistake names its option and what is accepted.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { filterSchema } from '#shared/domain/filter';
import { filterFromWords, filterNames } from '#shared/domain/filter-words';

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
    ['surveyChannel=SMS, Chat', { surveyChannels: ['sms', 'chat'] }],
    ['disposition=Success,ABANDONEDIVR', { dispositions: ['success', 'abandonedIvr'] }],
    ['rating=None,253', { ratings: [0, 253] }],
    ['recording=TRUE', { recording: true }],
    ['agent=Ann@X', { agents: ['Ann@X'] }],
    ['hour=9,,9,10', { hours: [9, 10] }],
    ['ratingClass=dissatisfied', { ratingClasses: ['dissatisfied'] }],
    ['surveyOffered=true', { surveyOffered: true }],
    ['offered=false', { offered: false }],
    ['unreached=true', { unreached: true }],
    ['overWaitSeconds=20', { overWaitSeconds: 20 }],
    ['maxWaitSeconds=20', { maxWaitSeconds: 20 }],
    ['disposition!=success,reject', { exclude: { dispositions: ['success', 'reject'] } }],
    ['agent!=none', { exclude: { agents: ['none'] } }],
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

  test('lists that come twice unite', () => {
    expect(
      read(['disposition=success', 'hour=9,10', 'disposition=reject,success', 'hour=10,11', 'agent=a']),
    ).toEqual({ dispositions: ['success', 'reject'], hours: [9, 10, 11], agents: ['a'] });
  });

  test('one day, and one moment to the next', () => {
    const at = Date.parse('2026-03-04T00:00:00Z');
    expect(read([], { from: '2026-03-04T00:00:00.000Z', to: '2026-03-04T00:00:00.001Z' })).toEqual({
      from: at,
      to: at + 1,
    });
    expect(read([], { from: '2026-03-04', to: '2026-03-04', zone: 'UTC' })).toEqual({
      from: at,
      to: at + 86_400_000,
    });
  });
});

describe('a mistake names the option', () => {
  test.each([
    ['contactType=inbund', /--filter contactType: "inbund"; accepted values: .*inbound/],
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
    ['nonsense=1', /--filter: "nonsense=1"; use name=value .*contactType.*disposition/],
    ['contactType', /--filter: "contactType"; use name=value/],
    ['constructor=1', /use name=value/],
    ['recording!=true', /--filter recording: != is for lists; give recording=value/],
    ['hour!=24', /--filter hour: "24"/],
    ['=1', /use name=value/],
    ['!=1', /use name=value/],
    ['__proto__=1', /use name=value/],
    ['', /use name=value/],
  ])('%s', (word, pattern) => expect(message(() => read([word]))).toMatch(pattern));

  test.each([
    [
      'surveyChannel=email',
      '--filter surveyChannel: "email"; accepted values: none, ivr, sms, chat, unknown',
    ],
    [
      'surveyChannel=sms,email',
      '--filter surveyChannel: "email"; accepted values: none, ivr, sms, chat, unknown',
    ],
    ['releaseInitiator=', '--filter releaseInitiator: ""; accepted values: none, agent, customer, unknown'],
    ['number=12', '--filter number: "12"; give 3 to 20 digits'],
    ['number=123,456', '--filter number: "123,456"; give 3 to 20 digits'],
    ['rating=0', '--filter rating: "0"; give none or whole numbers from 1 to 253'],
    ['rating=254', '--filter rating: "254"; give none or whole numbers from 1 to 253'],
    ['hour=1e1', '--filter hour: "1e1"; give whole numbers from 0 to 23'],
    ['weekday=8', '--filter weekday: "8"; give whole numbers from 1 (Monday) to 7 (Sunday)'],
    ['recording=true,false', '--filter recording: "true,false"; accepted values: true, false'],
    ['maxTalkSeconds=Infinity', '--filter maxTalkSeconds: "Infinity"; give a number of seconds'],
    [
      `agent=${'a'.repeat(201)}`,
      `--filter agent: "${'a'.repeat(201)}"; give IDs of at most 200 characters, or none for calls without one`,
    ],
    [
      `agent=${Array.from({ length: 1001 }, (_, index) => index).join(',')}`,
      '--filter agent: give at most 1000 values',
    ],
  ])('%.40s says what to give', (word, said) => expect(message(() => read([word]))).toBe(said));

  test.each([
    ['number', '138', '139'],
    ['recording', 'true', 'true'],
    ['minTalkSeconds', '1', '2'],
    ['maxTalkSeconds', '0', '2'],
  ])('%s takes one value', (name, first, second) =>
    expect(message(() => read([`${name}=${first}`, `${name}=${second}`]))).toBe(
      `--filter ${name}: given more than once; it takes one value`,
    ),
  );

  test('a period without time names both options', () => {
    expect(message(() => read([], { from: '2026-03-05', to: '2026-03-04' }))).toBe(
      '--from: "2026-03-05" is not before the end of --to: "2026-03-04"',
    );
    const at = '2026-03-04T00:00:00Z';
    expect(message(() => read([], { from: at, to: at }))).toMatch(/--from: .* --to: /);
  });

  test('no word brings out the text of the schema library', () => {
    const values = [
      '',
      ' ',
      '-1',
      'x',
      '1e999',
      '9'.repeat(400),
      'null',
      '٣',
      '0x10',
      'a'.repeat(300),
      '１２３',
    ];
    for (const name of filterNames)
      for (const value of values) {
        const said = message(() => read([`${name}=${value}`]));
        if (said !== 'no error') expect(said.startsWith(`--filter ${name}: "`), said).toBe(true);
      }
    expect(message(() => read([], { instance: 'a'.repeat(201) }))).toMatch(/^--instance: /);
  });

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
