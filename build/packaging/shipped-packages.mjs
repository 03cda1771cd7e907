import fs from 'node:fs';
import path from 'node:path';
import { root } from '../setup/project.mjs';

/** Dependencies that only the window's page uses: what it needs of them is in `dist/renderer`. */
const ofThePage = ['@mantine/core', '@mantine/hooks', '@tabler/icons-react', 'react', 'react-dom', 'zustand'];

/** Native addons and what builds them. ssh2 does without: see `docs/decisions/0008-desktop-shell.md`. */
export const leftOut = ['cpu-features', 'nan', 'buildcheck'];

/** Names of the packages that only the page reaches, through whatever other package: they are not shipped as packages. */
export function bundledPackages() {
  const { packages } = readLock();
  const others = Object.keys(packages[''].dependencies).filter((name) => !ofThePage.includes(name));
  const needed = reachable(packages, others);
  return [...reachable(packages, ofThePage)].filter((name) => !needed.has(name)).sort();
}

/** `name@version` of every package whose code is in the app, in the page or beside it. */
export function shippedPackages() {
  return new Set(
    Object.entries(readLock().packages)
      .filter(([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional)
      .map(([place, { version }]) => [nameOf(place), version])
      .filter(([name]) => !leftOut.includes(name))
      .map(([name, version]) => `${name}@${version}`),
  );
}

function readLock() {
  return JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
}

/** A package that is installed twice counts as one here: rather too much is shipped than too little. */
function reachable(packages, names) {
  const found = new Set();
  const todo = [...names];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const [place, { dependencies, optionalDependencies, peerDependencies }] of Object.entries(packages))
      if (place !== '' && nameOf(place) === name)
        todo.push(...Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }));
  }
  return found;
}

function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
