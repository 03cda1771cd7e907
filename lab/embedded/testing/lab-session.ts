import { setTimeout as sleep } from 'node:timers/promises';
import ssh2, { type Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { hangMs } from '../../../engine/testing/limits.ts';
import type { Lab } from '../lab.ts';
import type { LabEndpoint } from '../listeners.ts';

export interface Answer {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface LabSession {
  readonly client: Client;
  /** SHA-256 of the host key, in base64 without padding. */
  readonly hostKey: string;
  readonly closed: Promise<void>;
  run(line: string, stdin?: string): Promise<Answer>;
  json(line: string): Promise<unknown>;
  sftp(): Promise<SFTPWrapper>;
  end(): void;
}

/** An ssh2 client that is logged in at an endpoint, or a rejection. */
export async function openSession(
  lab: Lab,
  endpoint: LabEndpoint,
  config: ConnectConfig = {},
  /** Answers what a keyboard-interactive login asks for. */
  answer: (prompt: string) => string = () => '',
): Promise<LabSession> {
  const client = new ssh2.Client();
  client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => {
    finish(prompts.map(({ prompt }) => answer(prompt)));
  });
  let hostKey = '';
  let lastError: Error | undefined;
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    client.once('ready', () => resolve());
    client.on('error', (error) => {
      lastError = error;
      reject(error);
    });
    client.once('close', () => reject(lastError ?? new Error('closed')));
    client.connect({
      host: endpoint.address,
      port: endpoint.sshPort,
      username: lab.login.user,
      password: lab.login.password,
      hostHash: 'sha256',
      hostVerifier: (hash: string) => {
        hostKey = `SHA256:${Buffer.from(hash, 'hex').toString('base64').replace(/=+$/, '')}`;
        return true;
      },
      ...config,
    });
  });
  client.setNoDelay(true);
  const run = (line: string, stdin = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      client.exec(line, (error, channel) => {
        if (error) {
          reject(error);
          return;
        }
        let stdout = '';
        let stderr = '';
        let exitCode: number | undefined;
        channel.on('data', (data: Buffer) => (stdout += data.toString('utf8')));
        channel.stderr.on('data', (data: Buffer) => (stderr += data.toString('utf8')));
        channel.on('exit', (code: number) => (exitCode = code));
        channel.on('close', () => resolve({ exitCode, stdout, stderr }));
        channel.end(stdin);
      });
    });
  return {
    client,
    hostKey,
    closed,
    run,
    json: async (line) => {
      const { exitCode, stdout, stderr } = await run(line);
      if (exitCode !== 0) throw new Error(`${line}: exit ${String(exitCode)} ${stderr}`);
      return JSON.parse(stdout) as unknown;
    },
    sftp: () =>
      new Promise((resolve, reject) => client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)))),
    end: () => void client.end(),
  };
}

/** Looks again and again until something is so; throws where it hangs. */
export async function until<T>(
  look: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<NonNullable<T>> {
  const endMs = performance.now() + hangMs / 2;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > endMs) throw new Error(`still not: ${what}`);
    await sleep(10);
  }
}

/** Makes a backup and waits until it is over. */
export async function makeBackup(
  session: LabSession,
  name: string,
): Promise<{ path: string; key: string; state: string; sizeBytes: number }> {
  const { path, key } = (await session.json(`demo-appliance backup create --name ${name}`)) as {
    path: string;
    key: string;
  };
  return until(async () => {
    const list = (await session.json('demo-appliance backup list')) as {
      name: string;
      state: string;
      sizeBytes: number;
    }[];
    const item = list.find((each) => each.name === name);
    return item && item.state !== 'generating'
      ? { path, key, state: item.state, sizeBytes: item.sizeBytes }
      : undefined;
  }, `${name} is over`);
}

/** A method of ssh2's SFTP as a promise. */
export function sftpCall<T>(
  start: (done: (error: Error | null | undefined, value?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}
