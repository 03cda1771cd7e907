import { examineHost, handoverHome, type Examination } from '../../engine/index.ts';
import { plainText } from '../../shared/text/plain-text.ts';
import { withCancel } from '../cancel.ts';
import { exitCodes } from '../exit-codes.ts';
import { print } from '../output.ts';
import { askFor, type SecretOptions } from '../run-options.ts';
import { createPlainView } from '../view/plain-view.ts';

export interface DoctorOptions extends SecretOptions {
  readonly profile: string;
  readonly json?: boolean;
}

/** `handover doctor HOST`: which operations work on a machine; reads only. Exit code 1 where one that should work failed. */
export async function doctor(host: string, options: DoctorOptions): Promise<number> {
  const ask = askFor(options, createPlainView(print));
  const examination = await withCancel((signal) =>
    examineHost({ home: handoverHome(process.env), host, profile: options.profile, ask, signal }),
  );
  if (options.json === true) print(JSON.stringify(examination));
  else for (const line of describe(examination)) print(line);
  return examination.operations.some(({ result }) => result.kind === 'failed')
    ? exitCodes.failed
    : exitCodes.done;
}

function describe({ identity, profileTitle, operations, facts }: Examination): string[] {
  const width = Math.max(...operations.map(({ operation }) => operation.length));
  return [
    `${identity.user}@${identity.address}:${identity.port}  ${identity.keyType} ${identity.sha256}`,
    [profileTitle, facts?.hostName, facts?.os]
      .filter((part) => part !== undefined)
      .map((part) => plainText(part))
      .join(', '),
    '',
    ...operations.map(({ operation, result }) => {
      const remark =
        result.kind === 'works' ? result.seen : result.kind === 'guided' ? result.title : result.reason;
      return `${operation.padEnd(width)}  ${result.kind.padEnd(11)}  ${plainText(remark)}`;
    }),
    ...(facts?.unread ?? []).map(
      ({ fact, reason }) => `fact ${fact} could not be read: ${plainText(reason)}`,
    ),
  ];
}
