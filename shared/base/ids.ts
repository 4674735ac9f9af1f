// Ids that settings and requests name. They become parts of file names, so they hold nothing that leads out of a folder.
import * as v from 'valibot';

/** Of an instance, as the service gives it. */
export const instanceIdSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(120),
  v.regex(/^[A-Za-z0-9][\w.@-]*$/),
);

/** Of what the program itself numbers: notes, saved views, templates of reports. */
export const localIdSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(40),
  v.regex(/^[A-Za-z0-9][\w-]*$/),
);
