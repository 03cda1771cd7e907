import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const tools = path.join(root, 'build', 'packaging');
const isInstalled = fs.existsSync(path.join(tools, 'node_modules', 'electron-builder', 'cli.js'));
const needsTools = (context: TestContext) =>
  context.skip(!isInstalled, 'the packaging tools are not installed: npm ci in build/packaging');
const requireTool = createRequire(path.join(tools, 'package.json'));

interface Configuration extends Record<string, unknown> {
  readonly electronFuses: Record<string, boolean>;
  readonly win: { readonly target: readonly { readonly target: string }[] };
  readonly mac: Record<string, unknown>;
  readonly linux: { readonly target: readonly string[] };
}
const { default: configuration } = (await import(
  pathToFileURL(path.join(root, 'build', 'electron-builder.config.mjs')).href
)) as { default: Configuration };

describe('the configuration', () => {
  const validate = (given: object): Promise<void> => {
    const { validateConfiguration } = requireTool('app-builder-lib/out/util/config/config') as {
      validateConfiguration: (given: object, log: object) => Promise<void>;
    };
    const { DebugLogger } = requireTool('builder-util') as { DebugLogger: new (isOn: boolean) => object };
    return validateConfiguration(given, new DebugLogger(false));
  };

  test('electron-builder knows every key of it', async (context) => {
    needsTools(context);
    await validate(configuration);
    await expect(validate({ ...configuration, notAKey: true })).rejects.toThrow('notAKey');
    await expect(validate({ ...configuration, mac: { notAKey: true } })).rejects.toThrow('configuration.mac');
  });

  test('all targets are there, and nothing is published', () => {
    expect(configuration.win.target.map(({ target }) => target)).toEqual(['nsis', 'portable']);
    expect(configuration.mac).toMatchObject({ target: [{ target: 'dmg', arch: ['universal'] }] });
    expect(configuration.linux.target).toEqual(['AppImage', 'deb']);
    expect(configuration['publish']).toBeNull();
  });

  test('no administrator is needed, and the jobs outlive the program', () => {
    expect(configuration['nsis']).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
    expect(configuration['portable']).toMatchObject({ requestExecutionLevel: 'user' });
  });

  test('the hardened runtime gives up nothing but what V8 needs', () => {
    expect(configuration.mac).toMatchObject({ hardenedRuntime: true });
    const entitlements = fs.readFileSync(path.join(root, String(configuration.mac['entitlements'])), 'utf8');
    expect([...entitlements.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
    ]);
  });

  test('icons are there in every size', () => {
    const icons = path.join(root, 'build', 'icons');
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      const png = fs.readFileSync(path.join(icons, 'png', `${size}x${size}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
    const ico = fs.readFileSync(path.join(icons, 'icon.ico'));
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico[6 + 16 * index] || 256);
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(fs.readFileSync(path.join(icons, 'icon.icns')).toString('latin1', 0, 4)).toBe('icns');
  });
});

describe('a package around a stand-in for Electron', () => {
  let folder: string;
  let app: string;
  let files: string[];

  beforeAll(() => {
    if (!isInstalled) return;
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-package-'));
    const electron = path.join(folder, 'electron');
    putElectron(electron);
    const packed = spawnSync(
      process.execPath,
      [
        path.join(tools, 'node_modules', 'electron-builder', 'cli.js'),
        ...['--linux', 'dir', '--x64', '--publish', 'never'],
        ...['--config', path.join(root, 'build', 'electron-builder.config.mjs')],
        `-c.electronDist=${electron}`,
        `-c.directories.output=${path.join(folder, 'release')}`,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect(packed.status, packed.stdout + packed.stderr).toBe(0);
    app = path.join(folder, 'release', 'linux-unpacked');
    const asar = requireTool('@electron/asar') as {
      listPackage: (archive: string, options: object) => string[];
      extractAll: (archive: string, to: string) => void;
    };
    const archive = path.join(app, 'resources', 'app.asar');
    files = asar.listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));
    asar.extractAll(archive, path.join(folder, 'app'));
  });
  afterAll(() => {
    if (isInstalled) fs.rmSync(folder, { recursive: true, force: true });
  });

  test('shell, engine, command, page and profiles are inside', (context) => {
    needsTools(context);
    for (const file of [
      'package.json',
      'dist/electron/main.js',
      'dist/electron/preload.cjs',
      'dist/electron/engine-process.js',
      'dist/engine/backup/thread/inspection-thread.js',
      'dist/engine/appliance/profiles/endpoint-protector.yaml',
      'dist/cli/main.js',
      'dist/renderer/index.html',
      'node_modules/ssh2/lib/index.js',
      'node_modules/zod/index.js',
    ])
      expect(files).toContain(file);
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'app', 'package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({ main: 'dist/electron/main.js' });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  test('no sources, no tests, no tools, no addons, and nothing else of the checkout', (context) => {
    needsTools(context);
    expect([...new Set(files.map((file) => file.split('/')[0]))].sort()).toEqual([
      'dist',
      'node_modules',
      'package.json',
    ]);
    expect(
      files.filter((file) =>
        /\.([cm]?tsx?|map|node)$|^dist\/.*(\.test\.|\/testing\/|\.suite\.|memory-host)/.test(file),
      ),
    ).toEqual([]);
    const packages = new Set(files.map((file) => /^node_modules\/((?:@[^/]+\/)?[^/@]+)/.exec(file)?.[1]));
    for (const name of ['electron', 'typescript', 'vite', 'vitest', 'eslint', 'electron-builder'])
      expect(packages).not.toContain(name);
    // They are in the page already.
    for (const name of ['react', 'react-dom', '@mantine/core', '@tabler/icons-react'])
      expect(packages).not.toContain(name);
    expect(packages).not.toContain('cpu-features');
  });

  test('what is inside runs by itself: all that the command and the engine import is there', (context) => {
    needsTools(context);
    const inside = path.join(folder, 'app', 'dist');
    const run = (args: readonly string[]) =>
      spawnSync(process.execPath, args, {
        encoding: 'utf8',
        cwd: folder,
        env: { ...process.env, HANDOVER_HOME: path.join(folder, 'home') },
      });
    const jobs = run([path.join(inside, 'cli', 'main.js'), 'jobs', '--json']);
    expect([jobs.status, jobs.stderr]).toEqual([0, '']);
    const engine = pathToFileURL(path.join(inside, 'electron', 'engine-process.js')).href;
    const started = run([
      '--input-type=module',
      '--eval',
      `process.parentPort = { on() {}, postMessage() {} }; await import('${engine}'); process.exit(7);`,
    ]);
    expect([started.status, started.stderr]).toEqual([7, '']);
  });

  test('the fuses are blown: no Node mode, no debugger, nothing but the sealed app', async (context) => {
    needsTools(context);
    const { getCurrentFuseWire, FuseV1Options } = requireTool('@electron/fuses') as {
      getCurrentFuseWire: (binary: string) => Promise<Record<number, number>>;
      FuseV1Options: Record<string, number>;
    };
    const wire = await getCurrentFuseWire(path.join(app, 'handover'));
    const isOn = (fuse: string) => wire[FuseV1Options[fuse] ?? -1] === '1'.charCodeAt(0);
    expect({
      runAsNode: isOn('RunAsNode'),
      nodeOptions: isOn('EnableNodeOptionsEnvironmentVariable'),
      inspect: isOn('EnableNodeCliInspectArguments'),
      integrity: isOn('EnableEmbeddedAsarIntegrityValidation'),
      onlyAsar: isOn('OnlyLoadAppFromAsar'),
      fileExtras: isOn('GrantFileProtocolExtraPrivileges'),
      cookies: isOn('EnableCookieEncryption'),
    }).toEqual({
      runAsNode: false,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      onlyAsar: true,
      fileExtras: false,
      cookies: false,
    });
  });

  test.runIf(process.platform === 'linux')(
    'the command beside the app calls it as the command',
    (context) => {
      needsTools(context);
      // The stand-in: of an app that starts, only its arguments are of interest.
      fs.writeFileSync(path.join(app, 'handover'), '#!/bin/sh\necho "$@"\nexit 4\n');
      const link = path.join(folder, 'linked');
      fs.symlinkSync(path.join(app, 'resources', 'bin', 'handover'), link);
      const called = spawnSync(link, ['check', 'my plan.yaml'], { encoding: 'utf8' });
      const asRoot = process.getuid?.() === 0 ? '--no-sandbox ' : '';
      expect([called.stdout, called.status]).toEqual([`${asRoot}--cli check my plan.yaml\n`, 4]);
      const windows = fs.readFileSync(path.join(app, 'resources', 'bin', 'handover.cmd'), 'utf8');
      expect(windows).toContain('"%~dp0..\\..\\Handover.exe" --cli %*\r\n');
    },
  );

  test('a list of what is inside, and checksums, lie beside the artifacts', (context) => {
    needsTools(context);
    const release = path.join(folder, 'release');
    const sums = fs.readFileSync(path.join(release, 'SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums.length).toBeGreaterThan(0);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      const content = fs.readFileSync(path.join(release, name));
      expect(createHash('sha256').update(content).digest('hex')).toBe(sum);
    }
    const [sbomName = ''] = sums
      .map((line) => line.split('  ')[1] ?? '')
      .filter((name) => name.endsWith('.cdx.json'));
    const sbom = JSON.parse(fs.readFileSync(path.join(release, sbomName), 'utf8')) as {
      bomFormat: string;
      metadata: { component: { name: string } };
      components: { name: string; version: string }[];
    };
    expect([sbom.bomFormat, sbom.metadata.component.name]).toEqual(['CycloneDX', 'handover']);
    const names = new Set(sbom.components.map(({ name }) => name));
    // Electron itself and the page's own packages are in the app as well.
    for (const name of ['electron', 'react', '@mantine/core', 'ssh2', 'zod']) expect(names).toContain(name);
    for (const name of ['typescript', 'vitest', 'electron-builder', 'cpu-features'])
      expect(names).not.toContain(name);
    const shipped = files.filter((file) => /^node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(file));
    for (const file of shipped)
      expect(names).toContain(path.posix.dirname(file).slice('node_modules/'.length));
  });
});

/** A folder with the outlines of Electron: a binary that is a fuse wire, all of its fuses as Electron is delivered. */
function putElectron(to: string): void {
  fs.mkdirSync(path.join(to, 'resources'), { recursive: true });
  fs.mkdirSync(path.join(to, 'locales'));
  for (const language of ['en-US', 'de', 'fr'])
    fs.writeFileSync(path.join(to, 'locales', `${language}.pak`), '');
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox'])
    fs.writeFileSync(path.join(to, file), '');
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100101')]);
  fs.writeFileSync(path.join(to, 'electron'), wire, { mode: 0o755 });
}
