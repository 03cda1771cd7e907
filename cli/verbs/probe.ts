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
 * is evidence for `handover evidence`. Exit code 1 where the expected host key was not seen, 5 where nothing answers.
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
  if (evidence.ssh.kind !== 'open' && evidence.console.kind !== 'open') return exitCodes.unreachable;
  return isAsExpected(evidence, options.expect) ? exitCodes.done : exitCodes.failed;
}

function shown(sight: ProbeEvidence['ssh']): string {
  return sight.kind === 'open' ? sight.sha256 : en.probe.ports[sight.kind];
}

function isAsExpected({ ssh }: ProbeEvidence, expected: string | undefined): boolean {
  return expected === undefined || (ssh.kind === 'open' && ssh.sha256 === expected);
}

function verdictOf(evidence: ProbeEvidence, expected: string | undefined): string {
  const { ssh, console } = evidence;
  if (ssh.kind !== 'open' && console.kind !== 'open') return en.probe.nobody;
  if (expected === undefined) return en.probe.notCompared;
  if (ssh.kind !== 'open') return en.probe.noKey;
  return ssh.sha256 === expected ? en.probe.expected : en.probe.another;
}
