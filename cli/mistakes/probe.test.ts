import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { en } from '../../shared/text/en.ts';
import { exitCodes } from '../exit-codes.ts';
import { probe } from '../verbs/probe.ts';

afterEach(() => vi.restoreAllMocks());

/** A port of this machine that was free a moment ago: it refuses. */
async function closedPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function probed(address: string) {
  const [sshPort, consolePort] = [await closedPort(), await closedPort()];
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  const exitCode = await probe(address, { sshPort, consolePort });
  vi.restoreAllMocks();
  return { exitCode, said: lines.join('').replace(/\s+/g, ' ') };
}

test('what refuses is somebody', async () => {
  const { exitCode, said } = await probed('127.0.0.1');
  expect(said).toContain(en.probe.refuses);
  expect(said).not.toContain(en.probe.nobody);
  expect(exitCode).toBe(exitCodes.failed);
});

test('what could not be tested is nobody as little', async () => {
  const { exitCode, said } = await probed('no-such-name.invalid');
  expect(said).toContain(en.probe.untested);
  expect(said).not.toContain(en.probe.nobody);
  expect(exitCode).toBe(exitCodes.failed);
});
