import type { OpenPoint } from '../run/standing/open-points.ts';
import { errorText, findingText, proofText } from './render.ts';
import { plainText } from './plain-text.ts';
import type { Words } from './words.ts';

export interface OpenPointText {
  readonly title: string;
  /** Why it is open: how the observation ended, or by whom it was accepted. */
  readonly status: string;
  /** What was seen; empty where nothing was. */
  readonly seen: string;
}

/** The words of an open point. What several places saw is told place by place. */
export function openPointText(words: Words, point: OpenPoint): OpenPointText {
  switch (point.kind) {
    case 'proof': {
      const texts = point.proofs.map((proof) => proofText(words, proof));
      const told = (part: 'status' | 'seen', between: string) =>
        [...new Set(texts.map((text) => text[part]))].filter((text) => text !== '').join(between);
      return { title: texts[0]?.title ?? point.id, status: told('status', ', '), seen: told('seen', ' ') };
    }
    case 'accepted': {
      const { title: kind, seen } = findingText(words, point.finding);
      // What could not be tested is told by the check that it was.
      const title = point.finding.id === 'preflight.could-not-test' ? seen.replace(/\.$/u, '') : kind;
      const status = words.report.accepted(plainText(point.by), words.format.date(point.at));
      return { title, status, seen };
    }
    case 'step': {
      const { word, means } = words.stepEnds.untested;
      return { title: words.steps[point.step].title, status: word, seen: means };
    }
    case 'error': {
      const { what } = errorText(words, point.error, 'validate');
      return { title: what, status: words.proofStatuses.failed, seen: '' };
    }
    default:
      return point satisfies never;
  }
}
