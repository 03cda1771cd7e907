import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { profilesWithDirect } from '../../../shared/rules/preflight/direct-plan.ts';
import { operationIds } from '../operation.ts';
import { loadProfile, shippedProfileIds } from './load-profile.ts';
import { folderForAll } from '../../testing/temporary-folder.ts';

const folder = folderForAll();

const head = 'schema: 1\nid: mine\ntitle: Mine\nversion: 1.0.0\nproduct: .\n';

async function load(operations: string): Promise<unknown> {
  await writeFile(path.join(folder, 'mine.yaml'), `${head}operations:\n${operations}`);
  return loadProfile('mine.yaml', folder);
}

test('the shipped profiles load, carry their file name and describe every operation', async () => {
  const ids = await shippedProfileIds();
  expect(ids).toEqual(['demo-appliance', 'endpoint-protector', 'generic-linux']);
  for (const id of ids) {
    const profile = await loadProfile(id, '/');
    expect(profile.id).toBe(id);
    expect(Object.keys(profile.operations).sort()).toEqual([...operationIds].sort());
  }
});

test('a profile says whose rules hold; without a word only the product that they are written for has them', async () => {
  const rulesOf = async (lines: string): Promise<string> => {
    await writeFile(
      path.join(folder, 'ruled.yaml'),
      `schema: 1\nid: mine\ntitle: Mine\nversion: 1.0.0\n${lines}\noperations: {}\n`,
    );
    return (await loadProfile('ruled.yaml', folder)).rules;
  };
  expect(await rulesOf('product: ^Acme$')).toBe('none');
  expect(await rulesOf('product: Endpoint Protector')).toBe('endpoint-protector');
  expect(await rulesOf('product: Endpoint Protector\nrules: none')).toBe('none');
  expect(await rulesOf('product: ^Acme$\nrules: endpoint-protector')).toBe('endpoint-protector');
  await expect(rulesOf('product: .\nrules: vendor')).rejects.toMatchObject({ code: 'profile.invalid' });
});

test('a misspelt field of an operation is named as that', async () => {
  await expect(load('  power-off:\n    how: automated\n    commnad: [poweroff]\n')).rejects.toMatchObject({
    code: 'profile.invalid',
    params: { line: 9, field: 'operations.power-off.commnad', problem: 'there is no such field' },
  });
});

test('the window offers a direct switch for just those that allow it', async () => {
  const profiles = await Promise.all((await shippedProfileIds()).map((id) => loadProfile(id, '/')));
  const allowing = profiles.filter(({ operations }) => operations['direct-switch']?.how === 'linux');
  expect(allowing.map(({ id }) => id).sort()).toEqual([...profilesWithDirect].sort());
});

test('nothing that the vendor has only in its web interface is automated for Endpoint Protector', async () => {
  const { operations } = await loadProfile('endpoint-protector', '/');
  const commands = operationIds.flatMap((id) => {
    const operation = operations[id];
    return operation?.how === 'automated' ? [`${id}: ${operation.command.join(' ')}`] : [];
  });
  expect(commands).toEqual(['siem-state: systemctl is-active syslog-ng', 'power-off: systemctl poweroff']);
});

test('an unknown id is told with those that there are', async () => {
  await expect(loadProfile('nonsense', folder)).rejects.toMatchObject({
    code: 'profile.unknown',
    params: { id: 'nonsense', known: 'demo-appliance, endpoint-protector, generic-linux' },
  });
});

test('a path that leads nowhere is unreadable', async () => {
  await expect(loadProfile('./nothing.yaml', folder)).rejects.toMatchObject({ code: 'profile.unreadable' });
});

test.each([
  [
    'a key in the arguments',
    '  import:\n    how: automated\n    command: [x, "--key={key}"]\n',
    { line: 9, field: 'operations.import.command.1', problem: /never into the arguments/ },
  ],
  [
    'an unknown placeholder',
    '  import:\n    how: automated\n    command: [x, "{file}"]\n',
    { line: 9, problem: /unknown placeholder \{file\}; known here: \{path\}/ },
  ],
  [
    'a program from a placeholder',
    '  import:\n    how: automated\n    command: ["{path}"]\n',
    { problem: /program itself/ },
  ],
  [
    'any other text on standard input',
    '  import:\n    how: automated\n    command: [x]\n    stdin: "yes\\n"\n',
    { line: 10, field: 'operations.import.stdin' },
  ],
  [
    'a secret for an operation without one',
    '  power-off:\n    how: automated\n    command: [x]\n    stdin: "{key}\\n"\n',
    { line: 10, problem: /no secret/ },
  ],
  [
    'sudo without the privilege',
    '  power-off:\n    how: automated\n    command: [x]\n    sudo: true\n',
    { line: 10, problem: /privilege: sudo/ },
  ],
  [
    'a result without a needed field',
    '  identify:\n    how: automated\n    command: [x]\n    output: { as: json, fields: { product: p } }\n',
    { line: 10, problem: /where version stands/ },
  ],
  [
    'a field that the operation has not',
    '  licence:\n    how: automated\n    command: [x]\n    output: { as: json, fields: { state: s, cost: c } }\n',
    { problem: /no field cost/ },
  ],
  [
    'a list by key and value',
    '  clients:\n    how: automated\n    command: [x]\n    output: { as: key-value, separator: "=", fields: { name: N } }\n',
    { problem: /a list comes as/ },
  ],
  [
    'a pattern that is none',
    '  list-backups: { how: files, folder: /b, pattern: "(" }\n',
    { line: 7, field: 'operations.list-backups.pattern' },
  ],
  ['files without a folder', '  list-backups: { how: files, pattern: x }\n', { problem: /no folder/ }],
  [
    'facts by a command',
    '  facts: { how: automated, command: [x] }\n',
    { line: 7, field: 'operations.facts.how' },
  ],
  [
    'a command as the proof of what changes nothing',
    '  clients:\n    how: guided\n    title: T\n    steps: [s]\n    see: s\n    proof: { by: command-changed, command: [reboot] }\n',
    { line: 12, field: 'operations.clients.proof.by', problem: /changes nothing/ },
  ],
  ['a mode that there is not', '  facts: { how: magic }\n', { line: 7, field: 'operations.facts.how' }],
  ['an operation that there is not', '  dance: { how: linux }\n', { line: 7, field: 'operations.dance' }],
])('%s is refused with its place', async (_name, operations, expected) => {
  const { problem, ...place } = { problem: /./, ...expected };
  await expect(load(operations)).rejects.toMatchObject({
    code: 'profile.invalid',
    params: {
      path: path.join(folder, 'mine.yaml'),
      ...place,
      problem: expect.stringMatching(problem) as string,
    },
  });
});

test('the example of the guide loads', async () => {
  const guide = await readFile(new URL('../../../docs/profiles.md', import.meta.url), 'utf8');
  const example = /```yaml\n(schema: 1\n[\s\S]*?)```/.exec(guide)?.[1] ?? '';
  await writeFile(path.join(folder, 'example.yaml'), example);
  const profile = await loadProfile('./example.yaml', folder);
  expect(profile.id).toBe('acme-gateway');
});
