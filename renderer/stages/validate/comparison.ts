import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { ValidateWords } from '../../../shared/text/window/validate-words.ts';

/** One thing as it was on the old appliance and as it is on the new one; undefined where it was not read. */
export interface Compared {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What can be held against each other, from what the job read of both machines. No judgement: the proofs have that. */
export function comparison(
  state: RunState,
  words: ValidateWords,
  date: (iso: string) => string,
  number: (value: number) => string,
): Compared[] {
  const { old, new: fresh } = state;
  const text = (value: string | undefined) => (value === undefined ? undefined : plainText(value));
  const expiry = (iso: string | undefined) => (iso === undefined ? undefined : date(iso));
  const kinds = [...new Set([...Object.keys(old.inventory ?? {}), ...Object.keys(fresh.inventory ?? {})])];
  const count = (value: number | undefined) => (value === undefined ? undefined : number(value));
  return [
    { label: words.version, before: text(old.product?.version), after: text(fresh.product?.version) },
    { label: words.hostKey, before: old.identity?.sha256, after: fresh.identity?.sha256 },
    { label: words.certificate, before: old.certificate?.sha256, after: fresh.certificate?.sha256 },
    {
      label: words.certificateNames,
      before: text(old.certificate?.names.join(', ')),
      after: text(fresh.certificate?.names.join(', ')),
    },
    {
      label: words.certificateIssuer,
      before: text(old.certificate?.issuer),
      after: text(fresh.certificate?.issuer),
    },
    {
      label: words.certificateExpiry,
      before: expiry(old.certificate?.validTo),
      after: expiry(fresh.certificate?.validTo),
    },
    ...kinds.map((kind) => ({
      label: plainText(kind),
      before: count(old.inventory?.[kind]),
      after: count(fresh.inventory?.[kind]),
    })),
  ];
}
