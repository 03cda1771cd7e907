import type { Certificate } from '../../shared/run/facts.ts';
import { hasHostKey } from '../../shared/run/login-rights.ts';
import type { QuestionOf } from '../../shared/run/question.ts';
import { proof, type NewShownBy, type Proof, type ProofStatus } from '../../shared/run/proof.ts';
import type { Ask } from '../ask.ts';
import { MigrationError } from '../errors.ts';
import { finalEndpoint } from '../run/endpoints.ts';
import { prove } from '../run/prove.ts';
import type { StepContext } from '../run/step.ts';
import { mayBeNamed } from './look/recognise.ts';
import type { Verdict } from './look/verdict.ts';
import type { Held } from './who-holds.ts';

/** SSH may come up later than the web console: so long the host key is waited for, where there is one. */
const sshComesWithinMs = 15_000;

/** How much an observation of the new appliance is worth, by what showed it. */
export const statusOfShown = {
  'host-key': 'passed',
  certificate: 'passed',
  'restored-certificate': 'passed-with-warning',
  word: 'by-word',
} as const satisfies Record<NewShownBy, ProofStatus>;

/** That the new appliance answers at the final address, by what showed it. */
export function newAnswers(address: string, { by, sha256 }: Extract<Verdict, { kind: 'new' }>): Proof {
  return proof('cutover.new-answers', statusOfShown[by], { address, sha256, by }, 'new');
}

/**
 * Makes the look by which the new appliance is seen at the final address: at once by its host key; by a certificate where it has no
 * host key, or has not shown it for a quarter of a minute since. One that neither appliance had is shown to a person, and so is one that both
 * have where nothing else would tell them apart: her yes is recorded as her word, and her no ends the step with `run.declined`.
 */
export function lookForNew(context: StepContext): (held: Held) => Promise<boolean> {
  let sinceMs: number | undefined;
  return async ({ verdict, sighting }) => {
    if (verdict.kind === 'new' && verdict.by === 'host-key') return true;
    const isShared = verdict.kind === 'unclear' && verdict.shared !== undefined && mayBeNamed(context);
    const isCertificate =
      verdict.kind === 'new' || isShared || (verdict.kind === 'unclear' && verdict.unknown !== undefined);
    if (!isCertificate) {
      sinceMs = undefined;
      return false;
    }
    const nowMs = context.clock.monotonicMs();
    sinceMs ??= nowMs;
    const { identity } = context.state.new;
    if (identity && hasHostKey(identity) && nowMs - sinceMs < sshComesWithinMs) return false;
    if (verdict.kind === 'new') return true;
    if (!sighting.certificate) return false;
    const { address } = finalEndpoint(context.plan, context.state);
    await nameNew(context, address, sighting.certificate, isShared ? 'shared' : 'other');
    return true;
  };
}

/** Asks whether a certificate that neither appliance had, or both have, is the new one's. Throws `run.declined`. */
export async function nameNew(
  context: Pick<StepContext, 'ask' | 'emit' | 'signal'>,
  address: string,
  certificate: Certificate,
  reason: 'other' | 'shared' = 'other',
): Promise<void> {
  await askForCertificate(context, 'new', reason, { ...certificate, address });
  const named = newAnswers(address, { kind: 'new', by: 'word', sha256: certificate.sha256 });
  prove(context, 'take-address', named);
}

/** Shows a person the certificate of a machine that has no host key here. Throws `run.declined`. */
export async function askForCertificate(
  { ask, signal }: { ask: Ask; signal: AbortSignal },
  side: 'old' | 'new',
  reason: QuestionOf<'trust-certificate'>['reason'],
  { address, port, sha256, subject, issuer, validTo }: Certificate,
): Promise<void> {
  const isIt = await ask(
    { kind: 'trust-certificate', reason, side, address, port, sha256, subject, issuer, validTo },
    { signal },
  );
  if (!isIt)
    throw new MigrationError(
      'run.declined',
      { step: reason === 'unknown' ? 'connect' : 'take-address', question: 'trust-certificate' },
      { side },
    );
}
