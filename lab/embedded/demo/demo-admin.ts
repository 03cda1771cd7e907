import { MigrationError, Secret, type Answers, type Ask, type AskOptions } from '../../../engine/index.ts';
import { declareEach } from '../../../shared/run/declaration.ts';
import type { RemoteItem } from '../../../shared/run/facts.ts';
import { findingName } from '../../../shared/run/finding.ts';
import type { QuestionKind, QuestionOf } from '../../../shared/run/question.ts';
import type { LabClient } from '../product.ts';
import type { LabInSight } from './lab-in-sight.ts';

type Answerer<K extends QuestionKind> = (
  question: QuestionOf<K>,
  options: AskOptions,
  /** What the admin answers otherwise. */
  usual: () => Promise<Answers[K]>,
) => Answers[K] | Promise<Answers[K]>;

type Answerers = { readonly [K in QuestionKind]: Answerer<K> };
/** Answers of one's own to some kinds of question. */
export type DemoAdminOverrides = { readonly [K in QuestionKind]?: Answerer<K> };

/**
 * An admin who answers as a careful person does: looks at the machines' own screens and at the hypervisor, writes the key
 * into the lab's notebook, accepts warnings by name and never an error. What only a web console could do is left: throws
 * `run.waiting`, unless `habits` has it. One notebook serves several admins of a lab, so that a resumed job finds the key.
 */
export function createDemoAdmin(
  lab: LabInSight,
  overrides: DemoAdminOverrides = {},
  habits: DemoAdminOverrides = {},
): Ask {
  const usual: Answerers = { ...usualAnswers(lab), ...habits };
  return async (question, options) => {
    options.signal.throwIfAborted();
    const { kind } = question;
    const answer: Answerer<typeof kind> = usual[kind];
    const override: Answerer<typeof kind> | undefined = overrides[kind];
    const byHabit = async (): Promise<Answers[typeof kind]> =>
      answer(question, options, () => Promise.reject(new Error('there is no other answer')));
    return await (override ? override(question, options, byHabit) : byHabit());
  };
}

/** What one types where SSH or sudo asks. */
export function typedAt({ login }: LabInSight, { purpose, prompt }: QuestionOf<'secret'>): string {
  return purpose === 'keyboard-interactive' && /code/i.test(prompt) ? login.oneTimeCode : login.password;
}

/** The name of the one that was made last. */
export function newestOf(items: readonly RemoteItem[]): string | undefined {
  return [...items].sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''))[0]?.name;
}

/** The key of a backup, as it was written down, or as the console still shows it. */
export function keyOf({ notebook, old }: LabInSight, backup: string): string | undefined {
  return notebook.get(backup) ?? old.product.keysOnShow.get(backup);
}

function usualAnswers(lab: LabInSight): Answerers {
  const notedKey = (backup: string): Secret => new Secret(keyOf(lab, backup) ?? '');
  return {
    'trust-host-key': ({ side, sha256 }) => side !== 'local' && lab[side].hostKey.sha256 === sha256,
    'trust-certificate': ({ side, sha256 }) => side !== 'local' && lab[side].certificate.sha256 === sha256,
    secret: (question) => new Secret(typedAt(lab, question)),
    // Empty where it was not written down in time: that key is lost.
    'backup-key': ({ backup }) => notedKey(backup),
    'keep-key': ({ backup }, { reveal }) => {
      if (!reveal) return false;
      lab.notebook.set(backup, reveal.reveal());
      return true;
    },
    'prove-key': ({ backup }) => notedKey(backup),
    'kit-path': () => undefined,
    'accept-findings': ({ findings }) => findings.filter((f) => f.severity === 'warning').map(findingName),
    declare: ({ ids }) =>
      declareEach(ids, (id) => (id === 'old-is-powered-off' && lab.old.power !== 'off' ? 'no' : 'yes')),
    'choose-items': ({ items }) => ({ keep: items.map((item) => item.name), decline: [] }),
    // A demo appliance is connected to nothing.
    'choose-rows': () => [],
    'settle-rows': ({ rows }) => rows.map((row) => ({ row, value: '', file: '' })),
    'choose-backup': ({ items }) => newestOf(items) ?? '',
    'client-time': ({ name, side }) =>
      clockAt(lab[side ?? 'new'].product.clients.find((client) => client.name === name)),
    'hand-over-file': ({ purpose }) => {
      throw new MigrationError('run.waiting', { step: purpose });
    },
    'confirm-guided': ({ operation }) => {
      throw new MigrationError('run.waiting', { step: operation });
    },
    'renew-backup': () => false,
    'confirm-plan': () => true,
    'type-name': ({ side, expected }) => {
      const machine = lab[side === 'new' ? 'new' : 'old'];
      return [machine.hostName, machine.endpoint.address].includes(expected) ? expected : '';
    },
    'take-changed-profile': () => true,
    'confirm-finalise': () => true,
  };
}

/** When a client was last in contact, as its own screen shows it by the clock on the wall. */
export function clockAt(client: LabClient | undefined): string {
  if (!client) return '';
  const at = new Date(client.lastSeenAt);
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
