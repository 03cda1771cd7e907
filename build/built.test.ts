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

test('help loads no package but the one that reads arguments', () => {
  const packages = new Set<string>();
  const files = [main];
  for (const file of files) {
    const imports = fs.readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?"([^"]+)";/gm);
    for (const [, name = ''] of imports) {
      const next = path.resolve(path.dirname(file), name);
      if (!name.startsWith('.')) packages.add(name);
      else if (!files.includes(next)) files.push(next);
    }
  }
  expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['commander']);
});

test('the profiles are beside the built engine', () => {
  const folder = path.join('engine', 'appliance', 'profiles');
  const yaml = (parent: string) =>
    fs.readdirSync(path.join(parent, folder)).filter((name) => name.endsWith('.yaml'));
  expect(yaml(path.join(root, 'dist'))).toEqual(yaml(root));
});
