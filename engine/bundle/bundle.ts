import fs from 'node:fs';
import os from 'node:os';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { BundlePart } from '../../shared/contract/bundle-parts.ts';
import type { BundleChoice, BundlePreview, SupportFacts } from '../../shared/contract/bundle.ts';
import type { Plan } from '../../shared/contract/plan.ts';
import { rulesReadOn } from '../../shared/rules/sources.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { replayRun } from '../../shared/run/reduce-run.ts';
import type { RunState } from '../../shared/run/run-state.ts';
import { bundleText } from '../../shared/text/bundle-text.ts';
import { en } from '../../shared/text/en.ts';
import { eventLine } from '../../shared/text/render.ts';
import { appVersion } from '../app-version.ts';
import { readJournal } from '../job/journal.ts';
import type { JobFolder } from '../job/job-folder.ts';
import { readPlan } from '../job/plan-file.ts';
import { composeReport } from '../report/compose-report.ts';
import type { ReportDocument } from '../report/document.ts';
import { toMarkdown } from '../report/markdown.ts';
import { buildReport } from '../report/report-data.ts';
import { createMask, type Mask } from './mask.ts';
import { tarOf, type TarEntry } from './tar.ts';

/** A bundle that is made and not yet written. */
export interface Bundle extends BundlePreview {
  /** `.tar.gz` */
  readonly archive: Buffer;
}

/**
 * One file for the vendor's Support: of a job what was chosen, with what was chosen hidden. Writes nothing, and holds no secret, for
 * no record does. A journal of which nothing is hidden is the one of the job to the byte, with its chain of hashes. Throws `local.*`,
 * `plan.*`.
 */
export async function makeBundle(job: JobFolder, { parts, masks }: BundleChoice, now: Date): Promise<Bundle> {
  const plan = await readPlan(job.planPath);
  const { events, lastHash } = readJournal(job.journalPath, job.id);
  const state = replayRun(events);
  // Whoever sits here may be known by the paths of files alone.
  const mask = createMask({ events, plan, own: { user: os.userInfo().username } }, masks);
  const given = { job, plan, events, state, lastHash, mask, isMasked: masks.length > 0 };
  const wanted = (Object.keys(makers) as BundlePart[]).filter((part) => parts.includes(part));
  const entries = wanted.flatMap((part) => makers[part](given));
  const support = mask.deep(supportFacts(job, plan, state)) as SupportFacts; // the same shape, with other texts
  const masked = mask.counts();
  const about = { name: 'README.txt', text: `${bundleText(en, { support, masked }).join('\n')}\n` };
  const all = [about, ...entries];
  return {
    archive: await promisify(gzip)(tarOf(all, now)),
    files: all.map(({ name, text }) => ({ name, sizeBytes: Buffer.byteLength(text) })),
    masked,
    support,
  };
}

interface Given {
  readonly job: JobFolder;
  readonly plan: Plan;
  readonly events: readonly RunEvent[];
  readonly state: RunState;
  readonly lastHash: string;
  readonly mask: Mask;
  readonly isMasked: boolean;
}

const makers: Readonly<Record<BundlePart, (given: Given) => TarEntry[]>> = {
  journal: ({ job, events, mask, isMasked }) => [
    {
      name: 'journal.jsonl',
      text: isMasked
        ? events.map((event) => `${JSON.stringify(mask.deep(event))}\n`).join('')
        : fs.readFileSync(job.journalPath, 'utf8'),
    },
  ],
  report: ({ job, plan, events, lastHash, mask }) => {
    const report = buildReport(events, plan, { lastHash, isDemo: job.isDemo });
    // Hidden before it is written as Markdown, which puts signs into names.
    const document = mask.deep(composeReport(report, en)) as ReportDocument; // the same shape, with other texts
    return [
      { name: 'report.md', text: toMarkdown(document) },
      { name: 'report.json', text: json(mask.deep(report)) },
    ];
  },
  facts: ({ plan, state, mask }) => {
    const { old, new: fresh, backup, baseline, declared, findings, accepted } = state;
    const facts = { plan, old, new: fresh, backup, baseline, declared, findings, accepted };
    return [{ name: 'facts.json', text: json(mask.deep(facts)) }];
  },
  logs: ({ events, mask }) => [
    {
      name: 'log.txt',
      text: events.map((event) => `${event.at} ${mask.text(eventLine(en, event))}\n`).join(''),
    },
  ],
  versions: ({ plan, state, mask }) => {
    const versions = {
      handover: appVersion,
      node: process.version,
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      rulesReadOn,
      profiles: { old: plan.old.profile, new: plan.new.profile },
      old: state.old.product,
      new: state.new.product,
      oldSystem: state.old.facts?.os,
      newSystem: state.new.facts?.os,
    };
    return [{ name: 'versions.json', text: json(mask.deep(versions)) }];
  },
};

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

function supportFacts(job: JobFolder, plan: Plan, state: RunState): SupportFacts {
  const failed = Object.entries(state.steps).find(([, step]) => step.kind === 'failed')?.[0];
  const versions = { old: state.old.product?.version, new: state.new.product?.version };
  const oldVersion = versions.old ?? plan.old.version;
  const newVersion = versions.new ?? plan.new.version;
  return {
    jobId: job.id,
    ...(oldVersion !== undefined && { oldVersion }),
    ...(newVersion !== undefined && { newVersion }),
    ...(state.backup && { backupSizeBytes: state.backup.sizeBytes }),
    ...(plan.endpoints !== undefined && { endpoints: plan.endpoints }),
    ...(failed !== undefined && { step: failed }),
    ...(state.error && { error: state.error }),
  };
}
