// What a page may send at most, looked at before any schema: deep, huge or poisoned input costs no more than this walk.
const mostNodes = 200_000;
const mostDepth = 16;
const mostCharacters = 8_000_000;
/** The largest picture that a request takes is 16 MB. */
const mostBytes = 17_000_000;
/** Names that mean something to every object of JavaScript; no request has members of these names. */
const poisoned: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether input is small, shallow, plain and finite. Maps, dates, functions and other classes are nobody's input, and
 * neither are NaN or Infinity, which schemas of numbers may let through.
 */
export function isWithinLimits(input: unknown): boolean {
  let nodes = 0;
  let characters = 0;
  let bytes = 0;
  const isText = (text: string): boolean => (characters += text.length) <= mostCharacters;

  function walk(value: unknown, depth: number): boolean {
    if ((nodes += 1) > mostNodes || depth > mostDepth) return false;
    if (value === undefined || value === null || typeof value === 'boolean') return true;
    if (typeof value === 'number') return Number.isFinite(value);
    if (typeof value === 'string') return isText(value);
    if (typeof value !== 'object') return false;
    if (value instanceof Uint8Array) return (bytes += value.byteLength) <= mostBytes;
    if (Array.isArray(value)) {
      if (value.length > mostNodes) return false;
      for (const one of value) if (!walk(one, depth + 1)) return false;
      return true;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) return false;
    for (const key of Object.keys(value)) {
      if (poisoned.has(key) || !isText(key)) return false;
      if (!walk((value as Record<string, unknown>)[key], depth + 1)) return false;
    }
    return true;
  }
  return walk(input, 0);
}
