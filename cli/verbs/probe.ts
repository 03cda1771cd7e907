import { evidenceLine, probeAddress, type ProbeEvidence } from '../../engine/index.ts';
import { en } from '../../shared/text/en.ts';
import { withCancel } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print } from '../output.ts';
import { wrap } from '../wrap.ts';

export interface ProbeVerbOptions {
  readonly expect?: string;
  readonly sshPort: number;
  readonly consolePort: number;
  readonly json?: boolean;
}

const timeoutMs = 5_000;

/**
 * `handover probe ADDRESS`: who answers there, seen from this machine; meant for a machine in a client's network. Its last line
 * is evidence for `handover evidence`. Exit code 5 only where both ports are silent; 1 where the expected host key was not seen, and
 * where something is there that only refuses, or nothing could be tested: neither is an address that is free.
 */
export async function probe(address: string, options: ProbeVerbOptions): Promise<number> {
  const evidence = await withCancel((signal) =>
    probeAddress({
      address,
      sshPort: options.sshPort,
      consolePort: options.consolePort,
      expectedSha256: options.expect,
      timeoutMs,
      signal,
    }),
  );
  const line = evidenceLine(evidence);
  if (options.json === true) print(JSON.stringify({ ...evidence, evidence: line }));
  else
    print([
      `SSH      ${shown(evidence.ssh)}`,
      `console  ${shown(evidence.console)}`,
      ...wrap(verdictOf(evidence, options.expect), outputWidth()),
      '',
      line,
    ]);
  const there = whoIsThere(evidence);
  if (there === 'nobody') return exitCodes.unreachable;
  return there === 'somebody' && isAsExpected(evidence, options.expect) ? exitCodes.done : exitCodes.failed;
}

function shown(sight: ProbeEvidence['ssh']): string {
  return sight.kind === 'open' ? sight.sha256 : en.probe.ports[sight.kind];
}

/** `refuses`: nothing spoke SSH or HTTPS, yet a refusal or another protocol came from a machine, or from a firewall before it. */
function whoIsThere({ ssh, console }: ProbeEvidence): 'somebody' | 'refuses' | 'untested' | 'nobody' {
  const kinds = [ssh.kind, console.kind];
  if (kinds.includes('open')) return 'somebody';
  if (kinds.includes('refused') || kinds.includes('foreign')) return 'refuses';
  return kinds.includes('could-not-test') ? 'untested' : 'nobody';
}

function isAsExpected({ ssh }: ProbeEvidence, expected: string | undefined): boolean {
  return expected === undefined || (ssh.kind === 'open' && ssh.sha256 === expected);
}

function verdictOf(evidence: ProbeEvidence, expected: string | undefined): string {
  const there = whoIsThere(evidence);
  if (there !== 'somebody') return en.probe[there];
  const { ssh } = evidence;
  if (expected === undefined) return en.probe.notCompared;
  if (ssh.kind !== 'open') return en.probe.noKey;
  return ssh.sha256 === expected ? en.probe.expected : en.probe.another;
}
