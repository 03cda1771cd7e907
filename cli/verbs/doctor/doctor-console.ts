import fs from 'node:fs/promises';
import {
  describePage,
  localError,
  openConsole,
  recognisePage,
  watchConsole,
  type ConsoleLook,
  type ConsoleRules,
  type OpenConsoleOptions,
  type PageDescription,
  type PageVerdict,
} from '../../../engine/index.ts';
import { en } from '../../../shared/text/en.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { withCancel } from '../../cancel.ts';
import { exitCodes } from '../../exit-codes.ts';
import { outputWidth, print, printError } from '../../output.ts';
import { askFor, viewFor } from '../../run-options.ts';
import { findBrowser } from '../../serve/find-browser.ts';
import { serveWords } from '../../serve/serve-words.ts';
import { wrap } from '../../wrap.ts';
import type { DoctorOptions } from '../doctor.ts';

/** How it opens the console: a test has a window of its own. */
type Open = (options: OpenConsoleOptions) => ReturnType<typeof openConsole>;

/**
 * `handover doctor --console HOST`: opens the web console in a window, and shows live which rule of the profile matches on the page
 * that the admin looks at. Presses nothing. Ends when the window is closed; then `--out` writes the pages that were seen, without what
 * is their owner's. Exit code 1 where there is no browser, or another certificate answered.
 */
export async function doctorConsole(
  host: string,
  options: DoctorOptions,
  open: Open = openConsole,
): Promise<number> {
  const found = findBrowser();
  if (found.kind !== 'browser') {
    printError(found.kind === 'misnamed' ? serveWords.notABrowser(found.path) : en.console.noBrowser);
    return exitCodes.failed;
  }
  const { side, profile, certificate, out } = options;
  const pages: PageDescription[] = [];
  const file = out === undefined ? undefined : await newFile(out);
  try {
    const end = await withCancel(async (signal) => {
      const { window, rules, origin, certificateSha256 } = await open({
        ...{ host, side, profile, certificate, signal },
        browser: found.path,
        barText: (address) => en.console.bar(side, address),
        ask: askFor(options, viewFor(options)),
      });
      const tell = (look: ConsoleLook): void => {
        if (look.kind === 'page') note(pages, describePage(look.sight, rules));
        if (options.json === true) print(JSON.stringify(asRecord(look, rules)));
        else print(describeLook(look, rules).flatMap((line) => wrap(line, outputWidth(), '', '  ')));
      };
      try {
        if (options.json !== true) print(wrap(en.console.opened(origin, certificateSha256), outputWidth()));
        return await watchConsole(window, tell, signal);
      } finally {
        await window.close();
      }
    });
    return end === 'closed' ? exitCodes.done : exitCodes.failed;
  } finally {
    // Also where it was stopped: what was seen until then is worth as much.
    if (file !== undefined && out !== undefined) await writePages(file, out, profile, pages);
  }
}

/** Where nothing was seen no file is left. */
async function writePages(
  file: fs.FileHandle,
  path: string,
  profile: string,
  pages: readonly PageDescription[],
): Promise<void> {
  if (pages.length > 0)
    await file.writeFile(`${JSON.stringify({ handoverPages: 1, profile, pages }, undefined, 2)}\n`);
  await file.close();
  if (pages.length === 0) await fs.rm(path);
  else printError(wrap(en.console.written(path, pages.length), outputWidth()));
}

/** Before anybody walks through a console for it. Never over a file that is there. */
async function newFile(path: string): Promise<fs.FileHandle> {
  try {
    return await fs.open(path, 'wx', 0o600);
  } catch (error) {
    throw await localError(error, path);
  }
}

/** Each page once; what is shown on it may be another thing each time. */
function note(pages: PageDescription[], page: PageDescription): void {
  const text = JSON.stringify(page);
  if (!pages.some((each) => JSON.stringify(each) === text)) pages.push(page);
}

function asRecord(look: ConsoleLook, rules: ConsoleRules): object {
  return look.kind === 'page' ? { kind: 'page', verdict: recognisePage(look.sight, rules) } : look;
}

function describeLook(look: ConsoleLook, rules: ConsoleRules): string[] {
  switch (look.kind) {
    case 'page':
      return ['', ...describeVerdict(recognisePage(look.sight, rules))];
    case 'no-page':
      return ['', en.console.noPage[look.why]];
    case 'ended':
      return ['', en.console.ended[look.by]];
    default:
      return look satisfies never;
  }
}

function describeVerdict(verdict: PageVerdict): string[] {
  const words = en.console;
  if (verdict.kind === 'not-recognised')
    return [
      words.notRecognised[verdict.why],
      ...verdict.near
        .filter(({ missing }) => missing.length > 0)
        .map(
          ({ page, missing }) =>
            `  ${words.near(
              plainText(page),
              missing.map((each) => plainText(each)),
            )}`,
        ),
    ];
  const name = (rule: string, row: string | undefined): string =>
    plainText(row === undefined ? rule : `${rule}, ${row}`);
  return [
    `${verdict.menuPath.map((each) => plainText(each)).join(' > ')} (${plainText(verdict.page)})`,
    ...verdict.observed.map(
      ({ rule, row, value, text, weight, proves }) =>
        `  ${name(rule, row)}: ${plainText(value)} (“${plainText(text)}”). ${words.weights[weight]}: ${plainText(proves)}`,
    ),
    ...verdict.notObserved.map(({ rule, row, why }) => `  ${name(rule, row)}: ${words.unseen[why]}`),
  ];
}
