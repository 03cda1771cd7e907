import { z } from 'zod';
import { serverText } from '../appliance/output/server-text.ts';

const longest = 300;
const text = z.string().transform((value) => serverText(value.replace(/\s+/g, ' '), longest));

/** What a text is on a page. `cell`: of a table without headings; those of others are in {@link PageSight.tables} alone. */
const textRoles = ['heading', 'text', 'link', 'button', 'label', 'cell'] as const;

/**
 * What a person sees on a page of a web console, as its browser shows it; hidden texts are not there. A stranger's data: of bounded
 * length, without control characters. Of fields only those are read that a rule names, and never one for a password.
 */
export const pageSightSchema = z.strictObject({
  /** Of the window: a server's name may be in it. */
  title: text,
  texts: z.array(z.strictObject({ role: z.enum(textRoles), text })).max(5000),
  tables: z
    .array(z.strictObject({ columns: z.array(text), rows: z.array(z.array(text).max(100)).max(10_000) }))
    .max(200),
  /** What stands beside a label: in the next cell, or in its field. */
  beside: z.array(z.strictObject({ label: text, value: text })).max(2000),
  /** False: it was longer than is read. What was not seen may say the opposite. */
  isWhole: z.boolean(),
});
export type PageSight = z.infer<typeof pageSightSchema>;
