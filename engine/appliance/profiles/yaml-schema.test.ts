import { expect, test } from 'vitest';
import { z } from 'zod';
import { planSchema } from '../../../shared/contract/plan.ts';
import { isMigrationError } from '../../errors.ts';
import { parseYamlAs } from './yaml-schema.ts';

function problemOf(schema: z.ZodType, text: string): unknown {
  try {
    parseYamlAs(schema, text, 'a.yaml', 'plan');
  } catch (error) {
    if (isMigrationError(error, 'plan.invalid') || isMigrationError(error, 'plan.not-yaml'))
      return error.params;
    throw error;
  }
  return undefined;
}

const plan = 'handover: 1\nname: x\nold: { address: a }\nnew:\n  address: b\n';

test('a plan that fits is read, with its defaults', () => {
  expect(parseYamlAs(planSchema, plan, 'a.yaml', 'plan')).toMatchObject({ old: { consolePort: 443 } });
});

test.each([
  ['a misspelt field', `${plan}  adress: c\n`, { line: 6, column: 3, field: 'new.adress' }],
  [
    'a misspelt field that must be there',
    'handover: 1\nname: x\nold: { address: a }\nnew:\n  adress: b\n',
    { line: 5, column: 3, field: 'new.adress', problem: 'there is no such field' },
  ],
  ['a wrong type', `${plan}endpoints: many\n`, { line: 6, column: 1, field: 'endpoints' }],
  ['a missing field', 'handover: 1\nold: { address: a }\nnew: { address: b }\n', { line: 1, field: 'name' }],
  [
    'a missing nested field',
    'handover: 1\nname: x\nold: { address: a }\nnew:\n  user: b\n',
    { line: 4, field: 'new.address' },
  ],
  ['an entry of a list', `${plan}accept:\n  - a\n  - ''\n`, { line: 8, column: 5, field: 'accept.1' }],
  ['a union', `${plan}preserve:\n  keep:\n    - 1\n`, { line: 8, column: 7, field: 'preserve.keep.0' }],
  [
    'a key in an enum record',
    `${plan}declare:\n  nonsense: { value: yes }\n`,
    {
      line: 7,
      field: 'declare.nonsense',
      problem: expect.stringContaining('snapshot-completed, snapshot-of-new') as string,
    },
  ],
  ['a bracket that is not closed', 'handover: 1\nname: [\n', { line: 3, flaw: 'indent' }],
  ['a quote that is not closed', 'handover: 1\nname: "x\n', { line: 3, flaw: 'unclosed' }],
  ['a key twice', 'handover: 1\nhandover: 1\n', { line: 2, column: 1, flaw: 'twice' }],
  ['a tab', 'old:\n\taddress: a\n', { line: 2, flaw: 'tab' }],
  ['a text with a colon', 'name: one: two\n', { line: 1, column: 7, flaw: 'colon' }],
  ['a sign that needs quotes', 'name: @a\n', { line: 1, column: 7, flaw: 'quotes-needed' }],
  ['a Windows path in double quotes', 'name: "C:\\qlean"\n', { line: 1, flaw: 'escape' }],
  ['a second document', 'handover: 1\n---\nname: x\n', { line: 2, flaw: 'second-document' }],
  ['an empty file', '', { line: 1, column: 1 }],
  ['an alias without an anchor', 'handover: *nowhere\n', { line: 1, flaw: 'alias' }],
])('%s is named with its place', (_name, text, expected) => {
  expect(problemOf(planSchema, text)).toMatchObject({ path: 'a.yaml', ...expected });
});

test('of several problems the first in the text is told', () => {
  const schema = z.strictObject({ a: z.number(), b: z.number() });
  expect(problemOf(schema, 'b: x\na: y\n')).toMatchObject({ line: 1, field: 'b' });
});

test('an alias bomb is refused', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n`;
  expect(problemOf(z.unknown(), bomb)).toMatchObject({ flaw: 'alias' });
});
