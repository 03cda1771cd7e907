import type { Task } from '../../../shared/text/words.ts';

/** Tasks that are due at the same time, in the order in which the first of them stands. */
export interface TaskGroup {
  readonly when: string;
  /** Each with its place in the whole list, which is the same in every language. */
  readonly tasks: readonly (Task & { readonly index: number })[];
}

/** See {@link TaskGroup}. */
export function taskGroups(tasks: readonly Task[]): readonly TaskGroup[] {
  const groups = new Map<string, (Task & { index: number })[]>();
  tasks.forEach((task, index) => {
    const group = groups.get(task.when) ?? [];
    groups.set(task.when, [...group, { ...task, index }]);
  });
  return [...groups].map(([when, grouped]) => ({ when, tasks: grouped }));
}
