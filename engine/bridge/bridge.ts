import os from 'node:os';
import path from 'node:path';
import { implement, onError, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { makeBundle } from '../bundle/bundle.ts';
import { contract, type AppInfo } from '../../shared/contract/contract.ts';
import type { PlannedAppliance } from '../../shared/contract/plan.ts';
import type { WindowAppliance } from '../../shared/contract/window-plan.ts';
import { appVersion } from '../app-version.ts';
import { asMigrationError, MigrationError } from '../errors.ts';
import { createJobService, type JobServiceOptions } from '../job-service.ts';
import { findJob, openJob } from '../job/job-folder.ts';
import { archiveJob, deleteJob, jobContents } from '../job/remove-job.ts';
import { formatPlan, namesOneMachine, readPlan } from '../job/plan-file.ts';
import { renderReport } from '../report/render-report.ts';
import { savedHosts } from '../ssh/ssh-config.ts';
import { rowsWithPaths, withPaths } from './answer-paths.ts';
import { createClaims, type WindowConnection } from './claims.ts';
import { coalesce } from './coalesce.ts';
import { createDemos } from './demos.ts';
import { createFileRegistry } from './file-registry.ts';
import type { BridgeHost } from './host.ts';
import { compareForWindow, inspectForWindow } from './inspections.ts';
import { createPlaces } from './places.ts';
import { asSocket, type BridgePort, type BridgeSocket } from './port-socket.ts';
import { createConnectionTests } from './connection-tests.ts';
import { createReach, hostsOf, hostsOfPlan } from './reach.ts';
import { privateKeysIn } from './ssh-keys.ts';

export interface BridgeOptions extends Pick<JobServiceOptions, 'runWith'> {
  readonly home: string;
  readonly operator: string;
  readonly host: BridgeHost;
  /** Default: the user's `~/.ssh`. */
  readonly sshFolder?: string;
}

/** The engine behind the contract, for any number of windows. */
export interface Bridge {
  /** Serves one window over a WebSocket, until it closes. */
  serveSocket(socket: BridgeSocket): void;
  /** Serves one window over a message port; `closed` aborts when the window is gone. */
  servePort(port: BridgePort, closed: AbortSignal): void;
  /** A handle for a file that the host has for the window: uploaded, or dropped on it. */
  addFile(filePath: string): ReturnType<ReturnType<typeof createFileRegistry>['add']>;
  /** Whether a run goes on in this program. */
  isWorking(): boolean;
  /** The jobs of which a run goes on in this program. */
  runningJobs(): readonly { readonly jobId: string; readonly isDemo: boolean }[];
  /** Cancels what runs, waits for its end, ends demo appliances. */
  close(): Promise<void>;
}

interface Context {
  readonly connection: WindowConnection;
  /** Settles when the reader has room. */
  readonly drained: () => Promise<void>;
}

/** A reader with more than this before it is waited for. */
const roomBytes = 256 * 1024;
const drainPollMs = 20;

/**
 * Serves `shared/contract/contract.ts`. Whatever goes wrong in a call reaches the window as a coded error, a bug included;
 * no text of an exception does. Throws nothing.
 */
export function createBridge(options: BridgeOptions): Bridge {
  const { home, host } = options;
  const files = createFileRegistry();
  const places = createPlaces();
  const claims = createClaims();
  const demos = createDemos(host);
  const startedJobs = new Set<string>();
  let runningCount = 0;
  const jobs = createJobService({
    home,
    operator: options.operator,
    ...(options.runWith && { runWith: options.runWith }),
    trustHome: demos.trustHome,
    onEvent: demos.onEvent,
    onRunning: (count) => {
      if (count > 0 !== runningCount > 0) host.onWorking?.(count > 0);
      runningCount = count;
    },
  });
  const connectionTests = createConnectionTests(home);
  const reach = createReach(home, host.mayReach);
  const sshFolder = options.sshFolder ?? path.join(os.homedir(), '.ssh');

  const toAppliance = ({ keyFile, jump, ...rest }: WindowAppliance): PlannedAppliance => ({
    ...rest,
    ...(keyFile !== undefined && { keyFile: files.keyPathOf(keyFile) }),
    ...(jump && {
      jump: jump.map(({ keyFile: key, ...hop }) => ({
        ...hop,
        ...(key !== undefined && { keyFile: files.keyPathOf(key) }),
      })),
    }),
  });
  /** Its appliances went with the program that made them. */
  const isDemoOver = (jobId: string, isDemo = false): boolean => isDemo && !demos.has(jobId);
  const base = implement(contract).$context<Context>();
  const os_ = base.use(async ({ next, errors }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      throw (errors as Refusals).REFUSED({ data: asMigrationError(error).toRecord() });
    }
  });

  /** Only for the window that holds the job. */
  const held = base.middleware(({ context, next }, { jobId }: { jobId: string }) => {
    claims.require(jobId, context.connection);
    return next();
  });

  const router = os_.router({
    app: {
      info: os_.app.info.handler((): AppInfo => ({
        version: appVersion,
        host: host.kind,
        operator: options.operator,
        home,
        canDemo: host.startDemo !== undefined,
      })),
    },
    jobs: {
      list: os_.jobs.list.handler(async () =>
        (await jobs.list()).map((entry) =>
          entry.kind === 'job' && isDemoOver(entry.jobId, entry.isDemo) ? { ...entry, isOver: true } : entry,
        ),
      ),
      create: os_.jobs.create.handler(async ({ input: { plan: wanted } }) => {
        const packages = wanted.packages.map((fileId) => files.pathOf(fileId));
        const plan = { ...wanted, old: toAppliance(wanted.old), new: toAppliance(wanted.new), packages };
        // As `readPlan` does: what it refuses would be a broken job.
        if (namesOneMachine(plan)) throw new MigrationError('bridge.invalid', { field: 'plan.new.address' });
        await reach.require(hostsOfPlan(plan));
        return { jobId: jobs.create(plan, process.cwd()) };
      }),
      import: os_.jobs.import.handler(async ({ input: { fileId } }) => {
        const file = files.pathOf(fileId);
        const plan = await readPlan(file);
        // Whoever chose the file named its machines.
        reach.allow(hostsOfPlan(plan));
        return { jobId: jobs.create(plan, path.dirname(file)) };
      }),
      plan: os_.jobs.plan.handler(async ({ input: { jobId } }) => {
        const { plan, isDemo } = await openJob(findJob(home, jobId));
        return { plan, yaml: formatPlan(plan), isDemo };
      }),
      archive: os_.jobs.archive.handler(async ({ input: { jobId, isArchived }, context }) => {
        await requireFree(jobId, context.connection);
        await archiveJob(findJob(home, jobId), isArchived);
        return {};
      }),
      contents: os_.jobs.contents.handler(({ input: { jobId } }) => jobContents(findJob(home, jobId))),
      delete: os_.jobs.delete.handler(({ input: { jobId }, context }) =>
        askAndDelete(jobId, context.connection),
      ),
      snapshot: os_.jobs.snapshot.handler(async ({ input: { jobId } }) => ({
        state: await jobs.snapshot(jobId),
        held: jobs.heldByOther(jobId),
      })),
      claim: os_.jobs.claim.handler(({ input: { jobId, windowId, takeOver }, context }) => ({
        isMine: claims.claim(jobId, windowId, context.connection, takeOver === true),
      })),
      start: os_.jobs.start.use(held).handler(async ({ input: { jobId, mode, accept }, context }) => {
        // A window that saw the end may go on at once.
        await jobs.ending(jobId);
        const { folder, isDemo } = findJob(home, jobId);
        if (isDemoOver(jobId, isDemo)) throw new MigrationError('local.demo-over', { path: folder });
        const { lastSeq } = await jobs.snapshot(jobId);
        const ended = jobs.start(jobId, mode, accept ?? []);
        startedJobs.add(jobId);
        // A run that cannot begin says so at once; what comes later is in its events.
        await Promise.race([ended, begun(jobs.watch(jobId, lastSeq, context.connection.closed))]);
        ended.catch(() => undefined);
        return {};
      }),
      watch: os_.jobs.watch.handler(({ input: { jobId, afterSeq }, signal, context, errors }) => {
        const events = jobs.watch(jobId, afterSeq, signal ?? context.connection.closed);
        return Promise.resolve(refusing(coalesce(events, context.drained), errors.REFUSED));
      }),
      answer: os_.jobs.answer.use(held).handler(({ input: { jobId, questionId, answer } }) => {
        jobs.answer(jobId, questionId, withPaths(answer, files));
        return {};
      }),
      pause: os_.jobs.pause.use(held).handler(({ input: { jobId } }) => {
        jobs.pause(jobId);
        return {};
      }),
      goOn: os_.jobs.goOn.use(held).handler(({ input: { jobId } }) => {
        jobs.goOn(jobId);
        return {};
      }),
      cancel: os_.jobs.cancel.use(held).handler(({ input: { jobId } }) => {
        jobs.cancel(jobId);
        return {};
      }),
      revealKey: os_.jobs.revealKey.use(held).handler(({ input: { jobId, questionId } }) => {
        return { key: jobs.revealKey(jobId, questionId).reveal() };
      }),
      addEvidence: os_.jobs.addEvidence.use(held).handler(async ({ input: { jobId, text } }) => {
        return { proof: await jobs.addEvidence(jobId, text) };
      }),
      settle: os_.jobs.settle.use(held).handler(async ({ input: { jobId, rows }, signal, context }) => {
        await jobs.settle(jobId, rowsWithPaths(rows, files), signal ?? context.connection.closed);
        return {};
      }),
      report: os_.jobs.report.handler(async ({ input: { jobId, format } }) => ({
        text: await renderReport(findJob(home, jobId), format),
      })),
      bundle: os_.jobs.bundle.handler(async ({ input: { jobId, ...choice } }) => {
        const { archive, ...preview } = await makeBundle(findJob(home, jobId), choice, new Date());
        return { ...preview, archive: archive.toString('base64') };
      }),
      hint: os_.jobs.hint.handler(async ({ input: { jobId, questionId } }) => {
        const open = jobs.openQuestion(jobId);
        const hint = open?.id === questionId ? await demos.hint(jobId, open.question) : undefined;
        switch (hint?.kind) {
          case 'text':
            return { text: hint.text };
          case 'file':
            return { file: files.add(hint.path) };
          case 'done':
            return { isDone: true };
          case undefined:
            return {};
          default:
            return hint satisfies never;
        }
      }),
    },
    trust: {
      replace: os_.trust.replace.use(held).handler(async ({ input: { jobId, sha256, typed } }) => {
        await jobs.replaceHostKey(jobId, sha256, typed);
        return {};
      }),
    },
    hosts: {
      saved: os_.hosts.saved.handler(() => savedHosts(path.join(sshFolder, 'config'))),
      keys: os_.hosts.keys.handler(() => privateKeysIn(sshFolder).map((file) => files.addKey(file))),
    },
    connectionTests: {
      start: os_.connectionTests.start.handler(async ({ input: { appliance, side } }) => {
        await reach.require(hostsOf(appliance));
        return { testId: connectionTests.start(toAppliance(appliance), side) };
      }),
      watch: os_.connectionTests.watch.handler(({ input: { testId }, signal, context, errors }) => {
        const events = connectionTests.watch(testId, signal ?? context.connection.closed);
        return Promise.resolve(refusing(events, errors.REFUSED));
      }),
      answer: os_.connectionTests.answer.handler(({ input: { testId, questionId, answer } }) => {
        connectionTests.answer(testId, questionId, withPaths(answer, files));
        return {};
      }),
      cancel: os_.connectionTests.cancel.handler(({ input: { testId } }) => {
        connectionTests.cancel(testId);
        return {};
      }),
    },
    files: {
      choose: os_.files.choose.handler(async ({ input: { purpose } }) => {
        if (!host.chooseFile) throw new MigrationError('bridge.no-dialog', {});
        return refOf(await host.chooseFile(purpose));
      }),
      places: os_.files.places.handler(() => (host.chooseTarget ? [] : places.list())),
      saveAs: os_.files.saveAs.handler(async ({ input: { suggestedName, placeId, name } }) => {
        if (host.chooseTarget) return refOf(await host.chooseTarget(suggestedName));
        if (placeId === undefined) throw new MigrationError('bridge.no-dialog', {});
        return refOf(places.pathIn(placeId, name ?? suggestedName));
      }),
      inspect: os_.files.inspect.handler(({ input, signal, context }) =>
        inspectForWindow(files.pathOf(input.fileId), input, signal ?? context.connection.closed),
      ),
      compare: os_.files.compare.handler(({ input: { first, second, key }, signal, context }) =>
        compareForWindow(
          [files.pathOf(first), files.pathOf(second)],
          key,
          signal ?? context.connection.closed,
        ),
      ),
    },
    demo: {
      start: os_.demo.start.handler(async ({ input: { isGuided } }) => {
        const session = await demos.start(isGuided === true);
        const jobId = jobs.create(session.plan, process.cwd(), true);
        demos.adopt(jobId, session);
        return { jobId };
      }),
    },
  });

  /** A job goes only by a person's word: a page that was taken over must not be able to give it. */
  async function askAndDelete(jobId: string, connection: WindowConnection): Promise<{ isDeleted: boolean }> {
    await requireFree(jobId, connection);
    const job = await openJob(findJob(home, jobId));
    const contents = await jobContents(job);
    const isDeleted = (await host.mayDelete?.({ jobId, name: job.plan.name }, contents)) ?? true;
    if (!isDeleted) return { isDeleted };
    // A person takes time to answer.
    await requireFree(jobId, connection);
    await deleteJob(home, job, options.operator);
    return { isDeleted };
  }

  /** No other window works on the job, and a run that has told its end has written its report. */
  async function requireFree(jobId: string, connection: WindowConnection): Promise<void> {
    claims.refuseOther(jobId, connection);
    await jobs.ending(jobId);
  }

  function refOf(filePath: string | undefined) {
    return filePath === undefined ? {} : { file: files.add(filePath) };
  }

  const windows = new RPCHandler(router, { clientInterceptors: [onError(refuseUncoded)] });

  return {
    serveSocket: (socket) => {
      const closed = new AbortController();
      socket.addEventListener('close', () => closed.abort());
      const drained = async (): Promise<void> => {
        while (socket.bufferedAmount > roomBytes && !closed.signal.aborted)
          await new Promise((resolve) => setTimeout(resolve, drainPollMs));
      };
      void windows.upgrade(socket, {
        context: { connection: { closed: closed.signal }, drained },
      });
    },
    servePort: (port, closed) => {
      const context = { connection: { closed }, drained: () => Promise.resolve() };
      void windows.upgrade(asSocket(port), { context });
    },
    addFile: (filePath) => files.add(filePath),
    isWorking: () => runningCount > 0,
    runningJobs: () =>
      [...startedJobs]
        .filter((jobId) => jobs.isRunning(jobId))
        .map((jobId) => ({ jobId, isDemo: demos.has(jobId) })),
    close: async () => {
      connectionTests.close();
      await jobs.close();
      await demos.close();
    },
  };
}

interface Refusals {
  // The type of `errors` in a middleware for the whole router is not known; every call of the contract has this one.
  REFUSED(options: { data: ReturnType<MigrationError['toRecord']> }): Error;
}

/** Settles at the first event of a run. */
async function begun(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _event of events) return;
}

/** A stream whose failure reaches the window as a coded error, as that of a call does. */
async function* refusing<T>(
  events: AsyncIterable<T>,
  refused: Refusals['REFUSED'],
): AsyncGenerator<T, void, undefined> {
  try {
    yield* events;
  } catch (error) {
    throw refused({ data: asMigrationError(error).toRecord() });
  }
}

/**
 * What oRPC itself refuses gets a code too. Input that does not fit the contract: the window learns which field, and nothing
 * else. An output that does not fit is a bug of ours.
 */
function refuseUncoded(error: unknown): void {
  if (!(error instanceof ORPCError) || error.defined) return;
  const known =
    error.code === 'BAD_REQUEST'
      ? new MigrationError('bridge.invalid', { field: fieldOf(error.data) })
      : new MigrationError('bug', { detail: error.message }, { side: 'local' });
  throw new ORPCError('REFUSED', { data: known.toRecord(), defined: true });
}

/** The path of the first field that did not fit. */
function fieldOf(data: unknown): string {
  const { issues } = (data ?? {}) as { issues?: readonly { path?: readonly PropertyKey[] }[] };
  return issues?.[0]?.path?.map(String).join('.') ?? '';
}
