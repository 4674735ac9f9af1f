// State shared by the whole window: settings, language, sync progress and data version.
import type { AppState } from '#shared/contract/profile';
import { failureOf, type Failure } from '#shared/base/envelope';
import * as texts from '#shared/language/text';
import type { Language, Parameters, Text } from '#shared/language/text';
import { errorParts, errorSentence } from '#shared/texts/errors';
import { message, type MessageKey } from '#shared/texts/messages';
import type { Instance, Settings } from '#shared/domain/settings';
import type { SyncPhase, SyncProgress } from '#shared/domain/sync';
import { call, on } from './api';

let app = $state.raw<AppState>();
/** Changes on their way to be stored, oldest first. */
let changes = $state.raw<readonly Partial<Settings>[]>([]);
/** What the page shows and builds its next change on: two changes of one object within milliseconds keep each other. */
const shown = $derived<Settings | undefined>(
  app === undefined ? undefined : Object.assign({}, app.settings, ...changes),
);
let progress = $state.raw<ReadonlyMap<string, SyncProgress>>(new Map());
let dataVersion = $state(0);
let syncTick = $state(0);

/** Whether a run of that phase has yet to end. */
export function isActive(phase: SyncPhase | undefined): boolean {
  return phase === 'running' || phase === 'waiting' || phase === 'paused';
}

export const session = {
  get settings(): Settings {
    return shown ?? started().settings;
  },
  get app(): AppState {
    return started();
  },
  get language(): Language {
    const { language } = session.settings;
    return language === 'system' ? started().systemLanguage : language;
  },
  /** The last progress of every instance that was synced since the start, by its id. */
  get progress(): ReadonlyMap<string, SyncProgress> {
    return progress;
  },
  /** Changes whenever views should ask again. */
  get dataVersion(): number {
    return dataVersion;
  },
  /** Changes, at most once a second, while a run gets on with its days. */
  get syncTick(): number {
    return syncTick;
  },
};

function started(): AppState {
  if (app === undefined) throw new Error('the session has not started');
  return app;
}

/** Loads the settings and starts to listen; the page is mounted after this. */
export async function startSession(): Promise<void> {
  const renew = (): void => {
    dataVersion += 1;
  };
  on('settings.changed', (settings) => {
    app = { ...started(), settings };
    document.documentElement.lang = session.language;
    renew();
  });
  on('data.changed', renew);
  on('data.restarted', renew);
  on('sync.progressed', (next) => {
    const before = progress.get(next.instanceId);
    progress = new Map(progress).set(next.instanceId, next);
    // The ledger may have changed although no call did.
    const isNews = isActive(before?.phase) || before?.startedAt !== next.startedAt;
    if (isNews && !isActive(next.phase)) renew();
    else if (before?.daysDone !== next.daysDone || before.phase !== next.phase) tickSoon();
  });
  app = await call('app.state', undefined);
  document.documentElement.lang = session.language;
  // Answered by the data process, which may still be opening the archive; the page does not wait for it.
  void call('sync.state', undefined).then(
    (known) => {
      // What was told meanwhile is newer.
      progress = new Map([...known.map((one) => [one.instanceId, one] as const), ...progress]);
    },
    () => undefined,
  );
}

let tickTimer: ReturnType<typeof setTimeout> | undefined;
function tickSoon(): void {
  tickTimer ??= setTimeout(() => {
    tickTimer = undefined;
    syncTick += 1;
  }, 1000);
}

/** The report page's start: everything comes with its model, nothing changes while it is printed. */
export function adoptSession(settings: Settings, language: Language, version: string): void {
  app = {
    settings: { ...settings, language },
    systemLanguage: language,
    platform: '',
    version,
    damagedSettings: null,
    folder: '',
  };
  document.documentElement.lang = language;
}

/** Shows a change at once and takes it back where it cannot be stored. @throws AppError then */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  changes = [...changes, change];
  try {
    const stored = await call('settings.save', change);
    app = { ...started(), settings: stored };
  } finally {
    changes = changes.filter((one) => one !== change);
  }
}

/** The message in the current language. */
export function t(key: MessageKey, parameters?: Parameters): string {
  return message(session.language, key, parameters);
}

/** A text of a declaration, such as a metric's label, in the current language. */
export function textOf(text: Text): string {
  return texts.textIn(session.language, text);
}

/** Words of a list. */
export function joined(words: readonly string[]): string {
  return texts.joined(session.language, words);
}

/** Statements that have commas of their own. */
export function joinedClauses(clauses: readonly string[]): string {
  return texts.joinedClauses(session.language, clauses);
}

/** The demo's name follows the language; other instances have the name they were given. */
export function instanceName(instance: Instance): string {
  return instance.demo === undefined ? instance.name : t('demo.name');
}

/** The name of an instance, also of one that was removed; its id where nothing is known of it. */
export function nameOf(id: string): string {
  const { instances, formerInstances } = session.settings;
  const known = instances.find((one) => one.id === id);
  if (known !== undefined) return instanceName(known);
  return formerInstances.find((one) => one.id === id)?.name ?? id;
}

export function failureText(failure: Failure): string {
  return errorSentence(failure.code, session.language, '', failure.skewMs);
}

/** What happened, what to do, and, unless told not to, whether the program tries again; no sentence twice. */
export function failureSentences(failure: Failure, withRetry = true): string[] {
  const { happened, todo, retry } = errorParts(failure, session.language);
  return [...new Set([happened, todo, withRetry ? retry : ''])].filter((text) => text !== '');
}

/** Sentences of one paragraph. */
export function paragraph(sentences: readonly string[]): string {
  return texts.paragraphOf(session.language, sentences);
}

/** `label: value`. */
export function labeled(label: string, value: string): string {
  return texts.labeled(session.language, label, value);
}

/** For the clipboard: the code and what the service said. */
export function failureDetails(failure: Failure): string {
  return `${failure.code} ${failure.detail}`.trim();
}

export const toFailure = failureOf;
