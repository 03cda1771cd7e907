import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const main = path.join(root, 'dist', 'cli', 'main.js');

// Vitest forgives imports that Node does not, such as a named import from a CommonJS package.
test('what was built starts in plain Node', () => {
  expect(fs.existsSync(main), 'dist/ is missing: npm run build').toBe(true);
  const shown = execFileSync(process.execPath, [main, '--help'], { encoding: 'utf8', timeout: 20_000 });
  expect(shown).toContain('handover');
});

test('the profiles are beside the built engine', () => {
  const folder = path.join('engine', 'appliance', 'profiles');
  const yaml = (parent: string) =>
    fs.readdirSync(path.join(parent, folder)).filter((name) => name.endsWith('.yaml'));
  expect(yaml(path.join(root, 'dist'))).toEqual(yaml(root));
});
