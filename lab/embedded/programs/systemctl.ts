import type { Unit } from '../units.ts';
import type { Program, ProgramContext } from './program.ts';

type Verb = (units: readonly string[], options: Options, context: ProgramContext) => Promise<number>;

interface Options {
  readonly properties: readonly string[];
  readonly isValueOnly: boolean;
}

const verbs: Readonly<Record<string, Verb>> = {
  'is-active': async (names, _options, { machine, stdout }) => {
    const states = names.map((name) => machine.units.matching([name])[0]?.state ?? 'inactive');
    await stdout(`${states.join('\n')}\n`);
    return states.includes('active') && !states.includes('inactive') ? 0 : 3;
  },
  show: async (names, { properties, isValueOnly }, { machine, stdout }) => {
    // A name without a pattern is answered for though there is no such unit.
    const shown = names.flatMap((name): readonly (Unit | string)[] => {
      const found = machine.units.matching([name]);
      return found.length === 0 && !name.includes('*') ? [name] : found;
    });
    const blocks = shown.map((unit) =>
      Object.entries(propertiesOf(unit))
        .filter(([name]) => properties.length === 0 || properties.includes(name))
        .map(([name, value]) => (isValueOnly ? value : `${name}=${value}`))
        .join('\n'),
    );
    await stdout(`${blocks.join('\n\n')}\n`);
    return 0;
  },
  'list-units': async (names, _options, { machine, stdout }) => {
    const rows = machine.units
      .matching(names)
      .filter(({ state }) => state === 'active')
      .map(({ name }) => `${name}.service loaded active running ${name}\n`);
    await stdout(rows.join(''));
    return 0;
  },
  poweroff: (_names, _options, { machine }) => {
    machine.schedulePowerOff();
    return Promise.resolve(0);
  },
};

/** `systemctl VERB [-p NAMES] [--value] UNIT…` for the verbs that look, and `poweroff`. */
export const systemctl: Program = (args, context) => {
  const properties: string[] = [];
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const inOne = /^(?:--property=|-p(?=.))(.*)$/.exec(word)?.[1];
    if (word === '-p' || word === '--property') properties.push(...(args[++at] ?? '').split(','));
    else if (inOne !== undefined) properties.push(...inOne.split(','));
    else if (!word.startsWith('-')) words.push(word);
  }
  const [name = '', ...units] = words;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return verb(units, { properties, isValueOnly: args.includes('--value') }, context);
  context.stderr(`Unknown command verb ${name}.\n`);
  return 1;
};

function propertiesOf(unit: Unit | string): Readonly<Record<string, string>> {
  if (typeof unit === 'string')
    return { Id: `${unit}.service`, LoadState: 'not-found', ActiveState: 'inactive', SubState: 'dead' };
  const { name, state, sinceMs, mainPid } = unit;
  const isActive = state === 'active';
  const since = sinceMs === undefined ? '' : stampOf(sinceMs);
  return {
    Id: `${name}.service`,
    Names: `${name}.service`,
    LoadState: 'loaded',
    ActiveState: state,
    SubState: isActive ? 'running' : 'dead',
    UnitFileState: 'enabled',
    MainPID: String(mainPid),
    ExecMainPID: String(mainPid),
    NRestarts: '0',
    StateChangeTimestamp: since,
    ExecMainStartTimestamp: isActive ? since : '',
    ActiveEnterTimestamp: isActive ? since : '',
    ActiveEnterTimestampMonotonic: isActive ? String(Math.round((sinceMs ?? 0) * 1000)) : '0',
    InactiveEnterTimestamp: isActive ? '' : since,
  };
}

/** `Tue 2026-12-01 03:54:41 UTC`. */
function stampOf(ms: number): string {
  const date = new Date(ms);
  const day = date.toUTCString().slice(0, 3);
  return `${day} ${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
