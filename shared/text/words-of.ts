import type { RulePack } from '../rules/rule-pack.ts';
import { sources } from '../rules/sources.ts';
import type { FindingId } from '../run/finding.ts';
import type { Words } from './words.ts';

const plain = new WeakMap<Words, Words>();

/** The words for a move by these rules. Pure; the same words and rules give the same object. */
export function wordsOf<W extends Words>(words: W, rules: RulePack): W {
  if (rules !== 'none') return words;
  const made = plain.get(words) ?? withoutRules(words);
  plain.set(words, made);
  return made as W; // made of these words, with the same ids
}

function withoutRules(words: Words): Words {
  const { restoreWithKit, findings, ...guides } = words.withoutRules;
  const said = Object.entries(words.findings).map(([id, finding]) => {
    const isVendors = sources[finding.source].kind === 'vendor';
    return [id, { ...finding, ...(isVendors && { source: 'handover' }), ...findings[id as FindingId] }];
  });
  return {
    ...words,
    ...guides,
    kit: { ...words.kit, restore: restoreWithKit },
    // The same ids, each with the same parameters.
    findings: Object.fromEntries(said) as Words['findings'],
  };
}
