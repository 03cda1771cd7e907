import { examineHost, handoverHome, type Examination } from '../../engine/index.ts';
import type { ApplianceSide } from '../../shared/run/error-codes.ts';
import { en } from '../../shared/text/en.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { traceTexts } from '../../shared/text/product-text.ts';
import { errorText } from '../../shared/text/render.ts';
import { wordOr } from '../../shared/text/words.ts';
import { withCancel } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { outputWidth, print } from '../output.ts';
import { askFor, viewFor, type SecretOptions } from '../run-options.ts';
import { wrap } from '../wrap.ts';

export interface DoctorOptions extends SecretOptions {
  readonly profile: string;
  readonly side: ApplianceSide;
  readonly json?: boolean;
  /** Its web console, in a window. */
  readonly console?: boolean;
  /** SHA-256 of the console's certificate. */
  readonly certificate?: string;
  /** Where descriptions of the console's pages go. */
  readonly out?: string;
}

/** `handover doctor HOST`: which operations work on a machine; reads only. Exit code 1 where one that should work failed. */
export async function doctor(host: string, options: DoctorOptions): Promise<number> {
  if (options.console === true)
    return (await import('./doctor/doctor-console.ts')).doctorConsole(host, options);
  const ask = askFor(options, viewFor(options));
  const examination = await withCancel((signal) =>
    examineHost({
      home: handoverHome(process.env),
      host,
      side: options.side,
      profile: options.profile,
      ask,
      signal,
    }),
  );
  if (options.json === true) print(JSON.stringify(examination));
  else print(describe(examination, outputWidth()));
  return examination.operations.some(({ result }) => result.kind === 'failed')
    ? exitCodes.failed
    : exitCodes.done;
}

function describe(
  { identity, profileTitle, rights, operations, facts }: Examination,
  width: number,
): string[] {
  const { user, address, port, keyType, sha256 } = identity;
  const nameWidth = Math.max(...operations.map(({ operation }) => operation.length));
  const hanging = ' '.repeat(nameWidth + kindWidth + 4);
  const machine = [facts?.hostName, facts?.os, `profile: ${profileTitle}`].filter(
    (part) => part !== undefined,
  );
  return [
    `${user}@${address}:${port}`,
    `${keyType} ${sha256}`,
    ...wrap(machine.map((part) => plainText(part)).join(', '), width),
    ...(rights ? wrap(en.cli.loginAllows(en.loginRights[rights]), width) : []),
    '',
    ...operations.flatMap(({ operation, result }) =>
      wrap(
        plainText(remark(result)),
        width,
        `${operation.padEnd(nameWidth)}  ${result.kind.padEnd(kindWidth)}  `,
        hanging,
      ),
    ),
    ...(facts?.unread ?? []).flatMap(({ fact, reason }) =>
      wrap(`The fact ${fact} could not be read: ${plainText(wordOr(en.untested, reason))}`, width),
    ),
  ];
}

const kindWidth = 'unavailable'.length;

function remark(result: Examination['operations'][number]['result']): string {
  switch (result.kind) {
    case 'works':
      return result.seen;
    case 'guided':
      return [result.title, ...traceTexts(en, result.traces ?? [])].join(' ');
    case 'not-tried':
    case 'unavailable':
      return wordOr(en.untested, result.reason);
    case 'failed':
      return result.error === undefined
        ? result.reason
        : errorText(en, result.error, 'before-hold-point').what;
    default:
      return result satisfies never;
  }
}
