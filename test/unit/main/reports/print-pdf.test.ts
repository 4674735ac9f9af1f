// One print that fails must not be the end of all printing.
import { expect, test } from 'vitest';
import { printPdf } from '#electron/main/reports/print-pdf';

/** As Electron 33 does it: each print is begun when the one before has ended, in one chain for all pages. */
function electronPrinter(): (print: () => Promise<Buffer>) => object {
  let chain: Promise<Buffer> | undefined;
  return (print) => ({
    _printToPDF: print,
    printToPDF(this: { _printToPDF(settings: object): Promise<Buffer> }) {
      return (chain = chain === undefined ? this._printToPDF({}) : chain.then(() => this._printToPDF({})));
    },
  });
}
const pdf = (text: string) => (): Promise<Buffer> => Promise.resolve(Buffer.from(text));

test('after a page that crashed the next one is printed, each with its own outcome and one after the other', async () => {
  const page = electronPrinter();
  const crash = page(() => Promise.reject(new Error('Printing failed')));
  const begun: number[] = [];
  let release: (() => void) | undefined;
  const slow = page(() => {
    begun.push(1);
    return new Promise((resolve) => (release = () => resolve(Buffer.from('slow'))));
  });
  const next = page(() => {
    begun.push(2);
    return pdf('next')();
  });
  await expect(printPdf(crash, {})).rejects.toThrow('Printing failed');
  const both = [printPdf(slow, {}), printPdf(next, {})];
  await expect.poll(() => begun).toEqual([1]);
  release?.();
  expect((await Promise.all(both)).map(String)).toEqual(['slow', 'next']);
});

test('an Electron without that part prints as it does', async () => {
  expect(String(await printPdf({ printToPDF: pdf('plain') }, {}))).toBe('plain');
});
