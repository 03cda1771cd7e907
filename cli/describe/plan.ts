import type { Plan, PlannedAppliance } from '../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { isDirectPlan } from '../../shared/rules/preflight/direct-plan.ts';
import { stepCatalogue } from '../../shared/run/steps.ts';
import { en } from '../../shared/text/en.ts';
import { choicesOf } from '../../shared/text/sheets/address-words.ts';
import { wrap } from '../wrap.ts';

/** A plan before it is agreed to: the machines with what the logins allow, where that is known, the address of the clients, and the steps with what they change and their undo. */
export function describePlan(plan: Plan, width: number, state?: RunState): string[] {
  const { cli, sides, strategies, takeovers, effects, steps } = en;
  const rights = (side: ApplianceSide): string[] => {
    const known = state?.[side].rights;
    return known === undefined ? [] : wrap(cli.loginAllows(en.loginRights[known]), width, '    ', '    ');
  };
  const { strategy, address } = plan.final;
  const home = strategy === 'same' ? plan.old.address : plan.new.address;
  return [
    '',
    ...wrap(`${capital(sides.old)}: ${place(plan.old)}`, width, '  ', '    '),
    ...rights('old'),
    ...wrap(`${capital(sides.new)}: ${place(plan.new)}`, width, '  ', '    '),
    ...rights('new'),
    ...wrap(`${cli.clientsUse}: ${address ?? home}. ${strategies[strategy].title}.`, width, '  ', '    '),
    ...choiceLines(plan, width),
    ...(isDirectPlan(plan)
      ? wrap(`${takeovers.direct.title}. ${takeovers.direct.summary}`, width, '    ', '    ')
      : []),
    '',
    ...stepCatalogue.flatMap(({ id, effect }, index) => {
      const number = `${String(index + 1).padStart(4)}. `;
      const hanging = ' '.repeat(number.length);
      const isHarmless = effect === 'reads';
      return [
        ...wrap(
          `${steps[id].title}${isHarmless ? '' : ` (${effects[effect].word.toLowerCase()})`}`,
          width,
          number,
          hanging,
        ),
        ...(isHarmless ? [] : wrap(`${cli.undo}: ${steps[id].undo}`, width, hanging)),
      ];
    }),
  ];
}

/** How the address and the clients move where it is not the usual way, with what follows from it. */
function choiceLines({ final }: Plan, width: number): string[] {
  const { orders, old } = en.address;
  const usual = [orders['address-last'], old.off];
  const chosen = choicesOf(en.address, final).filter((choice) => !usual.includes(choice));
  return chosen.flatMap(({ title, summary, consequences }) => [
    ...wrap(`${title}. ${summary}`, width, '    ', '    '),
    ...consequences.flatMap((line) => wrap(line, width, '    - ', '      ')),
  ]);
}

function place({ address, sshPort, user, profile, jump }: PlannedAppliance): string {
  const login = `${user === undefined ? '' : `${user}@`}${address}${sshPort === undefined ? '' : `:${sshPort}`}`;
  const through = (jump ?? []).map((hop) => hop.address).join(', ');
  return `${login}${through === '' ? '' : ` ${en.cli.through(through)}`}, ${profile}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
