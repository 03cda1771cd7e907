import { errorMeaning, type Side } from '../run/error-codes.ts';
import type { ErrorRecord } from '../run/error-record.ts';
import type { EventBody } from '../run/event.ts';
import { findingName, type Finding } from '../run/finding.ts';
import type { InspectionReason } from '../run/inspection.ts';
import type { Proof } from '../run/proof.ts';
import type { Question, QuestionOf } from '../run/question.ts';
import { errorPlace } from '../run/reduce-run.ts';
import type { RunState } from '../run/run-state.ts';
import type { Param } from '../run/sighting.ts';
import { blockingFindings } from '../run/standing/blocking.ts';
import { lastSeen } from '../run/standing/last-seen.ts';
import { firstStepAfterHoldPoint, isBefore, type StepId } from '../run/steps.ts';
import { contradictions } from '../rules/contradictions.ts';
import { contradictionsOf, pagesOf } from '../rules/finding-pages.ts';
import { sources, type Source, type SourceId } from '../rules/sources.ts';
import type { EnglishWords } from './en.ts';
import { lastSeenText } from './last-seen-text.ts';
import { plainText } from './plain-text.ts';
import {
  instructionText,
  say,
  type ErrorWords,
  type FirstWords,
  type Phase,
  type ProofWords,
  type QuestionWords,
  type Say,
  type Words,
} from './words.ts';

export interface ErrorText {
  readonly code: string;
  readonly side?: Side;
  readonly what: string;
  readonly meanwhile: string;
  readonly next: string;
  /** Empty where trying again is no answer. */
  readonly retry: string;
  /** A machine's own words, possibly of several lines. */
  readonly detail?: string;
}

export interface FindingText {
  readonly name: string;
  readonly severity: string;
  readonly title: string;
  readonly seen: string;
  readonly why: string;
  readonly fix: string;
  /** Where pages contradict each other: each point with what either page says. Mostly none. */
  readonly points: readonly string[];
  /** The page that it stands on; several where pages contradict each other. */
  readonly sources: readonly Source[];
}

export interface ProofText {
  readonly title: string;
  readonly status: string;
  readonly seen: string;
}

/** On which side of the hold point a step is. */
export function phaseOf(step: StepId): Phase {
  return isBefore(step, firstStepAfterHoldPoint) ? 'before-hold-point' : 'after-hold-point';
}

/**
 * The four answers of an error: what happened, what state both appliances are in, what to do next, whether it can be
 * retried. `where` is the step in which it happened, or the phase where no step ran; undefined where nothing is to be said of the
 * appliances but, with `state`, when each was last seen, worded by `moment`. With `state`, what blocks a run leads. Texts of machines
 * are made safe.
 * A code that this version does not know is named.
 */
export function errorText(
  words: FirstWords,
  error: ErrorRecord,
  where: StepId | Phase | undefined,
  state?: RunState,
  moment?: (iso: string) => string,
): ErrorText {
  // A job that looks back from beyond the hold point has changed more than the step in which that ended.
  const place = state && where !== undefined && !isPhase(where) ? errorPlace(state, where) : where;
  const phase = place === undefined || isPhase(place) ? (place ?? 'before-hold-point') : phaseOf(place);
  const make = own(words.errors, error.code) as ((params: Values, phase: Phase) => ErrorWords) | undefined; // the schema has checked code and params together no further than their shapes
  const made: ErrorWords = make?.(safe(words, error.params), phase) ?? {
    what: words.foreignError(plainText(error.code)),
    next: words.errors.bug({ detail: '' }, phase).next,
  };
  const cause =
    error.code === 'run.blocked' && state && where && !isPhase(where) && isWhole(words)
      ? blockedText(words, blockingFindings(state, where))
      : undefined;
  return {
    code: error.code,
    ...(error.side && { side: error.side }),
    what: cause ?? made.what,
    meanwhile: [
      made.meanwhile ?? (place ? words.standing[place] : ''),
      state ? lastSeenText(words, lastSeen(state), moment) : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    next: made.next,
    retry: retryText(words, error),
    ...(made.detail !== undefined && made.detail !== '' && { detail: made.detail }),
  };
}

/** Whether the words of findings are there: on the first screen of the window they are not. */
function isWhole(words: FirstWords): words is Words {
  return 'findings' in words;
}

function retryText(words: FirstWords, { code, params }: ErrorRecord): string {
  // There is no connection to a web console, and so none that is made again.
  const isConsole = params['by'] === 'console';
  const { behaviour } = errorMeaning(code);
  if (isConsole && behaviour === 'retry') return words.retry.mend;
  return behaviour === 'none' ? '' : words.retry[behaviour];
}

/**
 * What a blocked run leads with: what was seen of the first finding that blocks it, and how many more there are. Undefined
 * where none is known.
 */
export function blockedText(words: Words, blocking: readonly Finding[]): string | undefined {
  const [first, ...more] = blocking;
  if (!first) return undefined;
  const { seen } = findingText(words, first);
  return more.length === 0 ? seen : `${seen} ${words.cli.moreFindings(more.length)}`;
}

/** The words of a finding. */
export function findingText(words: Words, found: Finding): FindingText {
  const made = own(words.findings, found.id) as
    { title: Params; seen: Params; why: Params; fix: Params; source: SourceId } | undefined; // as above
  const params = safe(words, found.params);
  const common = { name: findingName(found), severity: words.severities[found.severity] };
  if (!made)
    return {
      ...common,
      title: found.id,
      seen: '',
      why: '',
      fix: '',
      points: [],
      sources: [sources.handover],
    };
  return {
    ...common,
    title: say(made.title, params),
    seen: say(made.seen, params),
    why: say(made.why, params),
    fix: say(made.fix, params),
    points: contradictionsOf(found).map((id) => {
      const { about, sides } = words.contradictions[id];
      const told = contradictions[id].map((page, side) => `${sides[side] ?? ''} (${sources[page].title})`);
      return `${about}: ${told.join(' / ')}.`;
    }),
    sources: (pagesOf(found) ?? [made.source]).map((id) => sources[id]),
  };
}

/** The words of a proof. */
export function proofText(words: Words, proof: Proof): ProofText {
  const made = own(words.proofs, proof.id) as ProofWords<Values> | undefined; // as above
  return {
    title: made?.title ?? proof.id,
    status: words.proofStatuses[proof.status],
    seen: made?.seen(safe(words, proof.params), proof.status) ?? '',
  };
}

/** The words of a question. */
export function questionText(words: Words, question: Question): QuestionWords {
  const make = words.questions[question.kind] as (question: Question) => QuestionWords; // one question, its own words
  const made = make(question);
  return {
    title: plainText(made.title),
    body: [...before(words, question), ...made.body].map((line) => plainText(line)),
    labels: made.labels,
  };
}

/** What is said first: why it is asked again, what it is about, or that it may have been begun. */
function before(words: Words, question: Question): string[] {
  if ('refused' in question && question.refused) return [words.refusedAnswer];
  if ('refusedFile' in question && question.refusedFile) return refusedFileText(words, question.refusedFile);
  if (question.kind === 'renew-backup')
    return question.findings.map((found) => findingText(words, found).seen);
  if (question.kind !== 'confirm-guided' || question.begunAt === undefined) return [];
  return [
    words.begunBefore(words.format.date(question.begunAt), instructionText(words, question.instruction).see),
  ];
}

type RefusedFile = NonNullable<QuestionOf<'hand-over-file'>['refusedFile']>;

/** That a file was not taken, and why. */
export function refusedFileText(words: Words, { name, why }: RefusedFile): string[] {
  return [words.refusedFile(plainText(name)), ...refusalReasons(words, why)];
}

function refusalReasons(words: Words, why: RefusedFile['why']): string[] {
  switch (why.kind) {
    case 'judged':
      return why.reasons.map((reason) => reasonText(words, reason));
    case 'no-list':
      return [words.noClientList];
    case 'unreadable':
      return [errorText(words, why.error, 'back-up').what];
    default:
      return why satisfies never;
  }
}

/** One line for plain logs. */
export function eventLine(words: EnglishWords, event: EventBody): string {
  const make = words.events[event.type] as (event: EventBody) => string; // one event, its own words
  return plainText(make(event));
}

/** The words of what speaks for or against a file. */
export function reasonText(words: Words, reason: InspectionReason): string {
  const make = own(words.inspectionReasons, reason.code) as
    ((params: InspectionReason['params']) => string) | undefined; // as above
  return make?.(safe(words, reason.params)) ?? `${reason.code}.`;
}

type Values = Readonly<Record<string, string | number>>;
type Params = Say<Values>;

function isPhase(where: StepId | Phase | undefined): where is Phase {
  return where === 'before-hold-point' || where === 'after-hold-point';
}

/** An entry of a table, not of its prototype. */
function own(table: object, key: string): unknown {
  return Object.hasOwn(table, key) ? (table as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Parameters that hold a machine's own words of several lines. */
const manyLines: ReadonlySet<string> = new Set(['detail', 'output', 'problem']);

/** Parameters for their words: what was seen is worded, and a text steers nothing. */
function safe(words: FirstWords, params: Readonly<Record<string, Param>>): Values {
  const shown = (name: string, value: Param): string | number => {
    if (typeof value === 'number') return value;
    const text = typeof value === 'string' ? value : words.sighting(value);
    return plainText(text, { keepLines: manyLines.has(name) });
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(name, value)]));
}
