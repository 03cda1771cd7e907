import fs from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

describe('ARCHITECTURE.md', () => {
  test('every path that it names is there', () => {
    const text = fs.readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    const named = pathsNamedIn(text);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  test('a path is told from other words in backticks', () => {
    const text =
      '`engine/ssh/`, `npm test`, `step.done`, `package.json`, `steps/<id>.ts`, `text/en-*.ts`, `/work/x`';
    expect(pathsNamedIn(text)).toEqual(['engine/ssh/', 'package.json', 'steps/<id>.ts', 'text/en-*.ts']);
  });

  test('a path that is not there is found', () => {
    expect(isThere('build/architecture.test.ts')).toBe(true);
    expect(isThere('build/archi*.ts')).toBe(true);
    expect(isThere('build/<name>.test.ts')).toBe(true);
    expect(isThere('build/nothing.ts')).toBe(false);
    expect(isThere('build/no-*.ts')).toBe(false);
  });
});

describe('the arrows are lint rules', () => {
  // Type information is of no use to the arrows and would take seconds.
  const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

  test.each([
    ['shared/rules/probe.ts', 'node:fs'],
    ['shared/rules/probe.ts', '../../engine/errors.ts'],
    ['shared/rules/probe.ts', '../../cli/main.ts'],
    ['shared/rules/probe.ts', '../../lab/main.ts'],
    ['shared/rules/probe.ts', '../../renderer/app.tsx'],
    ['shared/rules/probe.ts', 'react'],
    ['engine/ssh/probe.ts', '../../cli/main.ts'],
    ['engine/ssh/probe.ts', '../../lab/main.ts'],
    ['engine/ssh/probe.ts', '../../electron/main.ts'],
    ['engine/ssh/probe.ts', '../../renderer/app.tsx'],
    ['engine/ssh/probe.ts', 'electron'],
    ['engine/ssh/probe.ts', 'react-dom/client'],
    ['renderer/stages/probe.tsx', 'node:fs'],
    ['renderer/stages/probe.tsx', '../../engine/index.ts'],
    ['renderer/stages/probe.tsx', '../../cli/main.ts'],
    ['renderer/stages/probe.tsx', 'electron'],
    ['lab/embedded/probe.ts', '../../cli/main.ts'],
    ['lab/embedded/probe.ts', '../../renderer/app.tsx'],
    ['lab/embedded/probe.ts', 'electron'],
    ['cli/commands/probe.ts', '../../electron/main.ts'],
    ['cli/commands/probe.ts', '../../renderer/app.tsx'],
    ['cli/commands/probe.ts', 'react'],
  ])('%s may not import %s', async (file, imported) => {
    const room = file.slice(0, file.indexOf('/'));
    expect(await messagesAbout(file, imported)).toEqual([
      expect.stringMatching(new RegExp(`${room}/ may import only .*see ARCHITECTURE.md`)),
    ]);
  });

  test.each([
    ['shared/rules/probe.ts', '../run/finding.ts'],
    ['engine/ssh/probe.ts', '../../shared/run/finding.ts'],
    ['engine/ssh/probe.ts', 'node:fs'],
    ['renderer/stages/probe.tsx', '../../shared/run/finding.ts'],
    ['lab/embedded/probe.ts', '../../engine/index.ts'],
    ['cli/commands/probe.ts', '../../lab/main.ts'],
    // A test may look anywhere.
    ['shared/rules/probe.test.ts', 'node:fs'],
  ])('%s may import %s', async (file, imported) => {
    expect(await messagesAbout(file, imported)).toEqual([]);
  });

  async function messagesAbout(file: string, imported: string): Promise<string[]> {
    const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath: path.join(root, file) });
    return result?.messages.map((message) => message.message) ?? ['not linted'];
  }
});

/** What stands in backticks and reads like a path in the checkout; `<…>` and `*` stand for any name. */
function pathsNamedIn(markdown: string): string[] {
  const quoted = [...markdown.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(
    (match) => match[1] ?? '',
  );
  return quoted.filter(
    (text) =>
      /^[\w.<>*@-]+(\/[\w.<>*@-]+)*\/?$/.test(text) &&
      (text.includes('/') || /\.(ts|tsx|mjs|json|md|ya?ml)$/.test(text)),
  );
}

function isThere(name: string): boolean {
  const parts = name.split('/').filter((part) => part !== '');
  let found = [root];
  for (const part of parts) {
    const pattern = new RegExp(`^${part.replace(/[.]/g, '\\.').replace(/<[^>]*>|\*/g, '.+')}$`);
    found = found
      .filter((folder) => fs.statSync(folder).isDirectory())
      .flatMap((folder) =>
        fs
          .readdirSync(folder)
          .filter((entry) => pattern.test(entry))
          .map((entry) => path.join(folder, entry)),
      );
  }
  return found.length > 0;
}
