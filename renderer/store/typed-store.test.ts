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
