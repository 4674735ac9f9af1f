// Lint rules for components and modules with runes. Everything else is read by oxlint (.oxlintrc.json), in seconds and with
// types.
import js from '@eslint/js';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.mjs';

/**
 * A forgotten await fails the build. ESLint opens each component as a project of its own, which takes minutes, so
 * these rules run before a release only (eslint-plugin-svelte #1084).
 */
const withTypes = {
  files: ['**/*.svelte'],
  languageOptions: {
    parserOptions: {
      projectService: true,
      extraFileExtensions: ['.svelte'],
      tsconfigRootDir: import.meta.dirname,
    },
  },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
};

export default ts.config(
  {
    ignores: [
      'out/',
      'dist/',
      'node_modules/',
      'test-results/',
      '.svelte-check/',
      '**/*.{js,mjs,ts}',
      '!**/*.svelte.ts',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  ...(process.env.CCC_TEST_FULL === '1' ? [withTypes] : []),
  {
    files: ['**/*.svelte'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser, svelteConfig } },
  },
  // Modules with runes are plain TypeScript; the parser for components would have all types read again at each of them.
  { files: ['**/*.svelte.ts'], languageOptions: { globals: globals.browser, parser: ts.parser } },
  {
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Results live in $state.raw and are replaced whole; reactive collections would cost and hide that.
      'svelte/prefer-svelte-reactivity': 'off',
      eqeqeq: ['error', 'always'],
      // No text becomes code.
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
    },
  },
);
