// How texts are filled and joined in each language.
import { describe, expect, test } from 'vitest';
import {
  bracketed,
  closestLanguage,
  enumerated,
  filled,
  headerOf,
  inSentence,
  joined,
  joinedClauses,
  labeled,
  languageNames,
  languageOfHeader,
  languages,
  paragraphOf,
  textIn,
  type Text,
} from '#shared/language/text';

const calls: Text = ['{n} 通', '{n} {n|call|calls}'];

describe('a count', () => {
  test.each([
    [0, '0 calls'],
    ['0', '0 calls'],
    [1, '1 call'],
    ['1', '1 call'],
    ['1.5', '1.5 calls'],
    [2, '2 calls'],
    ['1,016', '1,016 calls'],
    ['1,001', '1,001 calls'],
    ['–', '– calls'],
  ])('%s takes the form of its number', (n, expected) => {
    expect(filled('en', textIn('en', calls), { n })).toBe(expected);
  });

  test.each([0, 1, '1.5', '1,016'])('%s has one form in Chinese', (n) => {
    expect(filled('zh-CN', textIn('zh-CN', calls), { n })).toBe(`${n} 通`);
    expect(filled('zh-CN', '{n} {n|条}', { n })).toBe(`${n} 条`);
  });

  test('chooses several words, also before it is told', () => {
    const pattern = '{n|One is|There are} {n} {n|call|calls}; {n|it|they} {n|waits|wait}';
    expect(filled('en', pattern, { n: 1 })).toBe('One is 1 call; it waits');
    expect(filled('en', pattern, { n: 3 })).toBe('There are 3 calls; they wait');
  });
});

test('placeholders without a value stay, and values are not read as patterns', () => {
  expect(filled('en', '{a} of {b}', { a: '{b}' })).toBe('{b} of {b}');
  expect(filled('en', '{a}', { a: '$&' })).toBe('$&');
});

test('lists, sentences and labels are joined as each language does', () => {
  const words = ['a', 'b', 'c'];
  expect(languages.map((one) => joined(one, words))).toEqual(['a、b、c', 'a, b, c']);
  expect(languages.map((one) => enumerated(one, words))).toEqual(['a、b和c', 'a, b and c']);
  expect(languages.map((one) => enumerated(one, ['a']))).toEqual(['a', 'a']);
  expect(languages.map((one) => enumerated(one, []))).toEqual(['', '']);
  expect(languages.map((one) => joinedClauses(one, words))).toEqual(['a；b；c', 'a; b; c']);
  expect(languages.map((one) => paragraphOf(one, ['A.', 'B.']))).toEqual(['A.B.', 'A. B.']);
  expect(languages.map((one) => labeled(one, 'a', 'b'))).toEqual(['a：b', 'a: b']);
  expect(languages.map((one) => bracketed(one, 'a', 'b'))).toEqual(['a（b）', 'a (b)']);
});

test('within a sentence English words lose their capital, abbreviations do not', () => {
  expect(inSentence('en', 'Abandoned in IVR')).toBe('abandoned in IVR');
  expect(inSentence('en', 'Average wait time (ASA)')).toBe('average wait time (ASA)');
  expect(inSentence('en', 'Wait time P90')).toBe('wait time P90');
  expect(inSentence('zh-CN', 'IVR 放弃')).toBe('IVR 放弃');
});

test('languages are found by the tag of a system and by the option for headers', () => {
  expect(['zh-Hans-CN', 'zh_TW', 'ZH', 'en-GB', 'fr', ''].map(closestLanguage)).toEqual([
    'zh-CN',
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ]);
  for (const language of languages) {
    expect(languageOfHeader(headerOf(language))).toBe(language);
    expect(languageNames[language]).not.toBe('');
  }
  expect(languageOfHeader('api')).toBe('en');
});
