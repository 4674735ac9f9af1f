// Calls to listen to: a fair sample of each agent's badly rated calls, and notes that stay with their call.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Archive } from '#electron/data/store/archive';
import { maintainHere } from '#electron/data/privacy/maintenance';
import { loadReview, saveReview } from '#electron/data/records/review';
import { ratedCall } from '#test/kit/plain-call';
import { archiveOf } from '#test/kit/plain-calls';
import { noon } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

const calls = [
  ...Array.from({ length: 40 }, (_, index) => ratedCall(index)),
  ...Array.from({ length: 5 }, (_, index) => ratedCall(100 + index, { agents: ['a2'], recording: false })),
  ratedCall(200, { agents: ['a2'] }),
  ratedCall(201, { agents: ['a3'], rating: 5 }),
  ratedCall(202, { agents: ['a3'], rating: 2, offered: false }),
  ratedCall(203, { agents: ['a1', 'a3'], rating: 2 }),
];

let archive: Archive;
beforeEach(() => {
  archive = archiveOf(calls, rules);
});
afterEach(() => archive.close());

test('takes the same number of each agent, recorded calls first, and always the same ones', () => {
  const queue = loadReview(archive, {}, 3, true);
  expect(queue).toMatchObject({ total: 47, checked: 0, agents: 3 });
  const of = (agent: string): number[] =>
    queue.calls.filter(({ agents }) => agents.endsWith(agent)).map(({ id }) => id);
  expect([of('a1').length, of('a2').length, of('a3').length]).toEqual([3, 3, 1]);
  expect(queue.calls.filter(({ isRecorded, agents }) => isRecorded && agents.endsWith('a2'))).toHaveLength(1);
  expect(loadReview(archive, {}, 3, true).calls.map(({ id }) => id)).toEqual(queue.calls.map(({ id }) => id));
  // The first of every agent, then the second: what is cut off at the end is nobody's alone.
  expect(new Set(queue.calls.slice(0, 3).map(({ agents }) => agents)).size).toBe(3);
  expect(queue.calls[0]).toMatchObject({
    number: '138****1111',
    rating: 1,
    waitSeconds: 15,
    talkSeconds: 60,
  });
  expect(loadReview(archive, { agents: ['a2'] }, 20, false)).toMatchObject({ total: 6, agents: 1 });
});

test('keeps the mark and the note with the call, takes them back, and counts what is checked', () => {
  const [first, second] = loadReview(archive, {}, 3, true).calls;
  saveReview(archive, { id: first!.id, isChecked: true, note: ' be kinder ' }, noon);
  saveReview(archive, { id: second!.id, isChecked: false, note: 'later' }, noon);
  const queue = loadReview(archive, {}, 3, true);
  expect(queue.checked).toBe(1);
  expect(queue.calls[0]).toMatchObject({ isChecked: true, note: 'be kinder' });
  expect(queue.calls[1]).toMatchObject({ isChecked: false, note: 'later' });
  saveReview(archive, { id: first!.id, isChecked: false, note: '  ' }, noon);
  expect(archive.database.prepare('SELECT count(*) FROM call_review').pluck().get()).toBe(1);
  expect(() => saveReview(archive, { id: 9999, isChecked: true, note: '' }, noon)).toThrow(/no call 9999/);
});

test('the notes of an instance go with it', () => {
  const [first] = loadReview(archive, {}, 1, true).calls;
  saveReview(archive, { id: first!.id, isChecked: true, note: '' }, noon);
  maintainHere(archive, 'forgetInstance', { instanceId: 'ccc-test' });
  expect(archive.database.prepare('SELECT count(*) FROM call_review').pluck().get()).toBe(0);
});
