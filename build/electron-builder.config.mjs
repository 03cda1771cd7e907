// How installers are made: node build/packaging/node_modules/electron-builder/cli.js --config build/electron-builder.config.mjs
import { writeChecksumsAndSbom } from './packaging/checksums-and-sbom.mjs';
import { bundledPackages, leftOut } from './packaging/shipped-packages.mjs';

/** Who answers for the Debian package, and where it comes from: whoever builds it says so. Other targets need neither. */
const { HANDOVER_MAINTAINER: maintainer, HANDOVER_HOMEPAGE: homepage } = process.env;

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'com.handover-migration.handover',
  productName: 'Handover',
  copyright: 'Handover contributors, MIT licence',
  directories: { output: 'release', buildResources: 'build' },
  extraMetadata: { main: 'dist/electron/main.js', ...(homepage && { homepage }) },
  // Nothing asks for updates, so nothing is published for them.
  publish: null,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',

  asar: true,
  asarUnpack: ['**/*.node'],
  files: [
    'dist/**',
    '!dist/.stamp',
    '!**/*.{map,ts,mts,cts}',
    // What Vite put into the page, and native addons: Electron has another ABI and another crypto library than Node.
    ...[...bundledPackages(), ...leftOut].map((name) => `!node_modules/${name}/**`),
    '!node_modules/ssh2/lib/protocol/crypto/{build,src}/**',
  ],
  npmRebuild: false,
  electronLanguages: ['en', 'en-US', 'de'],
  // The command, for those who would rather not type `--cli`.
  extraResources: [{ from: 'build/packaging/bin', to: 'bin', filter: ['handover*'] }],

  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    // There are no cookies, and the key for them would have the system ask the person for a password.
    enableCookieEncryption: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    resetAdHocDarwinSignature: true,
  },

  win: {
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    icon: 'build/icons/icon.ico',
    requestedExecutionLevel: 'asInvoker',
  },
  nsis: {
    artifactName: '${productName}-${version}-${os}-${arch}-setup.${ext}',
    oneClick: false,
    perMachine: false,
    packElevateHelper: false,
    allowToChangeInstallationDirectory: true,
    differentialPackage: false,
    // The jobs stay: their reports are the only record of a migration.
    deleteAppDataOnUninstall: false,
  },
  portable: {
    artifactName: '${productName}-${version}-${os}-${arch}-portable.${ext}',
    requestExecutionLevel: 'user',
  },

  mac: {
    target: [{ target: 'dmg', arch: ['universal'] }],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.utilities',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    extendInfo: {
      NSLocalNetworkUsageDescription:
        'Handover connects to the old and to the new appliance in your network.',
    },
  },
  dmg: { writeUpdateInfo: false },

  linux: {
    target: ['AppImage', 'deb'],
    icon: 'build/icons/png',
    executableName: 'handover',
    category: 'System',
    synopsis: 'Moves an Endpoint Protector appliance to a new machine',
    ...(maintainer && { maintainer }),
  },

  afterAllArtifactBuild: writeChecksumsAndSbom,
};
