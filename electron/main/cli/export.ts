// The command `export`.
import { filled, headerOf } from '#shared/language/text';
import { AppError } from '#shared/base/envelope';
import { encodings, exportFormats, headers } from '#shared/domain/export';
import { exitCodes, filterOf, knownPeople, outPathOf, print, zoneOf } from './common';
import { oneOf, type Values } from './words';
import { exportCalls } from '../archive/exports';
import { languageOf } from '../base/language';
import type { Profile } from '../profile/profile';

const ticket = 'commandLine';
const signals = ['SIGINT', 'SIGTERM'] as const;

/** Without `--format` the name's ending says which. */
export async function exportCommand(profile: Profile, values: Values<'export'>): Promise<number> {
  if (values.out === undefined) throw new AppError('usage', '--out: specify the file to write');
  const language = languageOf(profile.settings.current);
  const zone = zoneOf(profile, values.timezone);
  const path = outPathOf(profile, values.out);
  const named = exportFormats.find((one) => values.out?.toLowerCase().endsWith(`.${one}`));
  const columns = values.columns?.split(',').filter((id) => id !== '');
  // Ended by hand it leaves no half file.
  const cancel = (): void => void profile.data.call('export.cancel', { ticket });
  for (const signal of signals) process.once(signal, cancel);
  const { rows, sheets } = await exportCalls(profile, {
    filter: await knownPeople(profile, filterOf(profile, values, zone)),
    ticket,
    zone,
    format: oneOf('format', values.format, exportFormats, named ?? 'csv'),
    header: oneOf('header', values.header, headers, headerOf(language)),
    encoding: oneOf('encoding', values.encoding, encodings, 'utf8-bom'),
    mask: values['no-mask'] !== true,
    code: values.code === true,
    names: values['no-names'] !== true,
    readme: values.readme === true,
    path,
    ...(columns === undefined ? {} : { columns }),
  }).finally(() => signals.forEach((signal) => process.off(signal, cancel)));
  if (values.json === true) print({ rows, path, ...(sheets > 0 ? { sheets } : {}) });
  else {
    const split = sheets > 1 ? `, split into ${sheets} sheets because of the row limit of Excel` : '';
    process.stdout.write(
      filled('en', '{rows} {rows|call|calls} written to {path}{split}\n', { rows, path, split }),
    );
  }
  return exitCodes.ok;
}
