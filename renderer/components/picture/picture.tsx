import './picture.css';
import { IconDeviceLaptop, IconUsers } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import {
  clientsPlace,
  hasGivenUpAddress,
  heldAddress,
  machineStanding,
  type MachineStanding,
  type Stream,
  streamOf,
} from '../../../shared/run/standing/machine-standing.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { JobProps } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { CopyButton } from '../copy-button.tsx';
import { RoleBadge, Sign, type Tone } from '../frame/sign.tsx';
import { useMoment } from '../use-moment.ts';
import { machineName } from '../../../shared/run/standing/machine-name.ts';

/** Only what was proved is good; that a machine serves, or waits, is no proof. */
const tones = {
  unseen: 'unknown',
  lost: 'bad',
  serving: 'plain',
  'making-backup': 'working',
  'going-down': 'working',
  'off-observed': 'good',
  'off-by-word': 'by-word',
  replaced: 'plain',
  'still-on': 'warning',
  'coming-back': 'working',
  'came-back': 'bad',
  ready: 'plain',
  restoring: 'working',
  restored: 'plain',
  taking: 'working',
  'at-final-address': 'good',
  'at-final-by-word': 'by-word',
  conflict: 'bad',
  unclear: 'unknown',
} as const satisfies Record<MachineStanding, Tone>;

/** Where both machines and the clients stand, and what moves between them: the part of a job that never leaves the screen. */
export function Picture({ plan, state }: JobProps) {
  const { common, cockpit } = useOwnWords();
  const stream = streamOf(state);
  return (
    <section className="picture" aria-label={common.identitiesLabel}>
      <div className="picture-row">
        <Machine side="old" plan={plan} state={state} />
        <Link stream={stream?.from === 'old' ? stream : undefined} />
        <div className="picture-laptop">
          <IconDeviceLaptop size={20} aria-hidden />
          <span className="picture-laptop-name">{cockpit.thisComputer}</span>
        </div>
        <Link stream={stream?.to === 'new' ? stream : undefined} />
        <Machine side="new" plan={plan} state={state} />
      </div>
      <div className="picture-below">
        <Clients state={state} />
        <HostKeys state={state} />
      </div>
    </section>
  );
}

function Machine({ side, plan, state }: JobProps & { side: ApplianceSide }) {
  const { cockpit } = useOwnWords();
  const moment = useMoment();
  const standing = machineStanding(state, side);
  const isSeen = standing !== 'unseen';
  const held = isSeen ? heldAddress(state, side) : plan[side].address;
  const without = hasGivenUpAddress(state, side) ? cockpit.noAddress : cockpit.addressUnknown;
  const name = machineName(side, plan, state);
  const heardAt = state.heardAt[side];
  // What is not looked at now is as old as the last answer.
  const isOld = !state.isRunning || standing === 'lost';
  return (
    <div className="machine-box picture-machine" data-side={side} data-standing={standing}>
      <div className="picture-line">
        <RoleBadge side={side} />
        <strong className="picture-name">{plainText(name)}</strong>
        {held !== name && (
          <span className="mono picture-address">{held === undefined ? without : plainText(held)}</span>
        )}
      </div>
      <div className="picture-line">
        <Sign of={tones[standing]} size={16} />
        <span className="picture-standing">
          {cockpit.standings[standing]}
          {isOld && heardAt !== undefined && (
            <span className="picture-faint">, {cockpit.seenAt(moment(heardAt))}</span>
          )}
        </span>
      </div>
    </div>
  );
}

/** What moves between two machines; the arrow alone where nothing does. */
function Link({ stream }: { stream: Stream | undefined }) {
  const { format } = useWords();
  const { cockpit } = useOwnWords();
  const total = stream?.progress.totalBytes;
  const rate = stream && format.rate(stream.progress.bytesPerSecond);
  return (
    <div className="picture-link" data-moves={stream !== undefined}>
      {stream && rate !== undefined ? (
        <span className="picture-rate" role="img" aria-label={cockpit.movesAt(rate)}>
          {total === undefined || total === 0
            ? rate
            : format.percent(Math.min(100, Math.floor((stream.progress.doneBytes / total) * 100)))}
        </span>
      ) : null}
      <span className="picture-arrow" aria-hidden />
    </div>
  );
}

const placeOnTheWay = { unseen: 0, old: 0, nowhere: 0.5, new: 1 } as const;

/** The group of clients, which goes from the old appliance to the new one as it was observed. */
function Clients({ state }: Pick<JobProps, 'state'>) {
  const { format } = useWords();
  const { cockpit } = useOwnWords();
  const place = clientsPlace(state);
  const { baseline, clientsSeen } = state;
  const count =
    place === 'new' && clientsSeen
      ? cockpit.clientsSeen(format.number(clientsSeen.seen), format.number(clientsSeen.baseline))
      : baseline
        ? cockpit.clientCount(format.number(baseline.count))
        : cockpit.clients;
  return (
    <div className="picture-way">
      <span
        className="picture-clients"
        data-clients={place}
        style={{ '--on-the-way': placeOnTheWay[place] } as CSSProperties}
      >
        <IconUsers size={14} aria-hidden />
        <span>
          {count}
          {place !== 'unseen' && <span className="picture-place"> · {cockpit.clientsPlaces[place]}</span>}
        </span>
      </span>
    </div>
  );
}

/** Both pinned keys in full, on demand. */
function HostKeys({ state }: Pick<JobProps, 'state'>) {
  const { cockpit } = useOwnWords();
  return (
    <details className="picture-keys">
      <summary>{cockpit.fingerprints}</summary>
      <div className="picture-keys-sheet">
        {(['old', 'new'] as const).map((side) => {
          const sha256 = state[side].identity?.sha256;
          return (
            <div key={side} className="picture-line">
              <RoleBadge side={side} />
              <span className="mono">{sha256 === undefined ? cockpit.noKey : plainText(sha256)}</span>
              {sha256 !== undefined && <CopyButton value={sha256} />}
            </div>
          );
        })}
      </div>
    </details>
  );
}
