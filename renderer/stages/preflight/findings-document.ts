import { findingName, severities } from '../../../shared/run/finding.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { findingText } from '../../../shared/text/render.ts';
import type { Words } from '../../../shared/text/words.ts';
import { findingsBySeverity } from './preflight-result.ts';

/** The findings of the preflight as JSON, for a ticket or a tool: data with its words, who accepted what, and no secrets. */
export function findingsJson(state: RunState, words: Words): string {
  const findings = (state.findings.preflight ?? []).map((finding) => {
    const { title, seen, why, fix, points, sources } = findingText(words, finding);
    const name = findingName(finding);
    const accepted = state.accepted[name] ?? null;
    return { name, ...finding, title, seen, points, why, fix, sources, accepted };
  });
  return `${JSON.stringify({ job: state.jobId, plan: state.planName, at: state.lastAt, findings }, null, 2)}\n`;
}

/** The same as Markdown, which reads well as plain text too. */
export function findingsMarkdown(state: RunState, words: Words): string {
  const { report, cli, format } = words;
  const groups = findingsBySeverity(state);
  const lines = [
    `# ${report.findings}: ${inline(state.planName)}`,
    '',
    `${report.job}: ${inline(state.jobId)}`,
  ];
  for (const severity of severities) {
    for (const finding of groups[severity]) {
      const made = findingText(words, finding);
      const accepted = state.accepted[made.name];
      lines.push(
        '',
        `## ${made.severity}: ${inline(made.title)}`,
        '',
        `- ${report.seen}: ${inline(made.seen)}`,
        ...made.points.map((point) => `  - ${inline(point)}`),
        `- ${cli.why}: ${inline(made.why)}`,
        `- ${cli.fix}: ${inline(made.fix)}`,
        ...made.sources.map(
          ({ title, url }) => `- ${cli.source}: ${url === undefined ? title : `[${title}](${url})`}`,
        ),
        `- \`${made.name}\``,
      );
      if (accepted) lines.push(`- ${inline(report.accepted(accepted.by, format.date(accepted.at)))}`);
      else if (severity === 'warning') lines.push(`- ${report.notAccepted}`);
    }
  }
  if (lines.length === 3) lines.push('', report.none);
  return `${lines.join('\n')}\n`;
}

/** A text of a machine must not become markup. */
function inline(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/gu, (sign) => `\\${sign}`);
}
