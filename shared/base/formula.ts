// Detects texts that a spreadsheet takes for a formula (OWASP, CSV injection); files and the clipboard guard them.

/** What nobody sees before a text, and spreadsheets skip: blanks, controls, formats, fillers. */
const unseen = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*/u;
const control = /\p{Cc}/u;
/** Most cells begin so. */
const harmless = /^[\dA-Za-z\u4E00-\u9FFF]/;
const formulaSigns: ReadonlySet<string> = new Set(['=', '+', '-', '@']);

/**
 * Whether the first sign that is seen begins a formula, in any of its forms (＝ ﹦ ⁼ …), or a control character stands before
 * it. Numbers by their type are no texts and not for this.
 */
export function isFormulaLike(text: string): boolean {
  if (harmless.test(text)) return false;
  const prefix = unseen.exec(text)?.[0] ?? '';
  if (control.test(prefix)) return true;
  const sign = String.fromCodePoint(text.codePointAt(prefix.length) ?? 0x20);
  return formulaSigns.has(sign.normalize('NFKC').charAt(0));
}
