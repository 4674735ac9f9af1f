// What the whole window shares: settings, language, the sync's progress, and the version of the data.
import type { AppState } from '../../shared/contract';
import { AppError, type Failure } from '../../shared/envelope';
import type { Language } from '../../shared/format';
import { errorSentence } from '../../shared/messages/errors';
import { message, type MessageKey } from '../../shared/messages/ui';
import type { Instance, Settings } from '../../shared/settings';
import type { SyncProgress } from '../../shared/views';
import { call, on } from '../api';

let app = $state.raw<AppState>();
let progress = $state.raw<SyncProgress | null>(null);
let dataVersion = $state(0);

export const session = {
  get settings(): Settings {
    return started().settings;
  },
  get app(): AppState {
    return started();
  },
  get language(): Language {
    const { settings, systemLanguage } = started();
    return settings.language === 'system' ? systemLanguage : settings.language;
  },
  get progress(): SyncProgress | null {
    return progress;
  },
  /** Changes whenever views should ask again. */
  get dataVersion(): number {
    return dataVersion;
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
    const ended = progress?.phase === 'running' && next.phase !== 'running' && next.phase !== 'paused';
    progress = next;
    // The ledger may have changed although no call did.
    if (ended) renew();
  });
  app = await call('app.state', undefined);
  document.documentElement.lang = session.language;
  progress = await call('sync.state', undefined).catch(() => null);
}

/** The report page's start: everything comes with its model, nothing changes while it is printed. */
export function adoptSession(settings: Settings, language: Language, version: string): void {
  app = { settings: { ...settings, language }, systemLanguage: language, platform: '', version };
  document.documentElement.lang = language;
}

export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const settings = await call('settings.save', change);
  app = { ...started(), settings };
}

/** The message in the language in force. */
export function t(key: MessageKey, parameters?: Readonly<Record<string, string | number>>): string {
  return message(session.language, key, parameters);
}

/** The demo's name follows the language; other instances have the name they were given. */
export function instanceName(instance: Instance): string {
  return instance.demo === undefined ? instance.name : t('demo.name');
}

export function failureText(failure: Failure): string {
  return errorSentence(failure.code, session.language);
}

export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, detail: error.detail };
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) };
}
