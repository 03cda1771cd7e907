import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseHop, resolveTarget, savedHosts } from './ssh-config.ts';
import { folderForEach } from '../testing/temporary-folder.ts';

const folder = folderForEach();
const config = path.join(folder, 'config');

const write = (...lines: string[]) => fs.writeFileSync(config, `${lines.join('\n')}\n`);
const resolve = (address: string) => resolveTarget({ address }, undefined, config);

describe('a target', () => {
  test('is what the plan says where there is no configuration', () => {
    const { target, jumps } = resolveTarget(
      { address: '192.0.2.1', sshPort: 2222, user: 'eppadmin', authentication: ['password'], keyFile: '/k' },
      undefined,
      config,
    );
    expect(target).toMatchObject({
      address: '192.0.2.1',
      port: 2222,
      user: 'eppadmin',
      authentication: ['password'],
      keyFile: '/k',
    });
    expect(jumps).toEqual([]);
  });

  test('has port 22 and the name of the person by default', () => {
    expect(resolve('192.0.2.1').target).toMatchObject({ port: 22, user: os.userInfo().username });
  });

  test('is what the configuration says of its Host', () => {
    write(
      'Host old',
      '  HostName 192.0.2.1',
      '  Port 2222',
      '  User admin',
      '  IdentityFile ~/keys/old',
      '  HostKeyAlias epp-old',
    );
    expect(resolve('old').target).toMatchObject({
      address: '192.0.2.1',
      port: 2222,
      user: 'admin',
      keyFile: path.join(os.homedir(), 'keys/old'),
      hostKeyAlias: 'epp-old',
    });
  });

  test('takes the plan before the configuration', () => {
    write('Host old', '  HostName 192.0.2.1', '  Port 2222', '  User admin', '  IdentityFile /config-key');
    const { target } = resolveTarget(
      { address: 'old', sshPort: 22, user: 'root', keyFile: '/plan-key' },
      undefined,
      config,
    );
    expect(target).toMatchObject({ address: '192.0.2.1', port: 22, user: 'root', keyFile: '/plan-key' });
  });

  test('takes the first of several values, patterns and negations included', () => {
    write(
      'Host old',
      '  User first',
      'Host *.example !new.example',
      '  Port 2200',
      'Host *',
      '  User second',
      '  HostName %h.lan',
    );
    expect(resolve('old').target).toMatchObject({ address: 'old.lan', port: 22, user: 'first' });
    expect(resolve('a.example').target).toMatchObject({ port: 2200, user: 'second' });
    expect(resolve('new.example').target.port).toBe(22);
  });

  test('has the agent that the configuration names, or none', () => {
    write(
      ...['Host own', '  IdentityAgent ~/agent.sock', 'Host usual', '  IdentityAgent SSH_AUTH_SOCK'],
      ...['Host without', '  IdentityAgent none'],
    );
    expect(resolve('own').target.agent).toBe(path.join(os.homedir(), 'agent.sock'));
    expect(resolve('usual').target).not.toHaveProperty('agent');
    expect(resolve('usual').target.authentication).toContain('agent');
    expect(resolve('without').target).not.toHaveProperty('agent');
    expect(resolve('without').target.authentication).not.toContain('agent');
  });

  test('is looked up without running a program', () => {
    const trace = path.join(folder, 'trace');
    write(`Match exec "touch ${trace}"`, '  User matched', 'Host old', '  User admin');
    expect(resolve('old').target.user).toBe('admin');
    expect(fs.existsSync(trace)).toBe(false);
  });

  test('reads keywords in any case, and values after an equals sign or in quotes', () => {
    write('HOST old', '  hostname=192.0.2.1', '  user "an admin"');
    expect(resolve('old').target).toMatchObject({ address: '192.0.2.1', user: 'an admin' });
  });
});

describe('jump hosts', () => {
  test('come from the configuration, each with its own', () => {
    write(
      'Host old',
      '  ProxyJump admin@first:2201,second',
      'Host first',
      '  HostName 192.0.2.11',
      'Host second',
      '  HostName 192.0.2.12',
      '  Port 2202',
      '  User other',
    );
    expect(resolve('old').jumps).toMatchObject([
      { address: '192.0.2.11', port: 2201, user: 'admin' },
      { address: '192.0.2.12', port: 2202, user: 'other' },
    ]);
  });

  test('may have jump hosts of their own', () => {
    write('Host old', '  ProxyJump inner', 'Host inner', '  ProxyJump outer');
    expect(resolve('old').jumps.map(({ address }) => address)).toEqual(['outer', 'inner']);
  });

  test('that name each other come to an end', () => {
    write('Host a', '  ProxyJump b', 'Host b', '  ProxyJump a');
    expect(resolve('a').jumps.map(({ address }) => address)).toEqual(['a', 'b']);
  });

  test('are none where it says so, and where the plan names others', () => {
    write('Host old', '  ProxyJump none', 'Host *', '  ProxyJump everywhere');
    expect(resolve('old').jumps).toEqual([]);
    const { jumps } = resolveTarget({ address: 'new' }, [{ address: 'planned', user: 'me' }], config);
    expect(jumps).toMatchObject([{ address: 'planned', user: 'me', port: 22 }]);
    expect(resolveTarget({ address: 'new' }, [], config).jumps).toEqual([]);
  });

  test.each([
    ['host', { address: 'host' }],
    ['me@host', { address: 'host', user: 'me' }],
    ['host:2222', { address: 'host', sshPort: 2222 }],
    ['me@host:2222', { address: 'host', user: 'me', sshPort: 2222 }],
    ['ssh://me@host:2222', { address: 'host', user: 'me', sshPort: 2222 }],
    ['[2001:db8::1]:2222', { address: '2001:db8::1', sshPort: 2222 }],
    ['me@[2001:db8::1]', { address: '2001:db8::1', user: 'me' }],
    ['2001:db8::1', { address: '2001:db8::1' }],
    ['me@realm@host', { address: 'host', user: 'me@realm' }],
  ])('are written as %s', (text, expected) => expect(parseHop(text)).toEqual(expected));
});

describe('included files', () => {
  test('stand where the Include stands, by pattern, sorted, from the folder of the configuration', () => {
    fs.mkdirSync(path.join(folder, 'conf.d'));
    fs.writeFileSync(path.join(folder, 'conf.d', '20-b'), 'Host old\n  User second\n  Port 2202\n');
    fs.writeFileSync(path.join(folder, 'conf.d', '10-a'), 'Host old\n  User first\n');
    fs.writeFileSync(path.join(folder, 'conf.d', 'other.txt'), 'Host old\n  HostName wrong\n');
    write('Include conf.d/*-?', 'Host old', '  Port 2203', '  HostName 192.0.2.1');
    expect(resolve('old').target).toMatchObject({ address: '192.0.2.1', port: 2202, user: 'first' });
  });

  test('may be named by several patterns, absolutely, or not be there', () => {
    const file = path.join(folder, 'more');
    fs.writeFileSync(file, 'Host old\n  User included\n');
    write(`Include ${folder}/none ${file}`, 'Include nowhere/*');
    expect(resolve('old').target.user).toBe('included');
  });

  test('within a Host count for that host', () => {
    fs.writeFileSync(path.join(folder, 'inner'), 'User inner\n');
    write('Host old', '  Include inner', 'Host new', '  Port 2222');
    expect(resolve('old').target.user).toBe('inner');
    expect(resolve('new').target.user).toBe(os.userInfo().username);
  });

  test('that include themselves come to an end', () => {
    write('Include config', 'Host old', '  User admin');
    expect(resolve('old').target.user).toBe('admin');
  });
});

test('the saved hosts are the names without patterns, once each', () => {
  fs.writeFileSync(path.join(folder, 'more'), 'Host included\n');
  write('Include more', 'Host old new', 'Host *.example !x', 'Host old', 'Host *');
  expect(savedHosts(config)).toEqual(['included', 'old', 'new']);
  expect(savedHosts(path.join(folder, 'none'))).toEqual([]);
});
