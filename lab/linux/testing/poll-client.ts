import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { imageFilePath } from '../image-file.ts';
import type { LinuxLab } from '../lab.ts';
import { addresses, type LabPlace } from '../layout.ts';

/** One answer that a client got at the final address, or did not get. */
export interface PollAnswer {
  readonly beganMs: number;
  readonly endedMs: number;
  /** Who answered: the old appliance, the new one, somebody else, or nobody. */
  readonly who: 'old' | 'new' | 'other' | 'nobody';
}

export interface PollClient {
  readonly answers: readonly PollAnswer[];
  /** From the last answer of the old appliance to the first of the new one; undefined where one of them never answered. */
  outageMs(): number | undefined;
  /** Resolves with the first answer of that kind from now on. */
  next(who: PollAnswer['who']): Promise<PollAnswer>;
  stop(): void;
}

/** Starts a client that asks every 50 ms, at a place of the network. */
export function startPollClient(lab: LinuxLab, place: LabPlace, seconds = 600): PollClient {
  const argv = lab.at(place, [
    '/usr/bin/python3',
    imageFilePath('poll-client'),
    addresses.final,
    String(seconds),
  ]);
  const child = spawn(argv[0] ?? '', argv.slice(1), { stdio: ['ignore', 'pipe', 'ignore'] });
  const answers: PollAnswer[] = [];
  const waiting = new Set<(answer: PollAnswer) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { beganMs, endedMs, certificate } = JSON.parse(line) as {
      readonly beganMs: number;
      readonly endedMs: number;
      readonly certificate: string | null;
    };
    const answer = { beganMs, endedMs, who: whoIs(lab, certificate) } as const;
    answers.push(answer);
    for (const tell of [...waiting]) tell(answer);
  });
  return {
    answers,
    outageMs: () => {
      const first = answers.filter(({ who }) => who === 'new').sort((a, b) => a.endedMs - b.endedMs)[0];
      const last = answers
        .filter(({ who, endedMs }) => who === 'old' && first !== undefined && endedMs < first.endedMs)
        .sort((a, b) => b.endedMs - a.endedMs)[0];
      return first && last ? first.endedMs - last.endedMs : undefined;
    },
    next: (who) =>
      new Promise((resolve) => {
        const tell = (answer: PollAnswer): void => {
          if (answer.who !== who) return;
          waiting.delete(tell);
          resolve(answer);
        };
        waiting.add(tell);
      }),
    stop: () => void child.kill('SIGKILL'),
  };
}

function whoIs(lab: LinuxLab, certificate: string | null): PollAnswer['who'] {
  switch (certificate) {
    case null:
      return 'nobody';
    case lab.old.certificate:
      return 'old';
    case lab.new.certificate:
      return 'new';
    default:
      return 'other';
  }
}
