// The command `export`.
import { AppError } from '../../shared/envelope';
import { encodings, exportFormats, headers } from '../../shared/export';
import { exitCodes, filterOf, pathOf, print } from './cli-common';
import { oneOf, type Values } from './cli-words';
import { exportCalls } from './export-handlers';
import { languageOf } from './language';
import type { Profile } from './session';

export async function exportCommand(profile: Profile, values: Values<'export'>): Promise<number> {
  if (values.out === undefined) throw new AppError('usage', '--out: name the file to write');
  const language = languageOf(profile.settings.current);
  const zone = values.timezone ?? profile.settings.current.zone;
  const path = pathOf(values.out);
  const columns = values.columns?.split(',').filter((id) => id !== '');
  const { rows, sheets } = await exportCalls(profile, {
    filter: filterOf(profile, values, zone),
    zone,
    format: oneOf('format', values.format, exportFormats, 'csv'),
    header: oneOf('header', values.header, headers, language === 'en' ? 'en' : 'zh'),
    encoding: oneOf('encoding', values.encoding, encodings, 'utf8-bom'),
    mask: values['no-mask'] !== true,
    code: values.code === true,
    names: values['no-names'] !== true,
    readme: values.readme === true,
    path,
    ...(columns === undefined ? {} : { columns }),
  });
  if (values.json === true) print({ rows, path, ...(sheets > 0 ? { sheets } : {}) });
  else {
    const split = sheets > 1 ? `, on ${sheets} sheets since one cannot hold them` : '';
    process.stdout.write(`${rows} calls written to ${path}${split}\n`);
  }
  return exitCodes.ok;
}
