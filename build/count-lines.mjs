// Counts the lines of the product, room by room: TS, TSX and scripts, without tests, fixtures and lock files.
// `node build/count-lines.mjs [COMMIT]` counts an older commit.
import { execFileSync } from 'node:child_process';
import { root } from './setup/project.mjs';

const [commit = 'HEAD'] = process.argv.slice(2);
const git = (...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 ** 2 });
const isProduct = (file) =>
  /\.(tsx?|cts|mjs|cjs)$/.test(file) &&
  !/\.(test|suite|spec)\.|(^|\/)testing\/|__samples__|__old-jobs__|^e2e\//.test(file);

const rooms = new Map();
for (const file of git('ls-tree', '-r', '--name-only', commit).split('\n').filter(isProduct)) {
  const text = git('show', `${commit}:${file}`);
  const room = file.includes('/') ? file.slice(0, file.indexOf('/')) : '.';
  const told = rooms.get(room) ?? { files: 0, lines: 0, comments: 0 };
  told.files += 1;
  told.lines += text.split('\n').length - 1;
  told.comments += text.split('\n').filter((line) => /^\s*(\/\/|\/?\*)/.test(line)).length;
  rooms.set(room, told);
}
const all = [...rooms].sort(([a], [b]) => a.localeCompare(b));
const sum = (what) => all.reduce((total, [, told]) => total + told[what], 0);
const row = (name, { files, lines, comments }) =>
  console.log(
    `${name.padEnd(10)} ${String(files).padStart(5)} files ${String(lines).padStart(7)} lines ${((100 * comments) / lines).toFixed(1).padStart(6)} % comments`,
  );
for (const [room, told] of all) row(room, told);
row('all', { files: sum('files'), lines: sum('lines'), comments: sum('comments') });
