// No phone number and no secret may reach the log file.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { log, maskText, openLog, registerSecret } from '#electron/main/base/log';
import { HOTLINES, TRUNKS } from '#electron/simulator/names';
import { numberOfCustomer } from '#electron/simulator/people';
import { temporaryFolder } from '#test/kit/folder';
import { runs } from '#test/kit/runs';

test.each([
  ['caller 13800001111 left', 'caller *** left'],
  ['+8613800001111', '***'],
  ['8613800001111', '***'],
  ['008613800001111', '***'],
  ['4008001234, 02112345678', '***, ***'],
  ['0571-28001000 and (021) 6123 0010', '*** and ***'],
  ['138 0000 1111', '***'],
  ['tel-13800001111', 'tel-***'],
  ['13800001111-13900002222', '***'],
  ['１３８００００１１１１', '***'],
  ['/?number=%2B8613800001111&x=1', '/?number=%2B***&x=1'],
  ['a13800001111b_13900002222', 'a***b_***'],
  ['LTAI5tAbCdEfGh12', 'LTAI***'],
  ['Signature=abc%2Bdef%3D&AccessKeyId=testid1234', 'Signature=***&AccessKeyId=***'],
  [`open '${homedir()}/a.db'`, "open '~/a.db'"],
  // A moment in ms, counts, dates, request ids and addresses are no numbers of people.
  ['at 1772553600000', 'at 1772553600000'],
  ['12345 calls on 2026-03-04', '12345 calls on 2026-03-04'],
  ['2026-03-04T08:15:00.123Z and 2026-03-04 12:30', '2026-03-04T08:15:00.123Z and 2026-03-04 12:30'],
  ['request 5B7C1D2E-1234-5678-9012-123456789012', 'request 5B7C1D2E-1234-5678-9012-123456789012'],
  ['connect ECONNREFUSED 192.168.100.200:43125', 'connect ECONNREFUSED 192.168.100.200:43125'],
])('%s is written as %s', (text, masked) => expect(maskText(text)).toBe(masked));

/** As the program and what it calls write lines: alone, in words, JSON, addresses, errors of SQLite and the service. */
const lines: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `sync ccc-test (manual): badAnswer caller ${text}: unexpected`,
  (text) => JSON.stringify({ Caller: text, Callee: `x${text}`, list: [text, text] }),
  (text) => `GET /?CallingNumber=${encodeURIComponent(text)}&PageNumber=1 failed`,
  (text) => `SQLITE_CONSTRAINT: UNIQUE constraint failed (${text},${text})`,
  (text) => `Parameter.Illegal: The parameter Number="${text}" is not valid.`,
  (text) => `start failed: Error: no such file ${text}.pdf\n    at open (/a/b.js:1:2)\n    at ${text}`,
  (text) => `id-${text}-${text}_${text}`,
];
const digitsOf = (text: string): string => text.replace(/\D/g, '');

test('of the numbers of a whole call center nothing can be read, in no kind of line', () => {
  const customers = Array.from({ length: 20_000 }, (_, index) => numberOfCustomer(1, index));
  // 95123 is everybody's hotline and too short to be told from a count.
  const own = [...HOTLINES, ...TRUNKS].filter((number) => number.length > 6);
  for (const number of [...customers, ...own])
    for (const line of lines) {
      const masked = maskText(line(number));
      const tail = digitsOf(number).slice(-7);
      if (digitsOf(masked).includes(tail) || masked.includes(tail))
        expect.fail(`${line(number)} was written as ${masked}`);
    }
});

test('numbers of any length and any way of grouping are masked', () => {
  const separators = ['', ' ', '-', ') ', '.', ' - '];
  const digit = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(
      fc.array(digit, { minLength: 7, maxLength: 12 }),
      fc.array(fc.constantFrom(...separators.slice(0, 4)), { minLength: 12, maxLength: 12 }),
      (digits, between) => {
        const text = digits.map((one, index) => `${index === 0 ? '' : between[index]!}${one}`).join('');
        // A date is a date, wherever the rest of its digits come from.
        fc.pre(!/20\d\d-[01]\d-[0-3]\d/.test(text));
        expect(maskText(`call from ${text}.`)).toBe('call from ***.');
      },
    ),
    { numRuns: runs(2000) },
  );
});

test('a secret that was handed in never appears, whatever is around it and however it is written', () => {
  const folder = temporaryFolder();
  openLog(folder);
  const secret = 's3cr3t/of+the="key';
  registerSecret(secret);
  log('warn', `refused: x${secret}x for 13800001111`);
  log('warn', `${encodeURIComponent(secret)} ${JSON.stringify({ secret })}`);
  log('warn', Buffer.from(secret).toString('base64'));
  const written = readFileSync(join(folder, 'ccc-reports.log'), 'utf8');
  expect(written).toContain('refused: x***x for ***');
  expect(written).not.toMatch(/s3cr3t|czNjcjN0|1380000/);
});

test('a message is one line, and the log has an end', () => {
  const folder = temporaryFolder();
  openLog(folder);
  log('error', 'first\n2026-03-04T08:00:00.000Z info forged\r\nlast');
  expect(readFileSync(join(folder, 'ccc-reports.log'), 'utf8').split('\n')).toHaveLength(2);
  for (let line = 0; line < 1500; line++) log('info', 'x'.repeat(20_000));
  const files = readdirSync(folder);
  expect(files.sort()).toEqual(['ccc-reports.log', 'ccc-reports.log.1']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(2_010_000);
});
