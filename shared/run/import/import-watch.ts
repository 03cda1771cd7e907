import type { ConsoleLook, ImportSight } from './import-sight.ts';

/** An import that is watched: how things stood before it, how they stand now, and whether the console was away in between. */
export interface ImportWatch {
  readonly first: ImportSight;
  readonly last: ImportSight;
  readonly wasAway: boolean;
}

/** The watch after another look; the first look of an import begins a new one. Services that cannot be seen now stand as they were last seen. */
export function afterSight(watch: ImportWatch | undefined, sight: ImportSight): ImportWatch {
  if (!watch) return { first: sight, last: sight, wasAway: false };
  const services = sight.services ?? watch.last.services;
  return {
    first: watch.first,
    last: { ...sight, ...(services && { services }) },
    wasAway: watch.wasAway || (isUp(watch.first.console) && isAway(sight.console)),
  };
}

/** What a watch has shown. Pure. */
export interface ImportSigns {
  /** Services that became active again since the first look. */
  readonly restarted: readonly string[];
  /** The product was restarted: its services, its console, or the certificate that it serves. */
  readonly hasRestarted: boolean;
  /** The console serves a page, and no error. */
  readonly isBack: boolean;
  /** The console serves the old appliance's certificate, and did not before: that came with the backup. */
  readonly bringsOldCertificate: boolean;
}

export function importSigns({ first, last, wasAway }: ImportWatch): ImportSigns {
  const sinceBefore = new Map(first.services?.map(({ name, since }) => [name, since]));
  const restarted = (last.services ?? [])
    // One that was not there before has not come back, but come.
    .filter(({ name, isActive, since }) => isActive && (sinceBefore.get(name) ?? since) !== since)
    .map(({ name }) => name);
  const isBack = isUp(last.console);
  const bringsOldCertificate = whoseOf(last) === 'old' && ['new', 'other'].includes(whoseOf(first) ?? '');
  const hasRestarted = restarted.length > 0 || (wasAway && isBack) || bringsOldCertificate;
  return { restarted, hasRestarted, isBack, bringsOldCertificate };
}

function isUp(look: ConsoleLook): boolean {
  return look.kind === 'answers' && look.status !== undefined && look.status < 500;
}

/** A time-out is no sign: the way to it may be what is broken. */
function isAway(look: ConsoleLook): boolean {
  return (
    look.kind === 'refused' || (look.kind === 'answers' && look.status !== undefined && look.status >= 500)
  );
}

function whoseOf({ console: look }: ImportSight) {
  return look.kind === 'answers' ? look.whose : undefined;
}
