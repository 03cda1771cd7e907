import { beforeEach, expect, test } from 'vitest';
import { emptyMigration, useTyped } from './typed-store.ts';

const { getState } = useTyped;
const addresses = () => getState().typed.new.jump.map((hop) => hop.address);

beforeEach(() => getState().clear());

test('jump hosts are added at the end, moved by one place and removed', () => {
  for (const address of ['a', 'b', 'c']) {
    getState().addHop('new');
    const { id } = getState().typed.new.jump.at(-1)!;
    getState().setHop('new', id, { address });
  }
  const [a, , c] = getState().typed.new.jump.map((hop) => hop.id);
  getState().moveHop('new', a!, 1);
  expect(addresses()).toEqual(['b', 'a', 'c']);
  getState().moveHop('new', c!, 1);
  getState().moveHop('new', a!, -1);
  expect(addresses()).toEqual(['a', 'b', 'c']);
  getState().removeHop('new', a!);
  expect(addresses()).toEqual(['b', 'c']);
  expect(getState().typed.old.jump).toEqual([]);
});

test('each side keeps what was typed there, and clearing empties all of it', () => {
  getState().setAppliance('old', { address: '192.0.2.10' });
  getState().set({ name: 'Site 1' });
  expect(getState().typed).toMatchObject({
    name: 'Site 1',
    old: { address: '192.0.2.10' },
    new: { address: '' },
  });
  getState().clear();
  expect(getState().typed).toEqual(emptyMigration);
});

test('nothing that could hold a secret is kept', () => {
  const names = Object.keys({ ...emptyMigration.old, ...emptyMigration });
  expect(names.filter((name) => /password|passphrase|secret|code/i.test(name))).toEqual([]);
});

const seen = { hostKey: 'SHA256:x', version: '2604', consolePort: '8443' };
const old = () => getState().typed.old;

test('what a test saw goes into empty fields, and never over what a person wrote', () => {
  getState().setAppliance('old', { version: '5.9.4.2' });
  getState().fillIn('old', seen);
  expect(old()).toMatchObject({ hostKey: 'SHA256:x', version: '5.9.4.2', consolePort: '8443' });
  // A machine that was installed anew: the next test goes before the one before it.
  getState().fillIn('old', { hostKey: 'SHA256:y' });
  expect(old()).toMatchObject({ hostKey: 'SHA256:y', version: '5.9.4.2', consolePort: '' });
});

test('what was seen on one machine is not taken for another', () => {
  getState().setAppliance('old', { address: '192.0.2.10' });
  getState().fillIn('old', seen);
  getState().setAppliance('old', { user: 'epp', address: '192.0.2.10' });
  expect(old().hostKey).toBe('SHA256:x');
  getState().setAppliance('old', { consolePort: '444' });
  getState().setAppliance('old', { address: '192.0.2.11' });
  expect(old()).toMatchObject({ address: '192.0.2.11', hostKey: '', version: '', consolePort: '444' });
  getState().fillIn('old', seen);
  getState().addHop('old');
  expect(old().hostKey).toBe('');
});
