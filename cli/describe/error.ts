import type { ErrorRecord } from '../../shared/run/error-record.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import type { StepId } from '../../shared/run/steps.ts';
import { en } from '../../shared/text/en.ts';
import { errorText } from '../../shared/text/render.ts';
import type { Phase } from '../../shared/text/words.ts';
import { wrap } from '../wrap.ts';

/**
 * The four answers of an error (what happened, what state things are in, what to do next, whether to try again) with its
 * code. `where` is `outside` for a command that ended before it ran any step: it knows of no appliance. With `state` it says too
 * when each appliance was last seen.
 */
export function describeError(
  error: ErrorRecord,
  where: StepId | Phase | 'outside',
  width = 80,
  state?: RunState,
): string {
  const isOutside = where === 'outside';
  const { what, next, retry, detail, code, ...text } = errorText(
    en,
    error,
    isOutside ? 'connect' : where,
    state,
  );
  const { cli } = en;
  const meanwhile = isOutside && text.meanwhile === en.standing.connect ? cli.nothingDone : text.meanwhile;
  const part = (label: string, text: string) =>
    text === '' ? [] : [`${label}:`, ...wrap(text, width, '  ')];
  return [
    ...wrap(`${what} [${code}]`, width),
    ...part(cli.detail, detail ?? ''),
    ...part(cli.meanwhile, meanwhile),
    ...part(cli.next, next),
    ...part(cli.retry, retry),
  ].join('\n');
}
