/** The folder of the program that browser tests hold open; made by `ensureTestHost`. */
export const testHost: string;
export function ensureTestHost(stream?: NodeJS.WritableStream): Promise<void>;
