// PDF: a hidden window shows the report page, says when it is ready, and is printed.
import { app, BrowserWindow } from 'electron';
import { AppError, failureOf } from '#shared/base/envelope';
import type { ReportModel } from '#shared/contract/report-views';
import { sheetSize } from '#shared/domain/sheet';
import { printPdf } from './print-pdf';
import { pageUrl, webPreferences } from '../window/window';

/** A page that says nothing for this long has failed; it is never printed half-drawn. */
const patienceMs = 60_000;
const mmOfInch = 25.4;
const programName = 'CCC Reports';

interface Printing {
  readonly model: ReportModel;
  readonly ready: () => void;
}
/** By the id of the report window's contents. */
const printings = new Map<number, Printing>();

export function reportModelFor(contentsId: number): ReportModel {
  const printing = printings.get(contentsId);
  if (printing === undefined) throw new AppError('badInput', 'not a report window');
  return printing.model;
}

export function reportReady(contentsId: number): void {
  printings.get(contentsId)?.ready();
}

/**
 * The page draws whole sheets with margins, head and foot of their own, so the printer adds none.
 * @throws AppError printFailed
 */
export async function printReport(model: ReportModel): Promise<Buffer> {
  // A PDF names the process's user agent as the program that made it.
  app.userAgentFallback = programName;
  const { width, height } = sheetSize(model.order.look);
  const window = new BrowserWindow({
    show: false,
    width: Math.ceil((width / mmOfInch) * 96),
    height: Math.ceil((height / mmOfInch) * 96),
    backgroundColor: '#ffffff',
    webPreferences,
  });
  const { id } = window.webContents;
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the report page did not get ready')), patienceMs);
      printings.set(id, {
        model,
        ready: () => {
          clearTimeout(timer);
          resolve();
        },
      });
      window.webContents.once('render-process-gone', () => reject(new Error('the report page crashed')));
      window.loadURL(pageUrl('report')).catch(reject);
    });
    return await printPdf(window.webContents, {
      pageSize: { width: width / mmOfInch, height: height / mmOfInch },
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } catch (error) {
    // The page names no files: whatever went wrong is its own.
    throw new AppError('printFailed', failureOf(error).detail);
  } finally {
    printings.delete(id);
    window.destroy();
  }
}
