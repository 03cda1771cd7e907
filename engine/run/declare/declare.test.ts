import { expect, test } from 'vitest';
import type { PlanInput } from '../../../shared/contract/plan.ts';
import type { DeclarationId } from '../../../shared/run/declaration.ts';
import type { EventBody } from '../../../shared/run/event.ts';
import type { Question } from '../../../shared/run/question.ts';
import { answerForAudit, type Answers, type Ask } from '../../ask.ts';
import { declareAll, type DeclareOptions } from './declare.ts';
import { createStepContext } from '../testing/step-context.ts';

const ids: readonly DeclarationId[] = [
  'snapshot-of-new',
  'hypervisor-supported',
  'clocks-agree',
  'dpi-clients-prepared',
];
const yes = { value: 'yes', note: 'seen' } as const;

/** What is asked, and what is known afterwards. */
async function declared(
  plan: Partial<PlanInput>,
  answers: Answers['declare'],
  past: readonly EventBody[] = [],
  options: DeclareOptions = {},
) {
  const asked: Question[] = [];
  const context = await createStepContext({ plan, commands: () => () => undefined, past });
  const ask = ((question: Question) => {
    asked.push(question);
    return Promise.resolve(answers);
  }) as Ask; // nothing else is asked here
  // The getter of the state stays one.
  const asking = Object.create(context, { ask: { value: ask } }) as typeof context;
  await declareAll(asking, 'preflight', ids, options);
  return { asked, known: context.state.declared };
}

test('all that is open is one question, and what is left out of its answer is not known', async () => {
  const { asked, known } = await declared({}, { 'clocks-agree': yes });
  expect(asked).toEqual([{ kind: 'declare', ids, step: 'preflight' }]);
  expect(known['clocks-agree']).toEqual(yes);
  expect(known['snapshot-of-new']).toEqual({ value: 'unknown', note: '' });
});

test('what the plan says, and what was answered with a yes, is not in it', async () => {
  const said = (id: DeclarationId, value: 'yes' | 'no'): EventBody => ({
    type: 'declared',
    id,
    value,
    note: '',
    by: 'ana',
  });
  const past = [said('clocks-agree', 'yes'), said('dpi-clients-prepared', 'no')];
  const plan = { declare: { 'snapshot-of-new': yes } };
  const { asked, known } = await declared(plan, {}, past);
  expect(asked).toMatchObject([{ ids: ['hypervisor-supported', 'dpi-clients-prepared'] }]);
  expect(known['snapshot-of-new']).toEqual(yes);
  const again = await declared(plan, {}, past, { ofTheMoment: ['clocks-agree'] });
  expect(again.asked).toMatchObject([
    { ids: ['hypervisor-supported', 'clocks-agree', 'dpi-clients-prepared'] },
  ]);
});

test('a form that nothing is left of is not shown', async () => {
  const declare = Object.fromEntries(ids.map((id) => [id, yes]));
  expect((await declared({ declare }, {})).asked).toEqual([]);
});

test('the journal keeps the one answer, or how many of each there are', () => {
  const question: Question = { kind: 'declare', ids: [...ids], step: 'preflight' };
  const no = { value: 'no', note: '' } as const;
  expect(answerForAudit(question, { 'clocks-agree': no })).toBe('no');
  const many = { 'clocks-agree': yes, 'snapshot-of-new': yes, 'hypervisor-supported': no };
  expect(answerForAudit(question, many)).toBe('2 yes, 1 no');
  expect(answerForAudit(question, {})).toBe('none');
});
