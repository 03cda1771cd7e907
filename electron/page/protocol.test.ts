import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const fake = await vi.hoisted(async () => (await import('../testing/fake-electron.ts')).createFakeElectron());
vi.mock('electron', () => fake.module);
const { contentSecurityPolicy } = await import('../../shared/contract/page-policy.ts');
const { pageHandler, registerPageScheme, servePage } = await import('./protocol.ts');

let folder: string;
let ask: (address: string, method?: string) => Promise<Response>;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-page-'));
  const page = path.join(folder, 'renderer');
  fs.mkdirSync(path.join(page, 'assets'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'renderer-secret'));
  fs.writeFileSync(path.join(page, 'index.html'), '<!doctype html>page');
  fs.writeFileSync(path.join(page, 'assets', 'main.js'), 'script');
  fs.writeFileSync(path.join(page, 'assets', 'main.js.map'), 'map');
  fs.writeFileSync(path.join(page, '.hidden.js'), 'hidden');
  fs.writeFileSync(path.join(folder, 'secret.js'), 'secret');
  fs.writeFileSync(path.join(folder, 'renderer-secret', 'secret.js'), 'secret');
  const handler = pageHandler(page);
  ask = (address, method = 'GET') => handler(requestOf(address, method));
});
/** A request with an address as it came: Node's own class would tidy it up, and knows no such scheme. */
function requestOf(url: string, method: string): Request {
  const request: unknown = { url, method };
  return request as Request;
}

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const refused = [
  'handover://app/missing.js',
  'handover://app/assets',
  'handover://app/assets/main.js.map',
  'handover://app/.hidden.js',
  'handover://other/index.html',
  'handover://app/../secret.js',
  'handover://app/%2e%2e/secret.js',
  'handover://app/..%2fsecret.js',
  'handover://app/..%5csecret.js',
  'handover://app/assets/..%2f..%2fsecret.js',
  'handover://app/%2e%2e%2frenderer-secret/secret.js',
  'handover://app//etc/passwd',
  'handover://app/C:/Windows/win.ini',
  'handover://app/main.js%00.html',
  'handover://app/%',
];

test('the page and its files are served, each with its type', async () => {
  for (const address of ['handover://app/', 'handover://app/index.html', 'handover://app/?a#b']) {
    const response = await ask(address);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toBe('<!doctype html>page');
  }
  const script = await ask('handover://app/assets/main.js');
  expect(await script.text()).toBe('script');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each(refused)('nothing is served for %s', async (address) => {
  const response = await ask(address);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test('nothing can be sent', async () => {
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await ask('handover://app/', method)).status).toBe(405);
});

test('every answer has the policy', async () => {
  const answers = [
    await ask('handover://app/'),
    await ask('handover://app/', 'HEAD'),
    await ask('handover://app/', 'POST'),
    await ask('handover://app/assets/main.js'),
    ...(await Promise.all(refused.map((address) => ask(address)))),
  ];
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

describe('the policy', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  test('scripts come from the app alone', () => {
    expect(directives.get('default-src')).toBe("'self'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|https?:|\*/);
  });
  test.each(['object-src', 'base-uri', 'form-action', 'frame-ancestors'])('%s is closed', (name) =>
    expect(directives.get(name)).toBe("'none'"),
  );
});

test('the scheme has origins and a secure context, and no more privileges', () => {
  registerPageScheme();
  expect(fake.module.protocol.registerSchemesAsPrivileged.mock.calls).toEqual([
    [[{ scheme: 'handover', privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
  ]);
  servePage(fake.session as never, folder);
  expect([...fake.session.served.keys()]).toEqual(['handover']);
});
