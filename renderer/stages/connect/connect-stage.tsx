import './connect-stage.css';
import { Badge, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Plan } from '../../../shared/contract/plan.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { hostKeyName } from '../../components/host-key/host-key-file.ts';
import { usePlan, useRunState } from '../../store/run-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { otherUnread, readingOf, toldFacts, type ToldFact } from './fact-lines.ts';

const sides = ['old', 'new'] as const satisfies readonly ApplianceSide[];

/** Both machines side by side: who answered, by which key and certificate, and what was read from them later. */
export default function ConnectStage() {
  const plan = usePlan();
  const state = useRunState();
  const { stages } = useWords();
  const { connect } = useOwnWords();
  const { stage } = connect;
  if (!plan || !state) return null;
  const isConnecting = state.isRunning && state.current === 'connect';
  const hasIdentity = sides.some((side) => state[side].identity !== undefined);
  const hasFacts = sides.some((side) => state[side].facts !== undefined);
  return (
    <Stack gap="sm" component="section">
      <Title order={3} size="h5">
        {stage.tableTitle}
      </Title>
      {!hasIdentity && (
        <Text size="sm" c="dimmed" role="status">
          {isConnecting ? stage.connecting : stage.notReached}
        </Text>
      )}
      <Table plan={plan} state={state} />
      {hasIdentity && !hasFacts && (
        <Text size="sm" c="dimmed">
          {stage.factsLater(stages.preflight)}
        </Text>
      )}
      <Unread state={state} />
    </Stack>
  );
}

function Table({ plan, state }: { plan: Plan; state: RunState }) {
  const { connect, common } = useOwnWords();
  const { stage } = connect;
  const hasIdentity = sides.some((side) => state[side].identity !== undefined);
  const hasFacts = sides.some((side) => state[side].facts !== undefined);
  return (
    <table className="two-machines">
      <colgroup>
        <col />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{stage.what}</VisuallyHidden>
          </th>
          <th scope="col">
            <Badge color="gray" variant="filled" radius={0}>
              {common.oldRole}
            </Badge>
          </th>
          <th scope="col">
            <Badge color="blue" variant="filled" radius="xl">
              {common.newRole}
            </Badge>
          </th>
        </tr>
      </thead>
      <tbody>
        <Row fact="address" of={(side) => <Address plan={plan} state={state} side={side} />} />
        {hasIdentity && (
          <>
            <Row fact="user" of={(side) => state[side].identity && plainText(state[side].identity.user)} />
            <Row fact="hostKey" of={(side) => <HostKey state={state} side={side} />} />
            <Row fact="certificate" of={(side) => <Certificate state={state} side={side} />} />
            <Row fact="product" of={(side) => <Product state={state} side={side} />} />
            <Row fact="version" of={(side) => <Version plan={plan} state={state} side={side} />} />
          </>
        )}
        {hasFacts &&
          (['hostName', ...toldFacts] as const).map((fact) => (
            <Row key={fact} fact={fact} of={(side) => <Fact fact={fact} state={state} side={side} />} />
          ))}
      </tbody>
    </table>
  );
}

/** One line of the table; what is not there yet is said to be so. */
function Row({
  fact,
  of,
}: {
  fact: keyof WindowWords['connect']['stage']['facts'];
  of: (side: ApplianceSide) => ReactNode;
}) {
  const { connect } = useOwnWords();
  const { stage } = connect;
  return (
    <tr>
      <th scope="row">{stage.facts[fact]}</th>
      {sides.map((side) => (
        <td key={side}>{of(side) ?? <Faint>{stage.notYet}</Faint>}</td>
      ))}
    </tr>
  );
}

function Faint({ children }: { children: ReactNode }) {
  return (
    <Text span size="sm" c="dimmed">
      {children}
    </Text>
  );
}

interface CellProps {
  readonly state: RunState;
  readonly side: ApplianceSide;
}

function Address({ plan, state, side }: CellProps & { plan: Plan }) {
  const { connect } = useOwnWords();
  const { identity } = state[side];
  if (identity) return <span className="mono">{`${identity.address}:${String(identity.port)}`}</span>;
  const { address, sshPort } = plan[side];
  return (
    <>
      <span className="mono">{sshPort === undefined ? address : `${address}:${String(sshPort)}`}</span>{' '}
      <Faint>{connect.stage.planned}</Faint>
    </>
  );
}

function HostKey({ state, side }: CellProps) {
  const { connect } = useOwnWords();
  const { identity } = state[side];
  if (!identity) return <Faint>{connect.stage.notYet}</Faint>;
  return (
    <>
      {hostKeyName(identity.keyType)} <CopyButton value={identity.sha256} />
      <div className="mono">{identity.sha256}</div>
    </>
  );
}

function Certificate({ state, side }: CellProps) {
  const { format, untested } = useWords();
  const { connect } = useOwnWords();
  const { stage } = connect;
  const { certificate } = state[side];
  if (!certificate)
    return isConnected(state) ? (
      <span className="unread">{stage.couldNotRead(untested['not-reached'])}</span>
    ) : (
      <Faint>{stage.notYet}</Faint>
    );
  const { subject, issuer, names, validTo, sha256 } = certificate;
  return (
    <>
      <div>{plainText(subject)}</div>
      <div>
        <Faint>
          {[
            ...(issuer === subject ? [] : [stage.issuedBy(plainText(issuer))]),
            ...(names.length === 0 ? [] : [stage.names(plainText(names.join(', ')))]),
            stage.validTo(format.date(validTo)),
          ].join(' · ')}
        </Faint>
      </div>
      <div className="mono">SHA-256 {sha256}</div>
    </>
  );
}

/** The step is over: what is not known by now is not going to come. */
function isConnected(state: RunState): boolean {
  return state.steps.connect.kind === 'done';
}

function Product({ state, side }: CellProps) {
  const { connect } = useOwnWords();
  const { stage } = connect;
  const { product } = state[side];
  if (product) return plainText(product.product);
  return <Faint>{isConnected(state) ? stage.notTold : stage.notYet}</Faint>;
}

function Version({ plan, state, side }: CellProps & { plan: Plan }) {
  const { connect } = useOwnWords();
  const { stage } = connect;
  const { product } = state[side];
  const planned = plan[side].version;
  if (product)
    return (
      <>
        {plainText(product.version)} {product.version === planned && <Faint>{stage.versionByAdmin}</Faint>}
      </>
    );
  return <Faint>{isConnected(state) ? stage.notTold : stage.notYet}</Faint>;
}

function Fact({ fact, state, side }: CellProps & { fact: ToldFact | 'hostName' }) {
  const { format } = useWords();
  const { connect } = useOwnWords();
  const { stage } = connect;
  const { facts } = state[side];
  if (!facts) return <Faint>{stage.notYet}</Faint>;
  const reading = readingOf(fact, facts, format, stage);
  switch (reading.kind) {
    case 'read':
      return reading.lines.map((line) => <div key={line}>{line}</div>);
    case 'unread':
      return <span className="unread">{stage.couldNotRead(reading.reason)}</span>;
    case 'not-told':
      return <Faint>{stage.notTold}</Faint>;
    default:
      return reading satisfies never;
  }
}

/** What could not be read and has no line of its own. */
function Unread({ state }: { state: RunState }) {
  const { common, connect } = useOwnWords();
  const { stage } = connect;
  const unread = sides.flatMap((side) => {
    const { facts } = state[side];
    return facts ? otherUnread(facts).map((each) => ({ side, ...each })) : [];
  });
  if (unread.length === 0) return null;
  return (
    <div>
      <Title order={4} size="h6">
        {stage.unreadTitle}
      </Title>
      <Text size="sm" c="dimmed">
        {stage.unreadMeans}
      </Text>
      <ul className="how-to">
        {unread.map(({ side, fact, reason }) => (
          <li key={`${side} ${fact}`}>
            {side === 'old' ? common.oldRole : common.newRole}: {fact}, {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
