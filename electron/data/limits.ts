// Bounds what the service, a file or a clock can make the program do. Every bound is here, with its reason; docs/untrusted-input.md
// lists them for readers.

const mebibyte = 1024 * 1024;

/**
 * First and last moment at which a call can have started, epoch ms. The service exists since 2016; the columns hold local
 * days as 16-bit numbers, which end on 2059-09-18. Calls outside are stored, counted and shown as odd, and are in no
 * figure.
 */
export const earliestStart = Date.UTC(2000, 0, 1);
export const latestStart = Date.UTC(2059, 0, 1) - 1;
export const isSupportedStart = (at: number): boolean => at >= earliestStart && at <= latestStart;

/**
 * A request with its whole answer. Report requests take long: the official default of 3 s is known to be too short, other
 * programs use 15 s.
 */
export const requestMs = 30_000;

/** Without any answer for so long, the service counts as away: the requests in flight need not fail one by one. */
export const silenceMs = 45_000;

/** A page, decompressed. 100 rows have about 150 kB; a row with a long analysis has 100 kB. */
export const pageBytes = 16 * mebibyte;

/** Levels of lists and objects in a field of a row; JSON.stringify overflows the stack at some thousand. */
export const fieldDepth = 32;

/**
 * The pages of a window, in characters, before they are stored. A window of 10,000 calls has 15 million. Four windows are in
 * flight, and parsed rows take about three times as much, so that the process stays below 1 GB.
 */
export const windowCharacters = 32 * mebibyte;

/** The most calls that a window can have: a larger total is a mistake. */
export const mostCounted = 1e9;

/** Pieces into which a window is halved. Each but the last ones has 10,000 calls or more, so that a day may have 10 million. */
export const mostPieces = 4096;
