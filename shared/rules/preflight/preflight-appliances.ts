import { finding, type CheckId, type Finding } from '../../run/finding.ts';
import { diskRules, localNeedBytes, newDiskVerdict, oldDiskVerdict, totalDiskBytes } from '../disk.ts';
import { contradictionsOfMove } from '../finding-pages.ts';
import { guestVerdict } from '../guest-os.ts';
import { parseServerVersion, parseVersion } from '../parse-version.ts';
import { unreadFact, untested, type Checks, type PreflightInput } from './preflight-input.ts';
import { sizingFinding, sizingVerdict } from '../sizing.ts';
import { isBeforeCrateDb, needsPhpEls, newestOfLine, versionRule, type VersionVerdict } from '../versions.ts';

/** Checks of what the appliances and the laptop are: product, version, disk, size, state. */
export const applianceChecks = {
  'preflight.not-the-product': (input) => [...wrongProduct(input, 'old'), ...wrongProduct(input, 'new')],
  // Nobody held one version against the other: only where both are read and the same is there nothing to judge.
  'preflight.no-rules': (input) => {
    if (input.rules !== 'none') return undefined;
    const [oldVersion = '', newVersion = ''] = [input.old, input.new].map(
      ({ product, declaredVersion }) => product?.version ?? declaredVersion,
    );
    const isSame = oldVersion !== '' && oldVersion === newVersion;
    return finding('preflight.no-rules', isSame ? 'info' : 'warning', { oldVersion, newVersion });
  },
  'preflight.same-machine': (input) => {
    const { old, new: fresh } = input;
    if (!old.identity || !fresh.identity) {
      return untested('same-machine', old.identity ? 'new' : 'old', 'not-read');
    }
    const isSame = old.identity.sha256 === fresh.identity.sha256;
    return isSame ? finding('preflight.same-machine', 'error', { sha256: fresh.identity.sha256 }) : undefined;
  },
  // A version can be typed by the admin, so that nobody needs to go on without it.
  'preflight.version-unknown': (input) =>
    (['old', 'new'] as const)
      .filter((side) => versionText(input, side) === undefined)
      .map((side) =>
        finding('preflight.version-unknown', 'error', { side, client: clientBuild(input, side) }),
      ),
  'preflight.version-unsupported': (input) => {
    const params = versionsWith('refused', input);
    return params && finding('preflight.version-unsupported', 'error', params);
  },
  'preflight.version-less-tested': (input) => {
    const params = versionsWith('accepted-less-tested', input);
    return params && finding('preflight.version-less-tested', 'warning', params);
  },
  'preflight.version-not-listed': (input) => {
    const params = versionsWith('unknown', input);
    return params && finding('preflight.version-not-listed', 'warning', params);
  },
  'preflight.pages-contradict': (input) => {
    const [oldVersion, newVersion] = [versionText(input, 'old'), versionText(input, 'new')];
    if (oldVersion === undefined || newVersion === undefined) return undefined;
    const points = contradictionsOfMove(input.backup?.version ?? oldVersion, newVersion);
    if (points.length === 0) return undefined;
    return finding('preflight.pages-contradict', 'info', { points: points.join(', ') });
  },
  'preflight.guest-os': (input) =>
    (['old', 'new'] as const).flatMap((side) => guestFinding(input, side) ?? []),
  'preflight.new-not-newest': (input) => {
    const version = versionText(input, 'new');
    if (version === undefined) return untested('new-not-newest', 'new', 'version-unreadable');
    const line = newestOfLine(version);
    if (!line) return untested('new-not-newest', 'new', 'newest-not-published', 'info');
    return line.isNewest
      ? undefined
      : finding('preflight.new-not-newest', 'warning', { version, newest: line.newest });
  },
  'preflight.php-els': (input) => {
    const targetVersion = versionText(input, 'new');
    if (targetVersion === undefined) return untested('php-els', 'new', 'version-unreadable');
    if (needsPhpEls(targetVersion) === false || input.licence?.hasPhpEls === true) return undefined;
    const answer = input.licence?.hasPhpEls === false ? 'no' : input.declared['php-els-filled']?.value;
    if (answer === 'yes') return undefined;
    return finding('preflight.php-els', answer === 'no' ? 'error' : 'warning', { targetVersion });
  },
  'preflight.disk-free-old': (input) => {
    const verdict = oldDiskVerdict(input.old.facts?.disks, input.backup?.sizeBytes);
    if (!verdict) return unreadFact('disk-free-old', 'old', input, 'disks');
    const hasRule = input.rules !== 'none';
    if ((verdict.isEnough || !hasRule) && verdict.fitsBackup) return undefined;
    return finding('preflight.disk-free-old', verdict.fitsBackup ? 'warning' : 'error', {
      freeBytes: verdict.freeBytes,
      totalBytes: verdict.totalBytes,
      neededPercent: hasRule ? diskRules.oldFreePercent : 0,
    });
  },
  'preflight.disk-free-new': (input) => {
    const verdict = newDiskVerdict(input.new.facts?.disks, input.backup?.sizeBytes);
    if (!verdict) return unreadFact('disk-free-new', 'new', input, 'disks');
    const { isEnough, freeBytes, neededBytes } = verdict;
    return isEnough ? undefined : finding('preflight.disk-free-new', 'error', { freeBytes, neededBytes });
  },
  'preflight.disk-free-local': (input) => {
    const { localFreeBytes: freeBytes, jobFolder: folder } = input;
    if (freeBytes === undefined) return untested('disk-free-local', 'local', 'not-read');
    const neededBytes = localNeedBytes(input.backup?.sizeBytes, input.preservedBytes);
    return freeBytes >= neededBytes
      ? undefined
      : finding('preflight.disk-free-local', 'error', { freeBytes, neededBytes, folder });
  },
  'preflight.job-folder-unsafe': (input) => {
    if (!input.jobFolderHints) return untested('job-folder-unsafe', 'local', 'not-read', 'info');
    if (input.jobFolderHints.length === 0) return undefined;
    const reason = input.jobFolderHints.join(', ');
    return finding('preflight.job-folder-unsafe', 'warning', { folder: input.jobFolder, reason });
  },
  'preflight.sizing': (input) => {
    if (input.endpoints === undefined) return untested('sizing', 'new', 'endpoints-unknown', 'info');
    const facts = input.new.facts;
    const seen = {
      cores: facts?.cores,
      ramBytes: facts?.ramBytes,
      diskBytes: totalDiskBytes(facts?.disks),
    };
    if (sizingVerdict(input.endpoints, seen).kind === 'unread') {
      return unreadFact('sizing', 'new', input, 'cores');
    }
    const found = sizingFinding(input.endpoints, seen);
    // The table is older than 2608's CrateDB: that it is kept proves nothing there.
    if (found?.severity === 'warning' || isBeforeCrateDb(versionText(input, 'new') ?? '') === true)
      return found;
    return [...(found ? [found] : []), untested('sizing', 'new', 'minimum-not-published', 'info')];
  },
  'preflight.new-not-fresh': (input) => {
    const { newInventory, newInventoryText } = input;
    if (newInventory === undefined && newInventoryText === undefined) {
      return untested('new-not-fresh', 'new', 'not-read');
    }
    const counted = Object.entries(newInventory ?? {}).filter(([, count]) => count > 0);
    const seen = newInventoryText ?? counted.map(([what, count]) => `${what} ${String(count)}`).join(', ');
    return seen === '' ? undefined : finding('preflight.new-not-fresh', 'warning', { seen });
  },
  'preflight.client-communication-on-new': (input) => {
    if (input.clientCommunicationOnNew === undefined) {
      return untested('client-communication-on-new', 'new', 'not-read');
    }
    if (input.clientCommunicationOnNew === 'off') return undefined;
    const severity = input.isClientCommunicationSwitched === true ? 'info' : 'error';
    return finding('preflight.client-communication-on-new', severity, {});
  },
} satisfies Partial<Checks<CheckId>>;

function wrongProduct(input: PreflightInput, side: 'old' | 'new'): Finding[] {
  const { product, expectedProduct } = input[side];
  if (!product) return [untested('not-the-product', side, 'not-read')];
  const expected = expectedProduct ?? input.old.product?.product ?? product.product;
  if (product.product === expected) return [];
  return [finding('preflight.not-the-product', 'error', { side, expected, seen: product.product })];
}

/** The version of a side as it was read or typed; undefined when there is none in it. */
function versionText(input: PreflightInput, side: 'old' | 'new'): string | undefined {
  const { product, declaredVersion } = input[side];
  return [product?.version, declaredVersion].find((text) => text !== undefined && parseServerVersion(text));
}

/** What was told as a version of this side and is a client's build; empty where nothing is. */
function clientBuild(input: PreflightInput, side: 'old' | 'new'): string {
  const { product, declaredVersion } = input[side];
  const told = [product?.version, declaredVersion].map((text) => text && parseVersion(text));
  return told.find((version) => version !== undefined && version !== '')?.text ?? '';
}

/** The system that a machine runs, against the version that is said of it. */
function guestFinding(input: PreflightInput, side: 'old' | 'new'): Finding | undefined {
  const version = versionText(input, side);
  const os = input[side].facts?.os;
  if (version === undefined) return untested('guest-os', side, 'version-unreadable', 'info');
  if (os === undefined) return unreadFact('guest-os', side, input, 'os', 'info');
  const verdict = guestVerdict(version, os);
  switch (verdict.kind) {
    case 'fits':
      return undefined;
    case 'not-published':
      return untested('guest-os', side, 'system-not-published', 'info');
    case 'contradicts':
      return finding('preflight.guest-os', 'warning', { side, version, os, expected: verdict.expected });
    default:
      return verdict satisfies never;
  }
}

/** What is restored where and the rule that decided, where that is `wanted`; a version that is missing is a finding of its own. */
function versionsWith(wanted: VersionVerdict['verdict'], input: PreflightInput) {
  const backupVersion = input.backup?.version ?? versionText(input, 'old');
  const targetVersion = versionText(input, 'new');
  if (backupVersion === undefined || targetVersion === undefined) return undefined;
  const { verdict, rule } = versionRule(backupVersion, targetVersion);
  return verdict === wanted ? { backupVersion, targetVersion, rule: rule.id } : undefined;
}
