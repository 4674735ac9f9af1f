// What the commands share: exit codes, the document on stdout, wrong usage, the filter that their words make.
import { isAbsolute, resolve } from 'node:path';
import type { Dimension } from '#shared/contract/records';
import { AppError, type ErrorCode } from '#shared/base/envelope';
import type { Filter } from '#shared/domain/filter';
import { filterFromWords } from '#shared/domain/filter-words';
import { isZone } from '#shared/base/period';
import { assertNotOwn } from '../base/own-files';
import type { Profile } from '../profile/profile';

export const exitCodes = { ok: 0, failed: 1, usage: 2, incomplete: 3, access: 4, unreachable: 5 } as const;

export const exitByError: Partial<Record<ErrorCode, number>> = {
  usage: exitCodes.usage,
  ownFile: exitCodes.usage,
  badInput: exitCodes.usage,
  noKey: exitCodes.access,
  credentials: exitCodes.access,
  keyUnknown: exitCodes.access,
  keyInactive: exitCodes.access,
  tokenExpired: exitCodes.access,
  permission: exitCodes.access,
  roleTooLow: exitCodes.access,
  riskControl: exitCodes.access,
  notMember: exitCodes.access,
  unknownInstance: exitCodes.access,
  apiUnknown: exitCodes.access,
  clockSkew: exitCodes.access,
  keychain: exitCodes.access,
  unreachable: exitCodes.unreachable,
  proxy: exitCodes.unreachable,
  certificate: exitCodes.unreachable,
  badAnswer: exitCodes.unreachable,
  answerTooLarge: exitCodes.incomplete,
  serviceDown: exitCodes.unreachable,
  throttled: exitCodes.unreachable,
  serviceRefused: exitCodes.incomplete,
};

export const print = (document: unknown): void => void process.stdout.write(`${JSON.stringify(document)}\n`);
export const pathOf = (path: string): string => (isAbsolute(path) ? path : resolve(process.cwd(), path));

/** Of a file to be written. @throws AppError ownFile where it is one of the profile */
export function outPathOf({ folder }: Profile, path: string): string {
  const absolute = pathOf(path);
  assertNotOwn(folder, absolute);
  return absolute;
}

/** Whatever goes wrong in it is wrong usage. @throws AppError usage */
export function usage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof AppError
      ? error
      : new AppError('usage', error instanceof Error ? error.message : '');
  }
}

/** The report zone, or another one that is asked for. @throws AppError usage */
export function zoneOf({ settings }: Profile, timezone: string | undefined): string {
  if (timezone !== undefined && !isZone(timezone))
    throw new AppError('usage', `--timezone: "${timezone}" is not a time zone such as Asia/Shanghai`);
  return timezone ?? settings.current.zone;
}

interface SpanValues {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly filter?: string[] | undefined;
  readonly instance?: string | undefined;
}
export function filterOf({ settings }: Profile, values: SpanValues, zone = settings.current.zone): Filter {
  const { from, to, instance, filter: filters = [] } = values;
  const { instances, formerInstances } = settings.current;
  const known = [...instances, ...formerInstances].map(({ id }) => id);
  if (instance !== undefined && !known.includes(instance))
    throw new AppError(
      'usage',
      `--instance: "${instance}"; ${known.length === 0 ? 'this profile has no instances yet' : `known instances: ${known.join(', ')}`}`,
    );
  return usage(() => filterFromWords({ from, to, instance, filters, zone }));
}

/**
 * Agents and skill groups by id, or by a name that only one has.
 * @throws AppError usage for others: a file about nobody would look like one of somebody without calls
 */
export async function knownPeople(profile: Profile, filter: Filter): Promise<Filter> {
  const known = await profile.data.call('dimension.list', undefined);
  const idsOf = (option: string, wanted: readonly string[], people: readonly Dimension[]): string[] =>
    wanted.map((word) => {
      if (word === 'none' || people.some(({ id }) => id === word)) return word;
      const named = people.filter(({ name }) => name === word);
      if (named.length === 1) return named[0]!.id;
      const why = named.length === 0 ? 'no such ID or name' : 'several have this name; use an ID';
      throw new AppError('usage', `--filter ${option}: "${word}": ${why} (stats --by ${option} lists them)`);
    });
  const { agents, skillGroups } = filter;
  return {
    ...filter,
    ...(agents === undefined ? {} : { agents: idsOf('agent', agents, known.agents) }),
    ...(skillGroups === undefined
      ? {}
      : { skillGroups: idsOf('skillGroup', skillGroups, known.skillGroups) }),
  };
}
