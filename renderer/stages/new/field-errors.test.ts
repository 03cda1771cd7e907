import { expect, test } from 'vitest';
import { connect } from '../../../shared/text/en/window/connect.ts';
import { emptyMigration } from '../../store/typed-store.ts';
import { missingIn, refusedField } from './field-errors.ts';

const words = { required: 'required', page: connect.page };
const filled = {
  ...emptyMigration,
  name: 'x',
  old: { ...emptyMigration.old, address: 'a' },
  new: { ...emptyMigration.new, address: 'b' },
};

test('names what must be filled in, and nothing once it is', () => {
  expect(Object.keys(missingIn(emptyMigration, 5, words))).toEqual(['old.address', 'new.address', 'name']);
  expect(missingIn(filled, 5, words)).toEqual({});
});

test('each jump host needs an address, and each login a way', () => {
  const hop = { ...emptyMigration.old, id: '1', authentication: [] };
  const typed = { ...filled, new: { ...filled.new, jump: [{ ...hop, address: 'j' }, hop] } };
  expect(missingIn(typed, 5, words)).toEqual({
    'new.jump.0.authentication': connect.page.notAccepted.authentication,
    'new.jump.1.address': 'required',
    'new.jump.1.authentication': connect.page.notAccepted.authentication,
  });
});

test('a different address needs each of its consequences confirmed', () => {
  const typed = { ...filled, strategy: 'different' as const };
  expect(missingIn({ ...typed, understood: [0, 2, 3, 4] }, 5, words)).toHaveProperty(['final.strategy']);
  expect(missingIn({ ...typed, understood: [0, 1, 2, 3, 4] }, 5, words)).toEqual({});
});

test('a backup that exists has a name', () => {
  expect(missingIn({ ...filled, backup: 'existing' }, 5, words)).toEqual({ 'backup.use': 'required' });
});

test('what the engine refuses is shown at its field', () => {
  const refused = (field: string) => ({ code: 'bridge.invalid' as const, params: { field } });
  expect(refusedField(refused('plan.old.jump.1.sshPort'), 'plan', '', connect.page)).toEqual({
    field: 'old.jump.1.sshPort',
    message: connect.page.notAccepted.sshPort,
  });
  expect(refusedField(refused('appliance.hostKey'), 'appliance', 'new', connect.page)).toEqual({
    field: 'new.hostKey',
    message: connect.page.notAccepted.hostKey,
  });
  expect(refusedField(refused('plan.old.authentication.0'), 'plan', '', connect.page)?.field).toBe(
    'old.authentication',
  );
  expect(refusedField(refused('plan.limits'), 'plan', '', connect.page)?.message).toBe(
    connect.page.notAcceptedOther,
  );
  expect(refusedField(refused(''), 'plan', '', connect.page)).toBeUndefined();
  expect(refusedField({ code: 'bug', params: {} }, 'plan', '', connect.page)).toBeUndefined();
});
