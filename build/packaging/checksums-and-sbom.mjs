import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/project.mjs';
import { runNpm } from '../setup/run-quietly.mjs';
import { shippedPackages } from './shipped-packages.mjs';

/**
 * electron-builder's hook after the last artifact: writes a list of what is inside (CycloneDX) and the checksums of all files
 * that are given out. Returns their paths. Throws where npm cannot make the list.
 */
export async function writeChecksumsAndSbom({ outDir, artifactPaths }) {
  const { version } = packageJson();
  const sbomPath = path.join(outDir, `Handover-${version}.cdx.json`);
  fs.writeFileSync(sbomPath, `${JSON.stringify(await sbom(), null, 2)}\n`);
  const sumsPath = path.join(outDir, 'SHA256SUMS');
  const files = [...artifactPaths, sbomPath].filter((file) => fs.statSync(file).isFile()).sort();
  const lines = await Promise.all(
    files.map(async (file) => `${await sha256(file)}  ${path.basename(file)}\n`),
  );
  fs.writeFileSync(sumsPath, lines.join(''));
  return [sbomPath, sumsPath];
}

/**
 * What npm knows of the packages whose code is in the app; and Electron, which npm counts as a tool. `--omit dev` is of no use:
 * npm 11 also leaves out what a tool needs as well, such as React.
 */
async function sbom() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel=silent'];
  const { exitCode, output } = await runNpm(args);
  if (exitCode !== 0) throw new Error(`npm sbom failed (exit code ${exitCode}): ${output}`);
  const { components, dependencies, metadata, ...list } = JSON.parse(output);
  const shipped = shippedPackages();
  const kept = components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const { name, version, devDependencies } = packageJson();
  const electron = `electron@${devDependencies.electron}`;
  const app = { ...metadata.component, type: 'application', name };
  const refs = new Set([...kept, app].map((component) => component['bom-ref']));
  return {
    ...list,
    metadata: { ...metadata, component: { ...app, version } },
    components: [
      ...kept,
      {
        'bom-ref': electron,
        type: 'framework',
        name: 'electron',
        version: devDependencies.electron,
        purl: `pkg:npm/${electron}`,
      },
    ],
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
}

function packageJson() {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
}

async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
