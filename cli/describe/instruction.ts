import type { ToldInstruction } from '../../shared/run/facts.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { instructionText } from '../../shared/text/words.ts';
import { wrap } from '../wrap.ts';

/** What a person has to do by hand, as lines: title, menu path, steps, what shows that it worked, and where. Empty parts are left out. */
export function describeInstruction(told: ToldInstruction, width: number): string[] {
  const { title, menuPath, steps, see, link, caution, values = [] } = instructionText(en, told);
  const { cli } = en;
  return [
    ...(title === '' ? [] : wrap(plainText(title), width)),
    ...(menuPath.length > 0
      ? wrap(`${cli.menu}: ${menuPath.map((part) => plainText(part)).join(' > ')}`, width)
      : []),
    ...values.flatMap(({ id, value }) =>
      wrap(`${en.knownValues[id]}: ${value === '' ? en.valueNotKnown : plainText(value)}`, width, '', '   '),
    ),
    ...steps.flatMap((text, index) => wrap(`${index + 1}. ${plainText(text)}`, width, '', '   ')),
    ...(see === '' ? [] : wrap(`${cli.see}: ${plainText(see)}`, width)),
    ...(caution === undefined ? [] : wrap(`${cli.caution}: ${plainText(caution)}`, width)),
    ...(link === undefined ? [] : [`${cli.link}: ${plainText(link)}`]),
  ];
}
