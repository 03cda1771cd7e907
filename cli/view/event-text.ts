import { operationCatalogue } from '../../engine/index.ts';
import type { EventBody } from '../../shared/run/event.ts';
import { findingName, severities, type Finding } from '../../shared/run/finding.ts';
import { en } from '../../shared/text/en.ts';
import { findingHead } from '../describe/finding.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { eventLine, proofText } from '../../shared/text/render.ts';

export interface EventTextOptions {
  /** Also what only reads, is only asked, or says that there is nothing to say. */
  readonly isVerbose: boolean;
}

/** An event in words, a sentence or two an entry; empty for what is of no interest to a person. Pure. */
export function eventText(event: EventBody, { isVerbose }: EventTextOptions): string[] {
  switch (event.type) {
    case 'step.observed':
    case 'question.asked':
    case 'question.answered':
    case 'backup.relayed':
      return isVerbose ? [eventLine(en, event)] : [];
    case 'command.ran':
      return isVerbose || changesSomething(event) ? [eventLine(en, event)] : [];
    case 'findings.replaced':
      if (event.findings.length === 0) return isVerbose ? [eventLine(en, event)] : [];
      return [
        `${en.steps[event.step].title}: ${counted(event.findings)}.`,
        ...event.findings.map((found) => `${findingHead(found)} [${findingName(found)}]`),
      ];
    case 'proved': {
      const { title, status, seen } = proofText(en, event.proof);
      return [`${status}: ${title}. ${seen}`];
    }
    case 'declared':
      return [declaredLine(event)];
    default:
      return [eventLine(en, event)];
  }
}

function changesSomething({ operation, side }: Extract<EventBody, { type: 'command.ran' }>): boolean {
  return operationCatalogue.find(({ id }) => id === operation)?.on[side] !== 'reads';
}

/** "1 error, 2 notes". */
export function counted(findings: readonly Finding[]): string {
  return severities
    .map((severity) => ({ severity, count: findings.filter((f) => f.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => en.cli.counted(count, severity))
    .join(', ');
}

function declaredLine({ id, value, note, by }: Extract<EventBody, { type: 'declared' }>): string {
  const { cli, declarations } = en;
  const answer = { yes: cli.yes, no: cli.no, unknown: cli.doNotKnow }[value];
  const remark = note === '' ? '' : ` (${plainText(note)})`;
  return `${cli.said(plainText(by))}: ${declarations[id].question} ${answer}${remark}.`;
}
