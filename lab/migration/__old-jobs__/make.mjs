// Makes the jobs of this folder by the `handover` command of an older checkout; README.md says how to call it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const checkout = process.cwd();
const compiled = (file) => import(pathToFileURL(path.join(checkout, 'dist', file)).href);
const { formatPlan, readKit } = await compiled('engine/index.js');
const { BackupShelf } = await compiled('lab/embedded/backup-shelf.js');
const { demoPlan } = await compiled('lab/embedded/demo-plan.js');
const { createLab } = await compiled('lab/embedded/lab.js');
const { planSchema } = await compiled('shared/contract/plan.js');

const [target, ...wanted] = process.argv.slice(2);

// The lab is made fit to be kept: certificates that do not end within a year, and small files from earlier days. What the
// command does and writes is its own.
const selfsigned = createRequire(path.join(checkout, 'package.json'))('selfsigned');
const { generate } = selfsigned;
selfsigned.generate = (attributes, options) =>
  generate(attributes, { ...options, notAfterDate: new Date('2056-01-01T00:00:00Z') });
const { addOlder, addAuditLog } = BackupShelf.prototype;
BackupShelf.prototype.addOlder = function (name, source, ageDays) {
  return addOlder.call(this, name, source, ageDays, 2000);
};
BackupShelf.prototype.addAuditLog = function (name, version, ageDays) {
  return addAuditLog.call(this, name, version, ageDays, 300);
};

/** What each job is: its lab, its plan, and the commands with what ends them. */
const jobs = {
  checked: { commands: [{ verb: 'check' }] },
  rehearsed: { commands: [{ verb: 'run', options: ['--rehearse'] }] },
  cancelled: {
    lab: { timings: { backupMs: 60_000 } },
    commands: [{ verb: 'run', interruptWhen: ran('create-backup') }],
  },
  blocked: {
    lab: { faults: { oldVersion: '5.9.4.1' } },
    plan: (plan) => ({ ...plan, final: { ...plan.final, takeover: 'direct' } }),
    commands: [{ verb: 'run' }],
  },
  'killed-in-pull': {
    lab: { backupSizeBytes: 290_000, faults: { linkBytesPerSecond: 40_000 } },
    commands: [
      { verb: 'run', killWhenFile: (name, bytes) => /^handover-.*partial$/.test(name) && bytes > 0 },
    ],
  },
  'killed-in-restore': {
    lab: { faults: { importStalls: true } },
    commands: [{ verb: 'run', killWhen: ran('import') }],
  },
  'restore-failed': { lab: { faults: { importFails: true } }, commands: [{ verb: 'run' }] },
  'guided-waiting': {
    profile: (text) => text.replace(/ {2}import:\n( {4}.*\n)+/, guidedImport),
    commands: [{ verb: 'run' }, { verb: 'resume' }],
  },
  'waiting-at-hold-point': {
    plan: (plan) => ({ ...plan, confirm: { restoreOn: plan.confirm.restoreOn } }),
    commands: [{ verb: 'run' }],
  },
  'killed-in-cut-over': { commands: [{ verb: 'run', killWhen: starts('take-address') }] },
  finished: { commands: [{ verb: 'run' }] },
  'rolled-back': { commands: [{ verb: 'run', options: ['--rehearse'] }, { verb: 'revert' }] },
};

for (const [name, job] of Object.entries(jobs)) {
  if (wanted.length === 0 || wanted.includes(name)) await make(name, job);
}

async function make(name, { lab: wish = {}, plan: change = (plan) => plan, profile, commands }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'old-job-'));
  fs.mkdirSync(path.join(folder, 'tmp'));
  const lab = await createLabWithOwnPorts({
    addresses: 'ports',
    clients: 2,
    backupSizeBytes: 4096,
    ...wish,
    timings: { backupMs: 50, importMs: 200, addressChangeMs: 50, powerOffMs: 50, ...wish.timings },
  });
  const { product } = lab.old;
  const createBackup = product.createBackup.bind(product);
  let backup;
  product.createBackup = (wanted) => (backup = createBackup(wanted));
  try {
    const plan = change(unattendedPlan(name, lab));
    if (profile) {
      const demo = path.join(checkout, 'dist/engine/appliance/profiles/demo-appliance.yaml');
      fs.writeFileSync(path.join(folder, 'mine.yaml'), profile(fs.readFileSync(demo, 'utf8')));
      plan.new.profile = './mine.yaml';
    }
    fs.writeFileSync(path.join(folder, 'plan.yaml'), formatPlan(planSchema.parse(plan)));
    for (const each of commands) {
      console.log(`${name}: ${each.verb} ended with ${await handover(each, folder, lab.login.password)}`);
    }
    keep(path.join(target, name), folder, lab, backup);
  } finally {
    await lab.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** One in some hundred labs of that version has one port twice, and an old appliance that nobody reaches. */
async function createLabWithOwnPorts(options) {
  const lab = await createLab(options);
  if (lab.old.isAnswering) return lab;
  await lab.close();
  return createLabWithOwnPorts(options);
}

function unattendedPlan(name, lab) {
  const plan = demoPlan(lab);
  return {
    ...plan,
    name,
    old: { ...plan.old, hostKey: lab.old.hostKey.sha256 },
    new: { ...plan.new, hostKey: lab.new.hostKey.sha256 },
    accept: [
      'preflight.sizing',
      'preflight.client-communication-on-new',
      'preflight.job-folder-unsafe',
      'verify.container',
      'cutover.old-silent',
      'cutover.old-off-by-word',
    ],
    confirm: { restoreOn: lab.new.hostName, switchOff: lab.old.hostName },
    declare: { ...plan.declare, 'old-is-powered-off': { value: 'yes', note: 'the hypervisor does it' } },
    limits: {
      stallSeconds: 60,
      backupStallMinutes: 5,
      restoreStallMinutes: 5,
      cutoverMinutes: 10,
      clientMinutes: 2,
    },
  };
}

/** Runs one command to its end. Returns its exit code, or the signal that killed it. */
function handover({ verb, options = [], ...ends }, folder, password) {
  const home = path.join(folder, 'home');
  const kit = path.join(folder, 'kit.txt');
  const jobId = fs.existsSync(home) ? fs.readdirSync(path.join(home, 'jobs'))[0] : undefined;
  const args = [
    path.join(checkout, 'dist/cli/main.js'),
    verb,
    jobId ?? path.join(folder, 'plan.yaml'),
    ...['--json', '--non-interactive', '--secrets-file', '-'],
    ...(verb === 'run' || verb === 'resume' ? ['--kit', kit] : []),
    ...options,
  ];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: path.join(folder, 'tmp'), HANDOVER_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const looking = setInterval(() => {
    const isTime = filesBelow(home).some((file) => ends.killWhenFile?.(path.basename(file), sizeOf(file)));
    if (isTime) child.kill('SIGKILL');
  }, 20);
  let rest = '';
  child.stdout.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop();
    for (const event of lines.map((line) => JSON.parse(line))) {
      if (ends.killWhen?.(event)) child.kill('SIGKILL');
      if (ends.interruptWhen?.(event)) child.kill('SIGINT');
    }
  });
  const key = fs.existsSync(kit) ? readKit(kit).reveal() : '';
  child.stdin.end(`OLD_PASSWORD=${password}\nNEW_PASSWORD=${password}\nBACKUP_KEY=${key}\n`);
  return new Promise((resolve) =>
    child.once('close', (code, signal) => {
      clearInterval(looking);
      resolve(signal ?? code);
    }),
  );
}

/**
 * The job as the command left it, less its reports, and beside it how the lab stood then. A half of the backup is not kept
 * twice: its name and length are.
 */
function keep(to, folder, lab, backup) {
  const [id] = fs.readdirSync(path.join(folder, 'home', 'jobs'));
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(path.join(folder, 'home', 'jobs', id), path.join(to, id), { recursive: true });
  fs.rmSync(path.join(to, id, 'report'), { recursive: true });
  const halves = filesBelow(path.join(to, id)).filter((file) => file.endsWith('.bak.partial'));
  const left = {
    old: standing(lab.old),
    new: standing(lab.new),
    partial: halves.map(nameAndSize)[0],
    inbox: filesBelow(lab.new.files.real('inbox')).map(nameAndSize)[0],
    backup,
  };
  for (const file of halves) {
    const half = fs.readFileSync(file);
    const whole = fs.readFileSync(lab.old.files.real(backup.path));
    if (!whole.subarray(0, half.length).equals(half)) throw new Error(`${file} is no half of the backup`);
    fs.rmSync(file);
  }
  fs.writeFileSync(path.join(to, 'lab.json'), `${JSON.stringify(left, undefined, 2)}\n`);
  const isReady =
    backup && lab.old.product.backups().some((item) => item.path === backup.path && item.state === 'ready');
  if (isReady) fs.copyFileSync(lab.old.files.real(backup.path), path.join(to, 'backup-on-old.bak'));
  const secrets = [lab.login.password, ...(backup ? [backup.key] : [])];
  for (const file of filesBelow(path.join(to, id))) {
    const text = fs.readFileSync(file, 'latin1');
    if (secrets.some((secret) => text.includes(secret))) throw new Error(`a secret in ${file}`);
  }
}

function standing({ hostKey, certificate, endpoint, power, product }) {
  const { clientCommunication, importStatus } = product;
  return { hostKey, certificate, endpoint, power, clientCommunication, import: importStatus.state };
}

function nameAndSize(file) {
  return { name: path.basename(file), sizeBytes: sizeOf(file) };
}

function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function sizeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function starts(step) {
  return (event) => event.type === 'step.started' && event.step === step;
}

function ran(operation) {
  return (event) => event.type === 'command.ran' && event.operation === operation;
}

function guidedImport() {
  return `  import:
    how: guided
    title: Restore the backup
    steps: [Restore the pushed backup on the page of the new appliance.]
    see: The import is done.
    proof: { by: admin-confirms }
`;
}
