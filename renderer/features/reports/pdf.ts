// Opens PDFs for the preview. The reader and its worker are fetched when the first one is shown, never with the window.
import type { PDFDocumentProxy, PDFPageProxy, PDFWorker } from 'pdfjs-dist';

export interface OpenPdf {
  readonly pages: readonly PDFPageProxy[];
  close(): void;
}

let worker: PDFWorker | undefined;

/** The content security policy lets no text become a script's address but through this policy, which knows one. */
function startWorker(address: string): Worker {
  const { trustedTypes } = window as unknown as { readonly trustedTypes: TrustedTypes };
  const policy = trustedTypes.createPolicy('own-worker', { createScriptURL: () => address });
  return new Worker(policy.createScriptURL(''), { type: 'module' });
}
/** The part of Chromium's Trusted Types that is used here; TypeScript does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: () => string },
  ): { createScriptURL(text: string): string };
}

export async function openPdf(content: Uint8Array): Promise<OpenPdf> {
  // The legacy build, since the program has to run on older Electrons too.
  const [reader, { default: address }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url'),
  ]);
  // Its declaration knows no port but null.
  worker ??= new reader.PDFWorker({ port: startWorker(address) as unknown as null });
  const task = reader.getDocument({
    // The reader takes the bytes away with it.
    data: content.slice(),
    worker,
    isEvalSupported: false,
    useWasm: false,
    // Nothing may be fetched, and our own reports bring all they need.
    useWorkerFetch: false,
    disableAutoFetch: true,
  });
  const document: PDFDocumentProxy = await task.promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(numbers.map((number) => document.getPage(number)));
  return { pages, close: () => void task.destroy() };
}
