import type { Plan } from '../../contract/plan.ts';
import { isAddressFirst } from '../../rules/preflight/direct-plan.ts';
import { mayPass } from '../../rules/ledger/standing.ts';
import type { KnownValue } from '../facts.ts';
import { hasHostKey } from '../login-rights.ts';
import { isPastHoldPoint } from '../reduce-run.ts';
import type { RunState } from '../run-state.ts';
import { firstStepAfterHoldPoint, isBefore, type StepId } from '../steps.ts';
import { importBegun, type ImportBegun } from './import-begun.ts';
import { hasBegunMoving } from './moving.ts';
import { networkValues } from './network-values.ts';
import type { Ports } from './probe-command.ts';
import { isOnWayBack } from './way-back.ts';

/** What a person does in place of a job that goes no further, in the order in which it is done. */
export const byHandTasks = [
  // Back to the old appliance.
  'let-go',
  'start-old',
  'see-old',
  'try-again',
  // On to the new one.
  'preserve',
  'back-up',
  'download',
  'restore',
  'prepare',
  'count',
  'move-rest',
  'leave',
  'take-address',
  'swap-networks',
  'tell-clients',
  'tell-left',
  'validate',
  'let-in',
  'finish',
] as const;
export type ByHandTask = (typeof byHandTasks)[number];

interface Machine {
  readonly name: string;
  readonly address: string;
  /** Fingerprint of its host key; empty where it was never seen. */
  readonly key: string;
  readonly ports: Ports;
}

/** What a job knows of what is typed, chosen or looked for by hand. An empty text was never seen. */
export interface ByHandValues {
  readonly old: Machine;
  readonly new: Machine;
  readonly finalAddress: string;
  /** Of the new appliance at the final address. */
  readonly finalPorts: Ports;
  readonly network: readonly KnownValue[];
  readonly backup?: { readonly name: string; readonly file?: string; readonly sha256?: string };
  readonly import: ImportBegun;
  readonly isIsolated: boolean;
  readonly isAddressFirst: boolean;
  readonly clients?: number;
  /** Some clients were told to move to the new appliance in waves. */
  readonly hasBegunMoving: boolean;
  /** Whether the pages are those of the vendor whose rules hold. */
  readonly isVendors: boolean;
}

export interface LeftByHand {
  readonly isWayBack: boolean;
  readonly tasks: readonly ByHandTask[];
  /** The way back from here, whichever way the job was going: what the rollback run sheet says. */
  readonly back: readonly ByHandTask[];
  readonly values: ByHandValues;
}

/**
 * What is left of a job for a person who goes on without Handover: nothing of what is done, and in the direction in which the job was
 * going. Pure; the only place that says so, for window, terminal and report.
 */
export function leftByHand(state: RunState, plan: Plan): LeftByHand {
  const isWayBack = isOnWayBack(state);
  const values = valuesOf(state, plan);
  const back = tasksBack(state, values);
  return { isWayBack, tasks: isWayBack ? back : tasksOn(state, plan), back, values };
}

function tasksBack({ steps }: RunState, { finalAddress, old }: ByHandValues): ByHandTask[] {
  const isHeld = steps['take-address'].kind !== 'reverted' && finalAddress === old.address;
  return [...(isHeld ? (['let-go'] as const) : []), 'start-old', 'see-old', 'try-again'];
}

function tasksOn(state: RunState, plan: Plan): ByHandTask[] {
  const isOpen = (id: StepId): boolean => {
    const isPassed = isPastHoldPoint(state) && isBefore(id, firstStepAfterHoldPoint);
    return !isPassed && (!state.done[id] || state.steps[id].kind === 'reverted');
  };
  const hasFile = state.artifacts.some(({ role }) => role === 'backup');
  const isRestoreOpen = isOpen('restore');
  const isInWaves = plan.final.clients === 'in-waves';
  const tellClients = isInWaves ? 'tell-left' : 'tell-clients';
  const take =
    plan.final.strategy !== 'same' ? tellClients : isAddressFirst(plan) ? 'swap-networks' : 'take-address';
  const wanted: readonly (readonly [ByHandTask, boolean])[] = [
    ['preserve', isOpen('preserve')],
    ['back-up', isRestoreOpen && state.backup === undefined],
    ['download', isRestoreOpen && !hasFile],
    ['restore', isRestoreOpen],
    ['prepare', isOpen('readmit-clients') && !mayPass(state, plan, 'readmit-clients')],
    ['count', isOpen('hold-point') && state.baseline === undefined],
    ['move-rest', isInWaves && isOpen('hold-point')],
    ['leave', isOpen('power-off')],
    [take, isOpen('take-address')],
    ['validate', isOpen('validate')],
    ['let-in', isOpen('readmit-clients')],
    ['finish', isOpen('finalise')],
  ];
  return wanted.flatMap(([task, isLeft]) => (isLeft ? [task] : []));
}

function valuesOf(state: RunState, plan: Plan): ByHandValues {
  const { strategy } = plan.final;
  const machine = (side: 'old' | 'new'): Machine => {
    const { identity, facts } = state[side];
    const address = identity?.address ?? plan[side].address;
    const known = identity && hasHostKey(identity) ? identity : undefined;
    const { sshPort = 22, consolePort } = plan[side];
    const ports = { ssh: known?.port ?? sshPort, console: consolePort };
    return { name: facts?.hostName ?? address, address, key: known?.sha256 ?? '', ports };
  };
  const [old, fresh] = [machine('old'), machine('new')];
  const finalAddress = plan.final.address ?? (strategy === 'same' ? old.address : fresh.address);
  const kept = state.artifacts.findLast(({ role }) => role === 'backup');
  const name = kept?.name ?? state.backup?.name;
  return {
    old,
    new: fresh,
    finalAddress,
    finalPorts: {
      ssh: plan.final.sshPort ?? fresh.ports.ssh,
      console: plan.final.consolePort ?? fresh.ports.console,
    },
    network: networkValues(state, plan, finalAddress),
    ...(name !== undefined && {
      backup: { name, ...(kept && { file: kept.path, sha256: kept.sha256 }) },
    }),
    import: importBegun(state),
    isIsolated: plan.final.old === 'isolated',
    isAddressFirst: isAddressFirst(plan),
    ...(state.baseline && { clients: state.baseline.count }),
    hasBegunMoving: hasBegunMoving(state),
    isVendors: state.rules !== 'none',
  };
}
