import type { ProductIdentity, ProductTrace } from '../../../shared/run/facts.ts';
import type { Appliance } from '../appliance.ts';
import { createProbe } from '../facts/probe.ts';
import { serverText } from '../output/server-text.ts';

/** Product and version, as the appliance tells them, and whether that is the product of the profile. */
export async function identify(
  appliance: Appliance,
  signal: AbortSignal,
): Promise<ProductIdentity & { isExpected: boolean }> {
  const identity = await appliance.run('identify', {}, signal);
  return { ...identity, isExpected: new RegExp(appliance.profile.product, 'u').test(identity.product) };
}

/** More packages than a product has services tell nothing more. */
const maxPackages = 20;

/**
 * What there is of the folders and packages that the profile names: seen by looking that they are there, and by the list of installed
 * packages. What is not seen is not told, for the login may not be allowed to see it. Throws only `reach.*` and the signal's reason.
 */
export async function readTraces(appliance: Appliance, signal: AbortSignal): Promise<ProductTrace[]> {
  if (appliance.how('facts').mode !== 'automated') return [];
  const { folders, packages } = appliance.profile.traces;
  const probe = createProbe(appliance, signal);
  const [seen, listed] = await Promise.all([
    // The slash at its end: a folder, and no file of that name.
    Promise.all(folders.map((path) => probe.text(['ls', '-d', `${path}/`]))),
    // Exit code 1 where one of the patterns fits nothing.
    packages.length === 0
      ? ''
      : probe.text(['dpkg-query', '-W', '-f', '${db:Status-Abbrev} ${Package} ${Version}\\n', ...packages], {
          mayFail: true,
        }),
  ]);
  return [
    ...folders
      .filter((path, at) => seen[at]?.trim() === `${path}/`)
      .map((path) => ({ kind: 'folder', path }) as const),
    ...parsePackages(listed).slice(0, maxPackages),
  ];
}

/** Installed packages of `dpkg-query`, one a line: `ii  nginx 1.18.0-6ubuntu14.4`. */
export function parsePackages(text: string): Extract<ProductTrace, { kind: 'package' }>[] {
  return [...text.matchAll(/^ii\s+([a-z0-9][a-z0-9.+-]{0,99}) (\S{1,100})$/gmu)].map(
    ([, name = '', version = '']) => ({
      kind: 'package',
      name,
      version: serverText(version, 100),
    }),
  );
}
