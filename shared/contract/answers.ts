import { z } from 'zod';
import { declarationIds, declarationValues } from '../run/declaration.ts';
import { ledgerRowIds } from '../rules/ledger/ledger.ts';
import { questionKinds, questions, type QuestionKind, type ShapeOf } from '../run/question.ts';

/** What a person types or picks; more is no answer of a person, and would fill the journal. */
const text = z.string().max(20_000);
const names = z.array(z.string().max(1_000)).max(10_000);

/** A file by the handle that a dialog of the host gave: a window cannot name a path. */
const fileHandle = z.string().regex(/^[a-z]+-[0-9a-f]{16}$/, 'a handle');

/** What a person says of rows of the ledger, with what was read there or a file that shows it; empty for none. */
export const settledRowsSchema = z
  .array(
    z.strictObject({ row: z.enum(ledgerRowIds), value: text, file: z.union([fileHandle, z.literal('')]) }),
  )
  .max(ledgerRowIds.length);
export type SettledRows = z.infer<typeof settledRowsSchema>;

/**
 * What a window answers to a question, by the shape of its answer. Secrets travel as text over the bridge, within one machine, and
 * become a `Secret` on the engine's side before anything else happens with them.
 */
const valueOfShape = {
  'yes-no': z.boolean(),
  // As long as a private key with its many lines.
  secret: z.string().max(64_000),
  text,
  names,
  file: z.union([fileHandle, z.literal('')]),
  'new-file': fileHandle.optional(),
  declarations: z.partialRecord(
    z.enum(declarationIds),
    z.strictObject({ value: z.enum(declarationValues), note: text }),
  ),
  'keep-or-decline': z.strictObject({ keep: names, decline: names }),
  rows: settledRowsSchema,
} satisfies Record<ShapeOf<QuestionKind>, z.ZodType>;

type ValueOf<K extends QuestionKind> = z.infer<(typeof valueOfShape)[ShapeOf<K>]>;
type AnswerTo<K extends QuestionKind> =
  undefined extends ValueOf<K>
    ? { readonly kind: K; readonly value?: ValueOf<K> }
    : { readonly kind: K; readonly value: ValueOf<K> };
export type Answer = { [K in QuestionKind]: AnswerTo<K> }[QuestionKind];

const schemas = questionKinds.map((kind) =>
  z.strictObject({ kind: z.literal(kind), value: valueOfShape[questions[kind].answer] }),
);
/** Any answer. The union is made of the table, which its type cannot follow. */
export const answerSchema = z.discriminatedUnion('kind', schemas as never) as unknown as z.ZodType<Answer>;
