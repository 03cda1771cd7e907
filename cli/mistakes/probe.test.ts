import { afterEach, expect, test, vi } from 'vitest';
import { en } from '../../shared/text/en.ts';
import { exitCodes } from '../exit-codes.ts';
import { probe } from '../verbs/probe.ts';
import { freePort } from '../../engine/testing/free-port.ts';

afterEach(() => vi.restoreAllMocks());

async function probed(address: string) {
  const [sshPort, consolePort] = [await freePort(), await freePort()];
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
