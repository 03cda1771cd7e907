import type { Certificate } from '../../shared/run/facts.ts';
import { proof, type Proof, type ProofStatus } from '../../shared/run/proof.ts';
import type { Seen } from '../../shared/run/sighting.ts';
import { identify } from '../appliance/operations/identify.ts';
import { readInventory } from '../appliance/operations/inventory.ts';
import { MigrationError } from '../errors.ts';
import { pollUntil } from '../poll-until.ts';
import { isSignedBy } from '../client-ca.ts';
import type { Sighting } from '../cut-over/look/network.ts';
import { cameBack, judge, portsOf, showsNewKey, type Verdict } from '../cut-over/look/verdict.ts';
import { statusOfShown } from '../cut-over/new-shown.ts';
import { checkHealth } from './validate/check-health.ts';
import { finalEndpoint, isRestored, oldEndpoint, pinsOf } from '../run/endpoints.ts';
import { lookForIsolated } from '../cut-over/old-reached.ts';
import { hadPositiveControl } from '../cut-over/old-gone.ts';
import { prove } from '../run/prove.ts';
import type { CheckStep, StepContext } from '../run/step.ts';
import { whoHolds, type Held } from '../cut-over/who-holds.ts';

const lookTimeoutMs = 5_000;
const pollMs = 1_000;
const patienceMs = 60_000;
const dayMs = 86_400_000;
/** A certificate that expires sooner gets a warning. */
const soonDays = 30;

/**
 * Looks at the new appliance where the clients look: its pinned host key and certificate, its version, what it holds, and
 * whether the old one stayed off. Reads only.
 */
export const validate: CheckStep = {
  kind: 'check',
  id: 'validate',
  check: async (context) => {
    const { clock, signal } = context;
    let proofs: readonly Proof[] = [];
    const failed = () => proofs.filter((p) => p.status === 'failed');
    // The services of a machine that just changed its address come up one after another, SSH as well.
    const isKeyAwaited = () =>
      context.state.new.rights !== 'no-ssh' &&
      proofs.some(({ id, status }) => id === 'validate.host-key' && status === 'could-not-test');
    const look = async (): Promise<true | undefined> => {
      proofs = await checkAll(context);
      return failed().length === 0 && !isKeyAwaited() ? true : undefined;
    };
    await pollUntil(look, { clock, signal, everyMs: pollMs, withinMs: patienceMs });
    tell(context, proofs);
    if (failed().length > 0) {
      const checks = failed()
        .map((p) => p.id)
        .join(', ');
      throw new MigrationError('validate.failed', { checks }, { side: 'new' });
    }
    tell(context, await checkHealth(context));
    tell(context, await lookForIsolated(context));
  },
};

function tell(context: StepContext, proofs: readonly Proof[]): void {
  for (const made of proofs) prove(context, 'validate', made);
}

async function checkAll(context: StepContext): Promise<Proof[]> {
  const endpoint = finalEndpoint(context.plan, context.state);
  const held = await whoHolds(context, endpoint, lookTimeoutMs);
  return [
    checkHostKey(held, endpoint.address),
    ...checkCertificate(context, held, endpoint.address),
    await checkVersion(context),
    await checkRestored(context),
    await checkOld(context, held),
  ];
}

function checkHostKey({ verdict }: Held, address: string): Proof {
  if (verdict.kind === 'old') throw cameBack(address, verdict);
  const isShown = showsNewKey(verdict);
  const sha256 = isShown || verdict.kind === 'stranger' ? verdict.sha256 : '';
  // A certificate tells who it is, and no host key was seen.
  const status = isShown ? 'passed' : verdict.kind === 'new' ? 'could-not-test' : 'failed';
  return proof('validate.host-key', status, { address, sha256 }, 'new');
}

function checkCertificate(context: StepContext, held: Held, address: string): Proof[] {
  const { certificate } = held.sighting;
  // What a laptop sees that cannot look into that network is somebody else's.
  if (!certificate || held.isLaptopBlind) {
    // A machine that never showed a console has lost none, and from a network without a view of it nothing is missing.
    const status = context.state.new.certificate && !held.isLaptopBlind ? 'failed' : 'could-not-test';
    return [proof('validate.certificate', status, { address, sha256: '', names: '' }, 'new')];
  }
  const { sha256 } = certificate;
  const names = certificate.names.join(', ');
  const { status, whose } = judgeCertificate(context, held.verdict, sha256);
  const wanted = [address, context.plan.final.name].filter((name) => name !== undefined);
  const isNamed = wanted.some((name) => certificate.names.includes(name));
  return [
    proof('validate.certificate', status, { address, sha256, names, whose }, 'new'),
    proof(
      'validate.certificate-names',
      isNamed ? 'passed' : 'passed-with-warning',
      { address: wanted.join(', '), names },
      'new',
    ),
    ...checkIssuer(context, certificate, address),
    ...checkCa(context, held.sighting, address),
    checkExpiry(context, certificate, address),
  ];
}

/**
 * The host key decides who it is, and a certificate is held against that: after a restore the old appliance's is expected, and
 * changing the address may make one that neither had. Without the host key it counts as far as it told the new one.
 */
function judgeCertificate(
  { state }: StepContext,
  verdict: Verdict,
  sha256: string,
): { readonly status: ProofStatus; readonly whose: 'new' | 'old' | 'other' } {
  const isKnown = showsNewKey(verdict);
  const isRecognised = verdict.kind === 'new' && verdict.sha256 === sha256;
  if (sha256 === state.old.certificate?.sha256) {
    if (isKnown) return { whose: 'old', status: isRestored(state) ? 'passed' : 'failed' };
    return { whose: 'old', status: isRecognised ? 'passed-with-warning' : 'could-not-test' };
  }
  if (sha256 === state.new.certificate?.sha256)
    return { whose: 'new', status: verdict.kind === 'new' ? 'passed' : 'could-not-test' };
  return {
    whose: 'other',
    status: isKnown ? 'passed-with-warning' : isRecognised ? 'by-word' : 'could-not-test',
  };
}

/**
 * Clients that trusted the old certificate for who signed it trust the new one where that is the same. Where both signed
 * themselves there is nobody to compare: the certificate itself is, above.
 */
function checkIssuer({ state }: StepContext, certificate: Certificate, address: string): Proof[] {
  const old = state.old.certificate;
  if (isSelfSigned(certificate) && (!old || isSelfSigned(old))) return [];
  const { issuer } = certificate;
  const before = old?.issuer;
  const status =
    before === undefined ? 'could-not-test' : issuer === before ? 'passed' : 'passed-with-warning';
  const inOneLine = (name: string) => name.replaceAll('\n', ', ');
  return [
    proof(
      'validate.certificate-issuer',
      status,
      { address, before: inOneLine(before ?? ''), issuer: inOneLine(issuer) },
      'new',
    ),
  ];
}

/**
 * Against the authority of the old appliance that was handed over, by its key. One that did not sign what the old appliance showed says
 * nothing of what the new one shows.
 */
function checkCa({ state }: StepContext, { signed }: Sighting, address: string): Proof[] {
  const ca = state.packages.findLast((kept) => kept.ca)?.ca;
  if (!ca || !signed) return [];
  const before = state.old.certificate?.issuer === ca.subject ? 'yes' : 'no';
  const status = isSignedBy(signed, ca)
    ? 'passed'
    : before === 'yes'
      ? 'passed-with-warning'
      : 'could-not-test';
  return [proof('validate.certificate-ca', status, { address, ca: ca.sha256, before }, 'new')];
}

function isSelfSigned({ issuer, subject }: Certificate): boolean {
  return issuer === subject;
}

function checkExpiry({ clock }: StepContext, { validTo }: Certificate, address: string): Proof {
  const days = Math.floor((Date.parse(validTo) - clock.now()) / dayMs);
  const status = days < 0 ? 'failed' : days < soonDays ? 'passed-with-warning' : 'passed';
  return proof('validate.certificate-expiry', status, { address, validTo, days }, 'new');
}

async function checkVersion(context: StepContext): Promise<Proof> {
  const expected = context.state.new.product?.version ?? '';
  const appliance = await context.appliance('new');
  if (appliance.how('identify').mode !== 'automated')
    return proof('validate.version', 'could-not-test', { version: '', expected }, 'new');
  const { version } = await identify(appliance, context.signal);
  return proof('validate.version', version === expected ? 'passed' : 'failed', { version, expected }, 'new');
}

async function checkRestored(context: StepContext): Promise<Proof> {
  const appliance = await context.appliance('new');
  if (appliance.how('inventory').mode !== 'automated')
    return proof('validate.restored-backup', 'could-not-test', { seen: '' }, 'new');
  const { counts } = await readInventory(appliance, context.signal);
  const expected = Object.entries(context.state.old.inventory ?? {});
  const isSame = expected.length > 0 && expected.every(([name, count]) => counts[name] === count);
  const seen = Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  return proof(
    'validate.restored-backup',
    isSame ? 'passed' : expected.length === 0 ? 'could-not-test' : 'failed',
    { seen },
    'new',
  );
}

/**
 * An address shows one machine: where that is the new one, the old one is not there. Where the new one has another address,
 * the old one's own is looked at, and silence counts only from a place that once saw it.
 */
async function checkOld(context: StepContext, atFinal: Held): Promise<Proof> {
  const { network, plan, state, signal } = context;
  const { address } = oldEndpoint(plan, state);
  const made = (status: ProofStatus, seen: Seen) =>
    proof('validate.old-stays-off', status, { address, seen }, 'old');
  if (address === finalEndpoint(plan, state).address) {
    const { verdict, sighting } = atFinal;
    // As well as the new one was seen there.
    return made(verdict.kind === 'new' ? statusOfShown[verdict.by] : 'failed', portsOf(sighting));
  }
  const pins = pinsOf(state);
  const sighting = await network.look(oldEndpoint(plan, state), pins, network.laptop, lookTimeoutMs, signal);
  return made(
    statusOfOld(judge(sighting, pins), hadPositiveControl(context, network.laptop)),
    portsOf(sighting),
  );
}

function statusOfOld(verdict: Verdict, hadControl: boolean): ProofStatus {
  switch (verdict.kind) {
    case 'new':
      return 'passed';
    case 'silent':
      return hadControl ? 'passed' : 'could-not-test';
    case 'refusing':
      return hadControl ? 'passed-with-warning' : 'could-not-test';
    case 'could-not-test':
      return 'could-not-test';
    case 'old':
    case 'stranger':
    case 'unclear':
      return 'failed';
    default:
      return verdict satisfies never;
  }
}
