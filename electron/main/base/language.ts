// The language in force: the setting, or what the system speaks.
import { app } from 'electron';
import { closestLanguage, type Language } from '#shared/language/text';
import type { Settings } from '#shared/domain/settings';

export function systemLanguage(): Language {
  const preferred = app.getPreferredSystemLanguages()[0] ?? app.getLocale();
  return closestLanguage(preferred);
}

export function languageOf(settings: Settings): Language {
  return settings.language === 'system' ? systemLanguage() : settings.language;
}
