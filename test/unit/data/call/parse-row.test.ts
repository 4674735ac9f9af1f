// Rows as the service may send them, read into their normal forms.
import { describe, expect, test } from 'vitest';
import { parsePage, parseRow, readBoolean, readNumber } from '#electron/data/call/parse-row';

const base = { ContactId: 'job-1', StartTime: 1532448000000 };
const read = (row: Record<string, unknown>): NonNullable<ReturnType<typeof parseRow>> =>
  parseRow({ ...base, ...row })!;

describe('single values', () => {
  test.each([
    [30, 30],
    ['30', 30],
    [' 30 ', 30],
    ['-1', -1],
    ['+2', 2],
    ['1.5', 1.5],
    ['', null],
    ['  ', null],
    [null, null],
    [undefined, null],
    ['1e3', null],
    ['0x10', null],
    ['abc', null],
    [NaN, null],
    [Infinity, null],
    [true, null],
    [[1], null],
    [{}, null],
  ])('number %o → %o', (value, expected) => expect(readNumber(value)).toBe(expected));

  test.each([
    [true, true],
    ['true', true],
    ['TRUE', true],
    [1, true],
    [false, false],
    ['False', false],
    [0, false],
    ['', null],
    [null, null],
    [undefined, null],
    ['yes', null],
  ])('boolean %o → %o', (value, expected) => expect(readBoolean(value)).toBe(expected));

  test.each([
    [1532448000000, 1532448000000],
    ['1532448000000', 1532448000000],
    [0, null],
    ['0', null],
    ['', null],
    [null, null],
    [undefined, null],
    [-5, null],
    [1e300, null],
    ['99999999999999999999', null],
  ])('time %o → %o', (value, expected) => {
    expect(read({ EstablishedTime: value }).establishedAt).toBe(expected);
    expect(read({ ReleaseTime: value }).releasedAt).toBe(expected);
  });

  test.each([
    [30, 30],
    ['30', 30],
    [0, 0],
    ['0', 0],
    ['', null],
    [null, null],
    [1e300, null],
    ['99999999999999999999', null],
  ])('duration %o → %o', (value, expected) => {
    const names = [
      'CallDuration',
      'IvrTime',
      'QueueTime',
      'RingTime',
      'WaitTime',
      'TalkTime',
      'HeldTime',
      'DialingTime',
    ];
    const call = read(Object.fromEntries(names.map((name) => [name, value])));
    const {
      callSeconds,
      ivrSeconds,
      queueSeconds,
      ringSeconds,
      waitSeconds,
      talkSeconds,
      heldSeconds,
      dialingSeconds,
    } = call;
    const all = [
      callSeconds,
      ivrSeconds,
      queueSeconds,
      ringSeconds,
      waitSeconds,
      talkSeconds,
      heldSeconds,
      dialingSeconds,
    ];
    expect(all).toEqual(names.map(() => expected));
  });
});

describe('rating', () => {
  test.each([
    [{ Satisfaction: 5 }, 5],
    [{ Satisfaction: '4' }, 4],
    [{ SatisfactionIndex: 3 }, 3],
    [{ SatisfactionIndex: '2' }, 2],
    [{ Satisfaction: 1, SatisfactionIndex: null }, 1],
    [{ Satisfaction: 1, SatisfactionIndex: '' }, 1],
    [{ Satisfaction: '', SatisfactionIndex: 2 }, 2],
    [{ Satisfaction: 0 }, null],
    [{ Satisfaction: -1 }, null],
    [{ Satisfaction: '-2' }, null],
    [{ Satisfaction: 0.4 }, null],
    [{ Satisfaction: '' }, null],
    [{ Satisfaction: null }, null],
    [{ Satisfaction: 'good' }, null],
    [{}, null],
    [{ Satisfaction: 9 }, 9],
  ])('%o → %o', (row, expected) => expect(read(row).rating).toBe(expected));

  test('of a size that is no key is kept apart from the keys of a scale, and can be stored', () => {
    const { rating } = read({ Satisfaction: 1e300 });
    expect(Number.isSafeInteger(rating)).toBe(true);
    expect(rating).toBeGreaterThan(253);
  });
});

describe('enumerations', () => {
  test.each([
    ['Inbound', 'inbound'],
    ['INBOUND', 'inbound'],
    ['OUTBOUND', 'outbound'],
    ['Outbond', 'outbound'],
    ['Back2Back', 'back2back'],
    ['BACK2BACK', 'back2back'],
    ['INTERNAL', 'internal'],
    ['Predictive', 'predictive'],
    ['PRIVACY_DIAL', 'privacyDial'],
    ['PrivacyDial', 'privacyDial'],
    ['CONFERENCE', 'conference'],
    ['Telepathy', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
    [7, 'unknown'],
  ])('contact type %o → %s', (value, expected) =>
    expect(read({ ContactType: value }).contactType).toBe(expected),
  );

  test.each([
    ['Success', 'success'],
    ['NoAnswer', 'noAnswer'],
    ['Reject', 'reject'],
    ['Rejected', 'reject'],
    ['AbandonedInContactFlow', 'abandonedIvr'],
    ['AbandonedInIVR', 'abandonedIvr'],
    ['AbandonedInQueue', 'abandonedQueue'],
    ['AbandonedRing', 'abandonedRing'],
    ['AbandonedInRing', 'abandonedRing'],
    ['AbandonedInVoiceNavigator', 'abandonedNavigator'],
    ['QueuingTimeout', 'queueTimeout'],
    ['QueuingOverflow', 'queueOverflow'],
    ['QueueOverflow', 'queueOverflow'],
    ['QueuingFailed', 'queueFailed'],
    ['IVRException', 'ivrException'],
    ['Voicemail', 'voicemail'],
    ['ForwardToOutsideNumber', 'forwarded'],
    ['OneStepTransfer', 'forwarded'],
    ['Busy', 'busy'],
    ['SUCCESS', 'success'],
    ['Novel', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('disposition %o → %s', (value, expected) =>
    expect(read({ ContactDisposition: value }).disposition).toBe(expected),
  );

  test.each([
    ['agent', 'agent'],
    ['CUSTOMER', 'customer'],
    ['system', 'unknown'],
    ['', 'none'],
    [null, 'none'],
  ])('releasing side %o → %s', (value, expected) =>
    expect(read({ ReleaseInitiator: value }).releaseInitiator).toBe(expected),
  );

  test.each([
    ['IVR', 'ivr'],
    ['sms', 'sms'],
    ['CHAT', 'chat'],
    ['FAX', 'unknown'],
    ['', 'none'],
    [undefined, 'none'],
  ])('survey channel %o → %s', (value, expected) =>
    expect(read({ SatisfactionSurveyChannel: value }).surveyChannel).toBe(expected),
  );
});

describe('rows', () => {
  test('people, numbers and the row itself are kept as they came', () => {
    const row = {
      ...base,
      AgentIds: 'a1, a2,,a3',
      AgentNames: 'Lee, Ann,王芳',
      SkillGroupIds: '',
      SkillGroupNames: null,
      CallingNumber: 13800001111,
      CalledNumber: ' 0571-88880000 ',
      Novel: { deep: [1] },
    };
    const call = parseRow(row)!;
    expect(call.agentIds).toEqual(['a1', 'a2', 'a3']);
    expect(call.agentNames).toBe('Lee, Ann,王芳');
    expect([call.skillGroupIds, call.skillGroupNames]).toEqual([[], '']);
    expect([call.callingNumber, call.calledNumber]).toEqual(['13800001111', '0571-88880000']);
    expect(call.raw).toBe(row);
  });

  test.each([
    [null],
    ['row'],
    [[]],
    [{}],
    [{ ContactId: 'a' }],
    [{ ContactId: 'a', StartTime: 0 }],
    [{ ContactId: '', StartTime: 5 }],
    [{ ContactId: '  ', StartTime: 5 }],
    [{ ContactId: null, StartTime: 5 }],
    [{ ContactId: 'a', StartTime: 'soon' }],
    [{ ContactId: 'a', StartTime: 1e300 }],
  ])('%o is no call', (row) => expect(parseRow(row)).toBeNull());

  test('the sample of the API page, all strings', () => {
    const call = parseRow({
      ContactId: 'job-6538214103685****',
      InstanceId: 'ccc-test',
      StartTime: '1532448000000',
      EstablishedTime: '1532448000000',
      ReleaseTime: '1532707199000',
      CallDuration: '30',
      ContactType: 'Outbound',
      ContactDisposition: 'Success',
      RecordingReady: 'true',
      ReleaseInitiator: 'agent',
      Satisfaction: '1',
      SatisfactionSurveyChannel: 'IVR',
      SatisfactionSurveyOffered: 'true',
    });
    expect(call).toMatchObject({
      startedAt: 1532448000000,
      releasedAt: 1532707199000,
      callSeconds: 30,
      contactType: 'outbound',
      disposition: 'success',
      recordingReady: true,
      surveyOffered: true,
      rating: 1,
      surveyChannel: 'ivr',
      talkSeconds: null,
    });
  });
});

describe('pages', () => {
  const row = { ...base };
  test('tell the total on page 1 only, as a number or a text', () => {
    expect(parsePage({ List: [row], TotalCount: 7 }, 1)).toMatchObject({ total: 7, rows: 1, unreadable: 0 });
    expect(parsePage({ List: [row], TotalCount: '7' }, 1)).toMatchObject({ total: 7 });
    expect(parsePage({ List: [row], TotalCount: 0 }, 2)).toMatchObject({ total: null, rows: 1 });
    expect(parsePage({ List: [row] }, 1)).toMatchObject({ total: null });
  });

  test('count rows that are no calls', () =>
    expect(parsePage({ List: [row, {}, null], TotalCount: 3 }, 1)).toMatchObject({ rows: 3, unreadable: 2 }));

  test('without data or list are no pages, unless there is nothing to list', () => {
    for (const data of [null, undefined, 'x', {}, { List: null, TotalCount: 3 }, { List: {}, TotalCount: 3 }])
      expect(parsePage(data, 1)).toBeUndefined();
    expect(parsePage({ List: null, TotalCount: 0 }, 1)).toMatchObject({ total: 0, rows: 0, listed: false });
    expect(parsePage({ List: null, TotalCount: 0 }, 2)).toBeUndefined();
    expect(parsePage({ List: [], TotalCount: 0 }, 1)).toMatchObject({ total: 0, rows: 0, listed: true });
  });
});
