// The text that support needs: versions, settings and the archive in numbers, the end of the log. Settings are told by their
// counts and choices; what could name a person, a company, an instance or a caller is left out or masked.
import type { ArchiveFacts, About } from '#shared/contract/help';
import type { Settings } from '#shared/domain/settings';
import { hideSecrets, maskText } from '../base/log';

export interface DiagnosticsFacts {
  readonly madeAt: number;
  readonly version: string;
  readonly isPackaged: boolean;
  readonly about: About;
  /** Bytes. */
  readonly memory: { readonly total: number; readonly free: number };
  readonly processes: readonly { readonly type: string; readonly bytes: number }[];
  readonly locale: string;
  readonly screens: readonly string[];
  readonly settings: Settings;
  readonly hasDamagedSettings: boolean;
  /** Null where the data process does not answer. */
  readonly archive: ArchiveFacts | null;
  /** Folders that the log may name, with what stands for them. */
  readonly folders: readonly (readonly [path: string, name: string])[];
  /** Names of agents, skill groups and the like that the log may quote. */
  readonly names: readonly string[];
  readonly log: readonly string[];
}

const lastLines = 200;
const longestLine = 600;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
const moment = (at: number | null): string => (at === null ? 'none' : new Date(at).toISOString());

/** Found as a whole word where its ends are Latin letters or digits: a short name is part of many words. */
function pattern(name: string): string {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const before = /^[A-Za-z0-9]/.test(name) ? '(?<![A-Za-z0-9])' : '';
  const after = /[A-Za-z0-9]$/.test(name) ? '(?![A-Za-z0-9])' : '';
  return `${before}${escaped}${after}`;
}

/**
 * Only names that occur are looked for: a center may have thousands of agents.
 * @param known texts with what stands for each; figures alone are no names
 */
function createMask(
  known: readonly (readonly [text: string, name: string])[],
  log: readonly string[],
): (line: string) => string {
  const quoted = log.join('\n').toLowerCase();
  const standIns = new Map(
    known.flatMap(([text, name]) => {
      const bare = text.trim().toLowerCase();
      return bare === '' || /^\d+$/.test(bare) || !quoted.includes(bare) ? [] : [[bare, name] as const];
    }),
  );
  if (standIns.size === 0) return maskText;
  const longestFirst = [...standIns.keys()].sort((a, b) => b.length - a.length);
  const names = new RegExp(longestFirst.map(pattern).join('|'), 'giu');
  const hideNames = (line: string): string =>
    line.replace(names, (found) => standIns.get(found.toLowerCase()) ?? '***');
  // Half a secret would not be known any more, nor a name of which the digits are masked.
  return (line) => maskText(hideNames(hideSecrets(line)));
}

/** What stands for each text that could name somebody or something. */
function knownTexts({
  settings,
  folders,
  names,
}: DiagnosticsFacts): (readonly [text: string, name: string])[] {
  const { instances, formerInstances, views, reports, notes, company, calendar } = settings;
  return [
    ...[...names, ...views.map((one) => one.name), ...notes.map((one) => one.text)].map(
      (name) => [name, '<name>'] as const,
    ),
    ...calendar.days.map(({ name }) => [name, '<name>'] as const),
    [company.name, '<company>'],
    ...reports.flatMap(({ id, name, folder }, index) => [
      [id, `<report ${index + 1}>`] as const,
      [name, `<report ${index + 1}>`] as const,
      [folder, `<folder of report ${index + 1}>`] as const,
    ]),
    ...formerInstances.flatMap(({ id, name }, index) => [
      [name, `<former ${index + 1}>`] as const,
      [id, `<former ${index + 1}>`] as const,
    ]),
    ...instances.flatMap(({ id, name, endpoint }, index) => [
      [name, `<instance ${index + 1}>`] as const,
      [id, `<instance ${index + 1}>`] as const,
      [endpoint, `<endpoint ${index + 1}>`] as const,
    ]),
    [settings.backups.folder, '<backups>'],
    [settings.updates.feed, '<updates>'],
    ...folders,
  ];
}

function settingLines(settings: Settings): string[] {
  const { language, theme, zone, serviceLevelSeconds, serviceLevelVariant, shortAbandonSeconds } = settings;
  const { targets, scales, calendar, instances, reports, backups, updates } = settings;
  const choices = {
    language,
    theme,
    zone,
    serviceLevelSeconds,
    serviceLevelVariant,
    shortAbandonSeconds,
    targets,
    weekStart: calendar.weekStart,
    chineseHolidays: calendar.chineseHolidays,
    retentionDays: settings.retentionDays,
    mask: settings.mask,
    hideNames: settings.hideNames,
    isRailNarrow: settings.isRailNarrow,
    backups: { automatic: backups.automatic, keep: backups.keep, ownFolder: backups.folder !== '' },
    updates: updates.feed === '' ? 'off' : 'on',
    startView: settings.startView !== '',
    tourSeen: settings.tourSeen,
  };
  const counts = {
    instances: instances.length,
    formerInstances: settings.formerInstances.length,
    scales: scales.length,
    ownDays: calendar.days.length,
    notes: settings.notes.length,
    views: settings.views.length,
    reports: reports.length,
    activeReports: reports.filter((one) => one.isActive).length,
    gridColumns: settings.gridColumns.length,
  };
  return [
    ...Object.entries(choices).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ...Object.entries(counts).map(([name, value]) => `number of ${name}: ${value}`),
    ...instances.map((one, index) => {
      const { region, apiVersion, requestsPerSecond, lookBackDays, trailingDays, ratingDays, enabled } = one;
      const told = { apiVersion, requestsPerSecond, lookBackDays, trailingDays, ratingDays, enabled };
      return `<instance ${index + 1}>: ${JSON.stringify({
        ...told,
        region: /^cn-(shanghai|hangzhou)$/.test(region) ? region : 'other',
        ownEndpoint: one.endpoint !== '',
        schedule: one.schedule,
        isDemo: one.demo !== undefined,
        keysForSession: one.sessionKeys === true,
      })}`;
    }),
  ];
}

function archiveLines(archive: ArchiveFacts | null): string[] {
  if (archive === null) return ['the data process does not answer'];
  const { open, check } = archive;
  return [
    `state: ${archive.phase}${archive.failure === null ? '' : ` (${archive.failure})`}`,
    ...(open === null
      ? []
      : [
          `size: ${megabytes(open.bytes)}, schema ${open.schema}, data version ${open.version}`,
          `calls: ${open.calls}, instances: ${open.instances}`,
          `windows: ${JSON.stringify(open.windows)}`,
          `lacking days: ${open.lackingDays}, data up to: ${moment(open.dataUpTo)}`,
        ]),
    `last whole check: ${check === null ? 'none since the start' : `${moment(check.at)}, ${check.problems} problems`}`,
  ];
}

export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { about, memory, processes, screens, log } = facts;
  const part = (title: string, lines: readonly string[]): string[] => [`== ${title} ==`, ...lines, ''];
  const last = log.slice(-lastLines);
  const mask = createMask(knownTexts(facts), last);
  const lines = last.map((line) => mask(line).slice(0, longestLine));
  return [
    `CCC Reports ${facts.version}${facts.isPackaged ? '' : ' (checkout)'}, ${moment(facts.madeAt)}`,
    '',
    ...part('System', [
      `Electron ${about.electron}, Chromium ${about.chromium}, Node ${about.node}, SQLite ${about.sqlite ?? '?'}`,
      `${about.system}, locale ${facts.locale}`,
      `memory: ${megabytes(memory.total)}, free ${megabytes(memory.free)}`,
      ...processes.map(({ type, bytes }) => `process ${type}: ${megabytes(bytes)}`),
      ...screens.map((screen) => `screen: ${screen}`),
      `licences beside the program: ${about.hasNotices ? 'yes' : 'no'}`,
    ]),
    ...part('Settings', [
      ...settingLines(facts.settings),
      `read whole: ${facts.hasDamagedSettings ? 'no' : 'yes'}`,
    ]),
    ...part('Archive', archiveLines(facts.archive)),
    ...part(`Log, last ${lines.length} lines`, lines),
  ].join('\n');
}
