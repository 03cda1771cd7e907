import './connect-stage.css';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { hasHostKey } from '../../../shared/run/login-rights.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { productText, traceTexts, versionText } from '../../../shared/text/product-text.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';
import { wordOr } from '../../../shared/text/words.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { hostKeyName } from '../../components/host-key/host-key-file.ts';
import type { OpenJob } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { otherUnread, readingOf, toldFacts } from './fact-lines.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Faint, Lines, Section } from '../../components/prose.tsx';
import { RoleBadge } from '../../components/frame/sign.tsx';

type Fact = keyof WindowWords['connect']['stage']['facts'];

const sides = ['old', 'new'] as const satisfies readonly ApplianceSide[];

/** Both machines side by side: who answered, by which key and certificate, and what was read from them later. */
export default function ConnectStage({ plan, state }: OpenJob) {
  const { stages } = useWords();
  const { stage } = useOwnWords().connect;
  const isConnecting = state.isRunning && state.current === 'connect';
  const hasIdentity = sides.some((side) => state[side].identity !== undefined);
  const hasFacts = sides.some((side) => state[side].facts !== undefined);
  const facts: readonly Fact[] = [
    'address',
    ...(hasIdentity ? (['user', 'rights', 'hostKey', 'certificate', 'product', 'version'] as const) : []),
    ...(hasFacts ? (['hostName', ...toldFacts] as const) : []),
  ];
  return (
    <Section title={stage.tableTitle}>
      {!hasIdentity && <Faint role="status">{isConnecting ? stage.connecting : stage.notReached}</Faint>}
      <DataTable
        layout="fixed"
        className="two-machines"
        columns={[
          {
            head: <VisuallyHidden>{stage.what}</VisuallyHidden>,
            w: '10.5rem',
            isName: true,
            c: 'dimmed',
            fw: 600,
          },
          { head: <RoleBadge side="old" /> },
          { head: <RoleBadge side="new" /> },
        ]}
        rows={facts.map((fact) => ({
          key: fact,
          cells: [
            stage.facts[fact],
            ...sides.map((side) => <Cell key={side} fact={fact} plan={plan} state={state} side={side} />),
          ],
        }))}
      />
      {hasIdentity && !hasFacts && <Faint>{stage.factsLater(stages.preflight)}</Faint>}
      <Unread state={state} />
    </Section>
  );
}

/** What is known of one thing on one machine; what is not there yet, or was not told, is said to be so. */
function Cell({
  fact,
  plan,
  state,
  side,
}: {
  fact: Fact;
  plan: Plan;
  state: RunState;
  side: ApplianceSide;
}): ReactNode {
  const words = useWords();
  const { format, untested, loginRights } = words;
  const { stage } = useOwnWords().connect;
  const { identity, certificate, product, facts, rights } = state[side];
  const planned = plan[side];
  const notYet = <Faint span>{stage.notYet}</Faint>;
  const notTold = <Faint span>{stage.notTold}</Faint>;
  const unread = (why: string) => <span className="unread">{stage.couldNotRead(why)}</span>;
  // Once the step is over, what is not known by now is not going to come.
  const isConnected = state.steps.connect.kind === 'done';
  switch (fact) {
    case 'address':
      if (identity) return <span className="mono">{`${identity.address}:${String(identity.port)}`}</span>;
      return (
        <>
          <span className="mono">
            {[planned.address, ...(planned.sshPort === undefined ? [] : [planned.sshPort])].join(':')}
          </span>{' '}
          <Faint span>{stage.planned}</Faint>
        </>
      );
    case 'user':
      if (identity && !hasHostKey(identity)) return stage.withoutSsh;
      return identity ? plainText(identity.user) : notYet;
    case 'rights': {
      if (!rights) return isConnected ? notTold : notYet;
      const { word, seen } = loginRights[rights];
      return (
        <>
          <div>{word}</div>
          <Faint>{seen}</Faint>
        </>
      );
    }
    case 'hostKey':
      if (!identity) return notYet;
      if (!hasHostKey(identity)) return stage.withoutSsh;
      return (
        <>
          {hostKeyName(identity.keyType)} <CopyButton value={identity.sha256} />
          <div className="mono">{identity.sha256}</div>
        </>
      );
    case 'certificate':
      if (certificate) return <CertificateLines of={certificate} />;
      return isConnected ? unread(untested['not-reached']) : notYet;
    case 'product':
      if (product) return productText(words, product);
      return isConnected ? notTold : notYet;
    case 'version':
      if (!product) return isConnected ? notTold : notYet;
      return (
        <>
          {versionText(words, product) ?? notTold}
          {product.traces && <Lines lines={traceTexts(words, product.traces)} />}
        </>
      );
    default: {
      if (!facts) return notYet;
      const reading = readingOf(fact, facts, format, stage);
      if (reading.kind === 'read') return reading.lines.map((line) => <div key={line}>{line}</div>);
      return reading.kind === 'unread' ? unread(wordOr(untested, reading.reason)) : notTold;
    }
  }
}

function CertificateLines({ of }: { of: NonNullable<RunState['old']['certificate']> }) {
  const { format } = useWords();
  const { stage } = useOwnWords().connect;
  const { subject, issuer, names, validTo, sha256 } = of;
  return (
    <>
      <div>{plainText(subject)}</div>
      <Faint>
        {[
          ...(issuer === subject ? [] : [stage.issuedBy(plainText(issuer))]),
          ...(names.length === 0 ? [] : [stage.names(plainText(names.join(', ')))]),
          stage.validTo(format.date(validTo)),
        ].join(' · ')}
      </Faint>
      <div className="mono">SHA-256 {sha256}</div>
    </>
  );
}

/** What could not be read and has no line of its own. */
function Unread({ state }: { state: RunState }) {
  const { untested } = useWords();
  const { common, connect } = useOwnWords();
  const { stage } = connect;
  const unread = sides.flatMap((side) => {
    const { facts } = state[side];
    return facts
      ? otherUnread(facts).map(
          ({ fact, reason }) => `${common[`${side}Role`]}: ${fact}, ${wordOr(untested, reason)}`,
        )
      : [];
  });
  if (unread.length === 0) return null;
  return (
    <Section order={4} size="h6" title={stage.unreadTitle} means={stage.unreadMeans}>
      <Lines lines={unread} />
    </Section>
  );
}
