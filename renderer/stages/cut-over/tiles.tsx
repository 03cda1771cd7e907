import './cut-over.css';
import { RoleBadge, Sign, type Tone } from '../../components/frame/sign.tsx';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { usePlan, useRunState } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { machineNamesOf } from '../../../shared/text/sheets/machine-names.ts';
import { newVerdict, oldVerdict, type NewVerdict, type OldVerdict } from './cut-over-verdict.ts';

const oldTones = {
  serving: 'plain',
  'by-hand': 'working',
  'going-down': 'working',
  silent: 'good',
  'silent-with-warning': 'warning',
  'gone-by-word': 'by-word',
  replaced: 'plain',
  'still-there': 'bad',
  'came-back': 'bad',
  unclear: 'unknown',
} as const satisfies Record<OldVerdict, Tone>;

const newTones = {
  'not-ready': 'plain',
  waits: 'plain',
  taking: 'working',
  there: 'good',
  'there-by-word': 'by-word',
  'not-there': 'bad',
  conflict: 'bad',
  unclear: 'unknown',
} as const satisfies Record<NewVerdict, Tone>;

/** Both machines while the address changes hands: a sign and a sentence each, to be read from the other end of a desk. */
export default function CutOverTiles() {
  const { common, cutover } = useOwnWords();
  const plan = usePlan();
  const state = useRunState();
  if (!plan || !state) return null;
  const { oldName, newName } = machineNamesOf(plan, state);
  const [old, fresh] = [oldVerdict(state), newVerdict(state)];
  const tiles: readonly (readonly [side: ApplianceSide, name: string, tone: Tone, sentence: string])[] = [
    ['old', oldName, oldTones[old], cutover.oldVerdicts[old].word],
    ['new', newName, newTones[fresh], cutover.newVerdicts[fresh].word],
  ];
  return (
    <div className="cut-over-tiles">
      {tiles.map(([side, name, tone, sentence]) => (
        <div
          key={side}
          className="machine-box cut-over-tile"
          data-side={side}
          data-tone={tone}
          role="group"
          aria-label={`${common[`${side}Role`]} ${name}`}
        >
          <div className="cut-over-tile-name">
            <RoleBadge side={side} />
            <strong>{name}</strong>
          </div>
          <p className="cut-over-tile-sentence" role="status">
            <Sign of={tone} size={48} />
            <span>{sentence}</span>
          </p>
        </div>
      ))}
    </div>
  );
}
