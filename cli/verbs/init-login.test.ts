import { expect, test } from 'vitest';
import { parseHop } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { loginProblem, withUser } from './init-login.ts';

const problem = (text: string) => loginProblem(parseHop(text));

test.each([
  'root:Passw0rd@10.1.20.30',
  'ssh://root:Passw0rd@10.1.20.30:22',
  'root:P@ss:w0rd@[2001:db8::1]',
  'root Passw0rd@10.1.20.30',
  'root:Passw0rd',
  '10.1.20.30:Passw0rd',
])('no password gets into a plan with the address, and what is said does not repeat it: %s', (typed) => {
  expect([en.init.noUser, en.init.noAddress]).toContain(problem(typed));
});

test('nor with the user; nobody is named by an empty answer', () => {
  const login = { address: '10.1.20.30' };
  expect(loginProblem(withUser(login, ' root:Passw0rd '))).toBe(en.init.noUser);
  expect(loginProblem(withUser(login, 'root Passw0rd'))).toBe(en.init.noUser);
  expect(withUser(login, ' ')).toEqual(login);
});

test.each([
  'epp-old',
  'root@10.1.20.30:2222',
  'anna@example.org@bastion',
  String.raw`EXAMPLE\anna@bastion`,
  '2001:db8::1',
  'fe80::1%eth0',
  '[::ffff:192.0.2.1]:22',
])('a login stands as it is given: %s', (typed) => expect(problem(typed)).toBeUndefined());
