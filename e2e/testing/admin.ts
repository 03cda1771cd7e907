import { expect, type Locator } from '@playwright/test';
import type { LabInSight } from '../../lab/embedded/demo/lab-in-sight.ts';
import type { QuestionKind } from '../../shared/run/question.ts';
import { windowEn } from '../../shared/text/en/window.ts';
import type { Hands } from './hands.ts';
import type { Admin } from './job-window.ts';

type Deed = (card: Locator, hands: Hands, lab: LabInSight | undefined) => Promise<void>;

export function createAdmin(hands: Hands, lab?: LabInSight): Admin {
  return {
    hands,
    answer: async (window, kind) => {
      await deeds[kind](window.question, hands, lab);
    },
  };
}

const takeHint = async (card: Locator, hands: Hands, how: 'demoFill' | 'demoAnswer'): Promise<void> =>
  hands.press(card.getByRole('button', { name: windowEn.common[how] }));

/** The field of the card that takes the answer. */
const fieldOf = (card: Locator): Locator => card.locator('input:not([type=checkbox], [type=radio])').first();

const confirm = async (card: Locator, hands: Hands): Promise<void> => {
  const button = card.locator('[data-confirm]');
  await expect(button).toBeEnabled();
  await hands.press(button);
};

const simply: Deed = (card, hands) => confirm(card, hands);

/** Types what the lab knows, or takes over what the demo hints. */
const typing =
  (known: (lab: LabInSight, card: Locator) => Promise<string> | string): Deed =>
  async (card, hands, lab) => {
    if (lab) await hands.type(fieldOf(card), await known(lab, card));
    else await takeHint(card, hands, 'demoFill');
    await confirm(card, hands);
  };

/** The same, where taking over what the demo hints is the answer. */
const telling =
  (known: (lab: LabInSight, card: Locator) => Promise<string> | string): Deed =>
  async (card, hands, lab) => {
    if (!lab) return takeHint(card, hands, 'demoAnswer');
    await hands.type(fieldOf(card), await known(lab, card));
    await confirm(card, hands);
  };

const tickAll: Deed = async (card, hands) => {
  for (const box of await card.getByRole('checkbox').all()) await hands.tick(box);
  await confirm(card, hands);
};

const tickFirst: Deed = async (card, hands) => {
  await hands.tick(card.getByRole('radio').first());
  await confirm(card, hands);
};

const keyOf = async (lab: LabInSight): Promise<string> => [...lab.notebook.values()].at(-1) ?? '';

const deeds: Readonly<Record<QuestionKind, Deed>> = {
  'trust-host-key': telling(async (lab, card) => {
    const text = (await card.textContent()) ?? '';
    const keys = [lab.old.hostKey.sha256, lab.new.hostKey.sha256];
    return keys.find((key) => text.includes(key)) ?? 'a key that neither appliance has';
  }),
  'trust-certificate': confirm,
  secret: telling((lab) => lab.login.password),
  'backup-key': telling(keyOf),
  'keep-key': tickAll,
  'prove-key': telling(keyOf),
  // Declined: what is kept on paper needs no file.
  'kit-path': (card, hands) => hands.press(card.locator('[data-decline]')),
  'accept-findings': tickAll,
  declare: async (card, hands, lab) => {
    if (!lab) return takeHint(card, hands, 'demoAnswer');
    for (const asked of await card.getByRole('radiogroup').all())
      await hands.tick(asked.getByRole('radio').first());
    await confirm(card, hands);
  },
  'choose-items': simply,
  'choose-backup': tickFirst,
  'choose-rows': simply,
  'settle-rows': tickAll,
  // Not known: then times without a zone are not compared.
  'client-time': (card, hands) => hands.press(card.locator('[data-decline]')),
  'hand-over-file': (card, hands, lab) =>
    lab ? confirm(card, hands) : hands.press(card.getByRole('button', { name: windowEn.common.demoTake })),
  'confirm-guided': simply,
  'renew-backup': (card, hands) => hands.press(card.locator('[data-decline]')),
  'confirm-plan': simply,
  'type-name': typing(async (lab, card) => {
    const isOld = await card.getByText(windowEn.hold.typeExactly(lab.old.hostName)).isVisible();
    return isOld ? lab.old.hostName : lab.new.hostName;
  }),
  'take-changed-profile': simply,
  'confirm-finalise': simply,
};
