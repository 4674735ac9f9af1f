// Names, notes and numbers come from elsewhere and may hold signs that turn the words around them the other way.

/** Embeddings, overrides and isolates: they turn what follows. Marks, which only join their neighbors, stay. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061C\u200F]/u;

/**
 * A text that may stand inside another one, on screen, on paper or for a screen reader: without signs that turn it, and where
 * it is written from right to left, kept apart (U+2068 … U+2069). Texts on the page are kept apart by their elements
 * (styles/base.css); this is for those that are joined before.
 */
export function isolated(text: string): string {
  const plain = text.replace(turning, '');
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}
