// Prints a page as PDF so that one failure does not end all printing.
import type { PrintToPDFOptions } from 'electron';

/** Of a page's contents. The second is the part of Electron's own code that prints one page. */
interface Printer {
  printToPDF(options: PrintToPDFOptions): Promise<Buffer>;
  _printToPDF?: (settings: object) => Promise<Buffer>;
}

/**
 * Electron (seen with 33) begins every print when the one before has ended, and never when that one failed: after a single
 * failure all others fail with the same message until the program ends. So the chain is given a print that always succeeds,
 * and how it really ended is kept aside.
 * @throws what Electron says of this print
 */
export async function printPdf(contents: object, options: PrintToPDFOptions): Promise<Buffer> {
  const printer = contents as Printer;
  const print = printer._printToPDF?.bind(printer);
  if (print === undefined) return printer.printToPDF(options);
  let printed: Promise<Buffer> | undefined;
  printer._printToPDF = async (settings) => {
    printed = print(settings);
    await printed.catch(() => undefined);
    return Buffer.alloc(0);
  };
  const ended = await printer.printToPDF(options);
  return printed ?? ended;
}
