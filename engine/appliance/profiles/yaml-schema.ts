import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type ErrorCode as YamlErrorCode,
} from 'yaml';
import type { z } from 'zod';
import type { YamlFlaw } from '../../../shared/run/error-codes.ts';
import { MigrationError } from '../../errors.ts';

/** Whose file it is: decides between the errors of a plan and of a profile. */
export type YamlFamily = 'plan' | 'profile';

/**
 * Reads YAML text by a schema. The first thing that is wrong, in the order of the text, is thrown with line and column (both from 1): as
 * `<family>.not-yaml` with its kind, or as `<family>.invalid` with the field as a dotted path, and the problem. `path` is only named in
 * the error.
 */
export function parseYamlAs<S extends z.ZodType>(
  schema: S,
  text: string,
  path: string,
  family: YamlFamily,
): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const notYaml = (offset: number, flaw: YamlFlaw, cause: unknown): MigrationError =>
    new MigrationError(notYamlCodes[family], { ...at(offset), flaw }, { cause });
  const invalid = (offset: number, field: string, problem: string): MigrationError =>
    new MigrationError(`${family}.invalid`, { ...at(offset), field, problem });

  const [syntaxError] = document.errors;
  if (syntaxError) throw notYaml(syntaxError.pos[0], flaws[syntaxError.code] ?? 'unexpected', syntaxError);

  const parsed = schema.safeParse(toPlainData(document, notYaml));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => describeIssue(issue, document));
  // A misspelt field leaves the right one missing: what is written there is told, not what is not.
  const written = problems.filter(({ isMissing }) => !isMissing);
  const [first] = (written.some(({ isUnknown }) => isUnknown) ? written : problems).sort(
    (a, b) => a.offset - b.offset,
  );
  throw invalid(first?.offset ?? 0, first?.field ?? '', first?.problem ?? 'does not fit the schema');
}

function toPlainData(
  document: Document,
  notYaml: (offset: number, flaw: YamlFlaw, cause: unknown) => MigrationError,
): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (error) {
    // An alias without its anchor, or more aliases than a file of this kind has any use for.
    throw notYaml(0, 'alias', error);
  }
}

const notYamlCodes = { plan: 'plan.not-yaml', profile: 'profile.not-yaml' } as const;

/** What the reader's errors come to; every other one is something `unexpected`. */
const flaws: { readonly [C in YamlErrorCode]?: YamlFlaw } = {
  BAD_INDENT: 'indent',
  TAB_AS_INDENT: 'tab',
  DUPLICATE_KEY: 'twice',
  BAD_DQ_ESCAPE: 'escape',
  MISSING_CHAR: 'unclosed',
  BLOCK_AS_IMPLICIT_KEY: 'colon',
  MULTILINE_IMPLICIT_KEY: 'colon',
  KEY_OVER_1024_CHARS: 'colon',
  BAD_SCALAR_START: 'quotes-needed',
  BAD_DIRECTIVE: 'quotes-needed',
  ALIAS_PROPS: 'alias',
  BAD_ALIAS: 'alias',
  MULTIPLE_ANCHORS: 'alias',
  RESOURCE_EXHAUSTION: 'alias',
  MULTIPLE_DOCS: 'second-document',
};

type Issue = z.core.$ZodIssue;

interface Described {
  readonly offset: number;
  readonly field: string;
  readonly problem: string;
  /** Nothing stands there, and something must. */
  readonly isMissing: boolean;
  /** Something stands there that no schema knows. */
  readonly isUnknown: boolean;
}

function describeIssue(issue: Issue, document: Document, prefix: readonly PropertyKey[] = []): Described {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'invalid_union') {
    // The alternative that got furthest is the one that was meant.
    const deepest = issue.errors
      .flat()
      .sort((a, b) => b.path.length - a.path.length)
      .at(0);
    if (deepest && deepest.path.length > 0) return describeIssue(deepest, document, path);
  }
  if (issue.code === 'unrecognized_keys') {
    const field = [...path, issue.keys[0] ?? ''];
    return {
      offset: offsetOf(document, field),
      field: name(field),
      // A schema that lists its keys says so itself.
      problem: issue.message.startsWith('Unrecognized') ? 'there is no such field' : issue.message,
      isMissing: false,
      isUnknown: true,
    };
  }

  const isMissing = document.getIn(path) === undefined;
  return {
    offset: offsetOf(document, path),
    field: name(path),
    problem: issue.message,
    isMissing,
    isUnknown: false,
  };
}

function name(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** Where the key (or list entry) at `path` begins; for what is missing, where its parent does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}
