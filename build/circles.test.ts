import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** What each source imports of the others, types included: who reads one file of a circle has to read them all. */
function imports(): Map<string, string[]> {
  const rooms = ['shared', 'engine', 'cli', 'electron', 'renderer', 'lab', 'e2e', 'bench'];
  const files = rooms.flatMap((room) =>
    fs
      .readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|tsx|cts)$/.test(file))
      .map((file) => path.join(room, file)),
  );
  return new Map(
    files.map((file) => {
      const text = fs.readFileSync(path.join(root, file), 'utf8');
      const named = [...text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)'/gmu)];
      return [file, named.map(([, to = '']) => path.join(path.dirname(file), to))];
    }),
  );
}

/** A way from a file back to itself, if there is one. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    way.push(file);
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    way.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle) return circle;
  }
  return undefined;
}

test('no import leads back to where it began', () => {
  const graph = imports();
  expect(graph.get('cli/main.ts')).toContain('cli/program.ts');
  expect(findCircle(graph)).toBeUndefined();
});

test('a circle is found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['b']],
  ]);
  expect(findCircle(graph)).toEqual(['b', 'd', 'b']);
});
