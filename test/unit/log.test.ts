// No phone number and no secret may reach the log file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { log, maskText, openLog, registerSecret } from '../../electron/main/log';
import { temporaryFolder } from '../fixtures/folder';

test.each([
  ['caller 13800001111 left', 'caller *** left'],
  ['+8613800001111', '***'],
  ['8613800001111', '***'],
  ['008613800001111', '***'],
  ['4008001234, 02112345678', '***, ***'],
  ['LTAI5tAbCdEfGh12', 'LTAI***'],
  // A moment in ms, counts and dates are no numbers.
  ['at 1772553600000', 'at 1772553600000'],
  ['12345 calls on 2026-03-04', '12345 calls on 2026-03-04'],
])('%s is written as %s', (text, masked) => expect(maskText(text)).toBe(masked));

test('a secret that was handed in never appears, whatever is around it', () => {
  const folder = temporaryFolder();
  openLog(folder);
  registerSecret('s3cr3t/of+the=key');
  log('warn', 'refused: xs3cr3t/of+the=keyx for 13800001111');
  const written = readFileSync(join(folder, 'ccc-reports.log'), 'utf8');
  expect(written).toContain('refused: x***x for ***');
  expect(written).not.toMatch(/s3cr3t|1380000/);
});
