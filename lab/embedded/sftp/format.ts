import type fs from 'node:fs';
import { statusCodes } from './wire.ts';

/** How OpenSSH's server tells an error of the file system: a full disk is nothing but a failure. */
export function statusOf(code: string | undefined): [code: number, message: string] {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EBADF':
    case 'ELOOP':
      return [statusCodes.noSuchFile, 'No such file'];
    case 'EACCES':
    case 'EPERM':
    case 'EFAULT':
      return [statusCodes.permissionDenied, 'Permission denied'];
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return [statusCodes.badMessage, 'Bad message'];
    default:
      return [statusCodes.failure, 'Failure'];
  }
}

const permissionLetters = ['r', 'w', 'x', 'r', 'w', 'x', 'r', 'w', 'x'] as const;

/** A line as `ls -l` prints it. */
export function longName(name: string, stat: fs.Stats): string {
  const kind = stat.isDirectory() ? 'd' : stat.isSymbolicLink() ? 'l' : '-';
  const bits = permissionLetters.map((letter, i) => ((stat.mode >> (8 - i)) & 1 ? letter : '-')).join('');
  const size = String(stat.size).padStart(10);
  const day = new Date(stat.mtimeMs).toUTCString().slice(5, 16);
  return `${kind}${bits}    1 admin    admin    ${size} ${day} ${name}`;
}
