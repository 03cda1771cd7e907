import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { FileRef } from '../../shared/contract/contract.ts';
import type { AuthMethod, Plan } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';

/** How to log in to one machine, as it was typed. There is no field for a secret here. */
export interface TypedLogin {
  readonly address: string;
  readonly sshPort: string;
  readonly user: string;
  readonly authentication: readonly AuthMethod[];
  /** Absent: the usual one. */
  readonly keyFile?: Pick<FileRef, 'fileId' | 'name'> | undefined;
}

/** A jump host; `id` tells it from the others while they change places. */
export interface TypedHop extends TypedLogin {
  readonly id: string;
}

/** What a connection test can tell of a machine, by the fields that it stands in. */
export type FilledIn = Partial<Record<'hostKey' | 'version' | 'consolePort', string>>;

export interface TypedAppliance extends TypedLogin {
  readonly access: 'ssh' | 'console';
  readonly profile: string;
  readonly consolePort: string;
  readonly version: string;
  readonly hostKey: string;
  readonly legacyAlgorithms: boolean;
  readonly jump: readonly TypedHop[];
  /** What a connection test wrote into the fields: it goes with the machine that it was seen on. */
  readonly filledIn?: FilledIn | undefined;
}

/** Everything that the page of a new migration asks for. */
export interface TypedMigration {
  readonly old: TypedAppliance;
  readonly new: TypedAppliance;
  readonly name: string;
  readonly endpoints: string;
  readonly windowHours: string;
  /** Of the vendor's API; empty where it is not used. Its secret is asked for when it is needed. */
  readonly apiClientId: string;
  /** Files that are uploaded tonight: the preflight hashes them. */
  readonly packages: readonly FileRef[];
  readonly backup: 'new' | 'existing';
  readonly backupName: string;
  readonly backupFolder: string;
  /** Whether the new appliance gets a copy of it. */
  readonly push: (typeof pushChoices)[number];
  readonly strategy: 'same' | 'different';
  readonly takeover: 'profile' | 'direct';
  readonly order: 'address-last' | 'address-first';
  readonly oldStays: 'off' | 'isolated';
  /** The clients are led to a different address in waves. */
  readonly inWaves: boolean;
  /** Which consequences of a different address were confirmed, by their place in the list. */
  readonly understood: readonly number[];
  readonly finalAddress: string;
  readonly finalName: string;
}

interface TypedStore {
  readonly typed: TypedMigration;
  set(change: Partial<Omit<TypedMigration, ApplianceSide>>): void;
  /** What a test filled in is forgotten where the change may mean another machine. */
  setAppliance(side: ApplianceSide, change: Partial<TypedAppliance>): void;
  /** Writes what a connection test saw into those fields that are empty, or that an earlier test filled in. */
  fillIn(side: ApplianceSide, seen: FilledIn): void;
  addHop(side: ApplianceSide): void;
  setHop(side: ApplianceSide, id: string, change: Partial<TypedLogin>): void;
  removeHop(side: ApplianceSide, id: string): void;
  /** Moves a jump host by one place; at the end of the chain nothing changes. */
  moveHop(side: ApplianceSide, id: string, by: -1 | 1): void;
  /** Puts another migration into the form, in the place of what was typed. */
  replace(typed: TypedMigration): void;
  /** Forgets what was typed: the job holds it now, or nobody wants it any more. */
  clear(): void;
}

/** Whether and for how long the new appliance has a copy of the backup, as a plan says it. */
export const pushChoices = [
  'yes',
  'until-restored',
  'no',
] as const satisfies readonly Plan['backup']['push'][];

/** All ways to log in, in the order in which they are tried. */
export const loginMethods = [
  'agent',
  'key',
  'password',
  'keyboard-interactive',
] as const satisfies readonly AuthMethod[];
const emptyLogin: TypedLogin = { address: '', sshPort: '', user: '', authentication: loginMethods };
const emptyAppliance: TypedAppliance = {
  ...emptyLogin,
  access: 'ssh',
  profile: 'endpoint-protector',
  consolePort: '',
  version: '',
  hostKey: '',
  legacyAlgorithms: false,
  jump: [],
};

/** A form in which nothing was typed. */
export const emptyMigration: TypedMigration = {
  old: emptyAppliance,
  new: emptyAppliance,
  name: '',
  endpoints: '',
  windowHours: '',
  apiClientId: '',
  packages: [],
  backup: 'new',
  backupName: '',
  backupFolder: '',
  push: 'yes',
  strategy: 'same',
  takeover: 'profile',
  order: 'address-last',
  oldStays: 'off',
  inWaves: false,
  understood: [],
  finalAddress: '',
  finalName: '',
};

/** What was typed on the page of a new migration. It survives a reload of the window, and ends with the window. */
export const useTyped = create<TypedStore>()(
  persist(
    (set, get) => {
      const changeHops = (side: ApplianceSide, change: (hops: readonly TypedHop[]) => readonly TypedHop[]) =>
        get().setAppliance(side, { jump: change(get().typed[side].jump) });
      return {
        typed: emptyMigration,
        set: (change) => set(({ typed }) => ({ typed: { ...typed, ...change } })),
        setAppliance: (side, change) =>
          set(({ typed }) => ({ typed: { ...typed, [side]: changed(typed[side], change) } })),
        fillIn: (side, seen) =>
          set(({ typed }) => {
            const empty = withoutFilledIn(typed[side]);
            const free = filledFields.filter((field) => empty[field] === '' && seen[field] !== undefined);
            const filledIn: FilledIn = Object.fromEntries(free.map((field) => [field, seen[field]]));
            return { typed: { ...typed, [side]: { ...empty, ...filledIn, filledIn } } };
          }),
        addHop: (side) => changeHops(side, (hops) => [...hops, { ...emptyLogin, id: crypto.randomUUID() }]),
        setHop: (side, id, change) =>
          changeHops(side, (hops) => hops.map((hop) => (hop.id === id ? { ...hop, ...change } : hop))),
        removeHop: (side, id) => changeHops(side, (hops) => hops.filter((hop) => hop.id !== id)),
        moveHop: (side, id, by) => changeHops(side, (hops) => moved(hops, id, by)),
        replace: (typed) => set({ typed }),
        clear: () => set({ typed: emptyMigration }),
      };
    },
    {
      name: 'handover-typed',
      version: 4,
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ typed }) => ({ typed }),
    },
  ),
);

const filledFields = ['hostKey', 'version', 'consolePort'] as const satisfies (keyof FilledIn)[];

/** By these a machine is found: where one of them changes it may be another one. */
const whichMachine = [
  'address',
  'access',
  'sshPort',
  'profile',
  'jump',
] as const satisfies (keyof TypedAppliance)[];

function changed(typed: TypedAppliance, change: Partial<TypedAppliance>): TypedAppliance {
  const isSameMachine = whichMachine.every((field) => !(field in change) || change[field] === typed[field]);
  return { ...(isSameMachine ? typed : withoutFilledIn(typed)), ...change };
}

/** Without what a test wrote; what a person wrote over it stays. */
function withoutFilledIn({ filledIn = {}, ...typed }: TypedAppliance): TypedAppliance {
  const own = filledFields.filter(
    (field) => filledIn[field] !== undefined && filledIn[field] === typed[field],
  );
  return { ...typed, ...Object.fromEntries(own.map((field) => [field, ''])) };
}

function moved(hops: readonly TypedHop[], id: string, by: -1 | 1): readonly TypedHop[] {
  const from = hops.findIndex((hop) => hop.id === id);
  const to = from + by;
  const [hop, other] = [hops[from], hops[to]];
  if (!hop || !other) return hops;
  return hops.map((each, index) => (index === from ? other : index === to ? hop : each));
}
