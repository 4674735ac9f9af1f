// Texts in every language of the program, and how they are filled and joined. Nothing else branches on the language.
import { isolated } from './bidi';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** The program's language for one of the system, such as `zh-Hans-CN`; English where there is none. */
export function closestLanguage(tag: string): Language {
  const main = (of: string): string => of.toLowerCase().split(/[-_]/)[0]!;
  return languages.find((one) => main(one) === main(tag)) ?? 'en';
}

/** What each language calls itself, for pickers. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', en: 'English' };
export const languageOptions = languages.map((value) => ({ value, label: languageNames[value] }));

/** How each language is named in options and stored settings about column headers. */
export const languageHeaders = { 'zh-CN': 'zh', en: 'en' } as const satisfies Record<Language, string>;
export type LanguageHeader = (typeof languageHeaders)[Language];
export const headerOf = (language: Language): LanguageHeader => languageHeaders[language];
/** English for headers in no language, such as the API's names. */
export const languageOfHeader = (header: string): Language =>
  languages.find((one) => languageHeaders[one] === header) ?? 'en';

/** One text in every language, in the order of `languages`. */
export type Text = readonly [zh: string, en: string];
export type Texts = Readonly<Record<string, Text>>;
export type Parameters = Readonly<Record<string, string | number>>;

export function textIn(language: Language, text: Text): string {
  return text[language === 'en' ? 1 : 0];
}

const plurals: Readonly<Record<Language, Intl.PluralRules>> = {
  'zh-CN': new Intl.PluralRules('zh-CN'),
  en: new Intl.PluralRules('en'),
};

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** The form for a count; counts may be formatted (`1,016`). Forms stand in the order of the language's categories. */
function pluralForm(
  language: Language,
  count: string | number | undefined,
  forms: readonly string[],
): string {
  const rules = plurals[language];
  const { pluralCategories } = rules.resolvedOptions();
  const used = categories.filter((one) => pluralCategories.includes(one));
  const category = rules.select(Number(String(count).replaceAll(',', '')));
  return forms[used.indexOf(category)] ?? forms.at(-1)!;
}

/** `{n}` stands for a parameter, `{n|call|calls}` for the word that goes with that count. */
export function filled(language: Language, pattern: string, parameters: Parameters): string {
  return pattern.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (hole, name: string, forms?: string) => {
    const value = parameters[name];
    if (forms !== undefined) return pluralForm(language, value, forms.split('|'));
    return value === undefined ? hole : isolated(String(value));
  });
}

/** Words of a list: `a, b`. */
export function joined(language: Language, words: readonly string[]): string {
  return words.join(textIn(language, ['、', ', ']));
}

/** Words of a list within a sentence: `a, b and c`. */
export function enumerated(language: Language, words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  const last = words.at(-1)!;
  return joined(language, words.slice(0, -1)) + textIn(language, ['和', ' and ']) + last;
}

/** Statements that have commas of their own: `a; b`. */
export function joinedClauses(language: Language, clauses: readonly string[]): string {
  return clauses.join(textIn(language, ['；', '; ']));
}

/** What stands between two sentences. */
export const sentenceGap = (language: Language): string => textIn(language, ['', ' ']);

/** Sentences of one paragraph, each with its full stop. */
export function paragraphOf(language: Language, sentences: readonly string[]): string {
  return sentences.join(sentenceGap(language));
}

/** An addition in brackets: `text (addition)`. */
export function bracketed(language: Language, text: string, addition: string): string {
  return text + textIn(language, [`（${addition}）`, ` (${addition})`]);
}

/** `label: value`. */
export function labeled(language: Language, label: string, value: string): string {
  return label + textIn(language, ['：', ': ']) + value;
}

/** A word as it is written within a sentence: in English without its capital, unless it is an abbreviation. */
export function inSentence(language: Language, word: string): string {
  const lower = (part: string): string => (/[A-Z][A-Z\d]/.test(part) ? part : part.toLowerCase());
  return language === 'en' ? word.split(' ').map(lower).join(' ') : word;
}
