import { expect, test } from 'vitest';
import { jobFileOf, jobFolderOf } from './job-folder.ts';

test('writes the folder as its computer does', () => {
  expect(jobFolderOf('/home/ada/.local/share/handover', 'night')).toBe(
    '/home/ada/.local/share/handover/jobs/night',
  );
  expect(jobFolderOf('C:\\Users\\ada\\handover\\', 'night')).toBe('C:\\Users\\ada\\handover\\jobs\\night');
});

test('and a file in it', () => {
  expect(jobFileOf('/h', 'j', 'files/a.eppb')).toBe('/h/jobs/j/files/a.eppb');
  expect(jobFileOf('C:\\h', 'j', 'files/a.eppb')).toBe('C:\\h\\jobs\\j\\files\\a.eppb');
});
