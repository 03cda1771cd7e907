// The arrows of the architecture as lint rules: shared <- engine <- electron, cli, lab; shared <- renderer.
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const arrow = (room, allowed, forbidden) => ({
  files: [`${room}/**/*.{ts,tsx,cts}`],
  ignores: [`${room}/**/*.test.ts`, `${room}/**/*.suite.ts`, `${room}/**/testing/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((group) => ({
          regex: group,
          message: `${room}/ may import only ${allowed}: see ARCHITECTURE.md, "Arrows".`,
        })),
      },
    ],
  },
});

/** Past the front door: whatever is in the engine but its public surface. */
const engineInside = '^(\\.\\./)+engine/(?!index\\.ts$)';
const outside = (...rooms) => `^(\\.\\./)+(${rooms.join('|')})(/|$)`;
const node = '^node:';
const electron = '^electron(/|$)';
const react = '^(react|react-dom)(/|$)';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  {
    files: ['**/*.{ts,tsx,cts}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat['recommended-latest']],
    languageOptions: {
      parserOptions: { project: './tsconfig.renderer.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Parts of a spec run in the page; Playwright reads from the parameter what a fixture needs.
    files: ['e2e/**/*.ts', 'bench/window.ts'],
    languageOptions: {
      parserOptions: { project: './tsconfig.e2e.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: { 'no-empty-pattern': 'off', '@typescript-eslint/no-invalid-void-type': 'off' },
  },
  arrow('shared', 'shared/', [
    node,
    electron,
    react,
    outside('engine', 'cli', 'lab', 'electron', 'renderer'),
  ]),
  arrow('engine', 'shared/ and engine/', [electron, react, outside('cli', 'lab', 'electron', 'renderer')]),
  arrow('renderer', 'shared/ and renderer/', [node, electron, outside('engine', 'cli', 'lab', 'electron')]),
  arrow('lab', 'shared/, engine/index.ts and lab/', [
    engineInside,
    electron,
    react,
    outside('cli', 'electron', 'renderer'),
  ]),
  arrow('cli', 'shared/, engine/index.ts, lab/ and cli/', [
    engineInside,
    electron,
    react,
    outside('electron', 'renderer'),
  ]),
  arrow('electron', 'shared/, engine/index.ts, lab/ and electron/', [
    engineInside,
    react,
    outside('cli', 'renderer'),
  ]),
  {
    files: ['engine/**/*.ts'],
    ignores: ['engine/**/*.test.ts', 'engine/**/testing/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'AbortSignal',
          property: 'any',
          message:
            'It stays with a signal that lives as long as a job: use eitherSignal (engine/until-aborted.ts).',
        },
      ],
    },
  },
  {
    // A sandboxed preload is CommonJS.
    files: ['electron/*.cts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.suite.ts', '**/testing/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
);
