// A local date in settings and requests: one that the calendar has, unlike what a pattern alone lets through.
import * as v from 'valibot';
import { parseDay } from './period';

/** YYYY-MM-DD. */
export const daySchema = v.pipe(
  v.string(),
  v.check((text) => parseDay(text) !== undefined, 'no such date'),
);
