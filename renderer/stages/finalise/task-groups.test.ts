import { expect, test } from 'vitest';
import { taskGroups } from './task-groups.ts';

test('groups by time and keeps each task’s place in the whole list', () => {
  const task = (title: string, when: string) => ({ title, body: '', when });
  const groups = taskGroups([task('a', 'now'), task('b', 'later'), task('c', 'now')]);
  expect(groups.map(({ when, tasks }) => [when, tasks.map(({ title, index }) => [title, index])])).toEqual([
    [
      'now',
      [
        ['a', 0],
        ['c', 2],
      ],
    ],
    ['later', [['b', 1]]],
  ]);
  expect(taskGroups([])).toEqual([]);
});
