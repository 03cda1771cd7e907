import net from 'node:net';
import { expect, test } from 'vitest';
import { emptyRun } from '../../shared/run/reduce-run.ts';
import { loadProfile } from '../appliance/profiles/load-profile.ts';
import { createMemoryHost } from '../ssh/testing/memory-host.ts';
import type { Appliance } from '../appliance/appliance.ts';
import type { StepContext } from '../run/step.ts';
import { plannedProduct } from './look-at-product.ts';
import { webServerForAll } from '../testing/web-server.ts';

const address = '127.0.0.1';
let title = '';
const server = webServerForAll((_request, response) => response.end(`<html><title>${title}</title>`));

async function look(shown: string, options: { sha256?: string; isReached?: boolean } = {}) {
  title = shown;
  const { port } = server;
  const { sha256 = server.sha256, isReached = true } = options;
  const host = createMemoryHost({
    identity: { address, port: 22, user: 'root', keyType: 'k', sha256: 's' },
    ...(isReached && { dial: async (to: string, toPort: number) => net.connect(toPort, to) }),
  });
  const certificate = { address, port, sha256, subject: '', issuer: '', names: [], validTo: '' };
  const context = {
    state: { ...emptyRun, old: { certificate } },
    signal: new AbortController().signal,
  } as unknown as StepContext; // a look uses no more of it
  const profile = await loadProfile('endpoint-protector', '.');
  const appliance = {
    side: 'old',
    host,
    profile,
    consoleEndpoint: { address, port },
    how: () => ({ mode: 'unavailable', reason: '' }),
  } as unknown as Appliance; // as above
  return plannedProduct(context, appliance, '5.9.4.2');
}

const planned = { product: 'Endpoint Protector', version: '5.9.4.2' };

const shows = (title: string) => ({ ...planned, traces: [{ kind: 'console-title', title }] });

test('a title that names product and version has shown both', async () => {
  expect(await look('Endpoint Protector 5.9.4.2')).toEqual(shows('Endpoint Protector 5.9.4.2'));
});

test('a title that names the product alone has not shown the version', async () => {
  for (const title of ['Endpoint Protector - Login', 'Endpoint Protector 5.9.4.20'])
    expect(await look(title)).toEqual({ ...shows(title), ofPlan: 'version' });
});

test('what shows nothing leaves both to the plan', async () => {
  const asPlanned = { ...planned, ofPlan: 'all' };
  expect(await look('Anmeldung')).toEqual({ ...shows('Anmeldung'), ofPlan: 'all' });
  // Another certificate is another console, and one that is not reached has no title.
  expect(await look('Endpoint Protector 5.9.4.2', { sha256: 'ab'.repeat(32) })).toEqual(asPlanned);
  expect(await look('Endpoint Protector 5.9.4.2', { isReached: false })).toEqual(asPlanned);
});
