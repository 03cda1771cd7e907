import './instruction-card.css';
import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink, IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { KnownValue, ToldInstruction } from '../../../shared/run/facts.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { instructionText } from '../../../shared/text/words.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { CopyButton } from '../copy-button.tsx';
import type { LastLook } from '../proofs/last-look.ts';
import { Faint, Labelled, Lines, Note, WithLabels } from '../prose.tsx';

/**
 * What a person does by hand: the way through the vendor's menus, the steps, and what she should see. With `look` it says since
 * when it is waited for and when it was last looked: the observation turns it green, not a click.
 */
export function InstructionCard({
  instruction,
  headingOrder = 3,
  isTitled = true,
  look,
  note,
}: {
  instruction: ToldInstruction;
  headingOrder?: 3 | 4;
  /** False where the title stands above it already. */
  isTitled?: boolean;
  look?: LastLook | undefined;
  /** What else is to be known while it is done. */
  note?: ReactNode;
}) {
  const words = useWords();
  const { cli } = words;
  const { title, menuPath, steps, see, link, caution, values = [] } = instructionText(words, instruction);
  const isLink = link !== undefined && /^https:\/\//.test(link);
  return (
    <Card withBorder padding="md">
      <Stack gap="sm">
        {isTitled && (
          <Title order={headingOrder} size="h5">
            {plainText(title)}
          </Title>
        )}
        {(menuPath.length > 0 || isLink) && (
          <Group justify="space-between" gap="sm">
            {menuPath.length > 0 && <MenuPath parts={menuPath} />}
            {isLink && <ConsoleLink link={link} />}
          </Group>
        )}
        {caution !== undefined && (
          <Note title={cli.caution}>
            <WithLabels text={caution} />
          </Note>
        )}
        {values.length > 0 && <KnownValues values={values} />}
        {steps.length > 0 && (
          <Lines
            lines={steps.map((step) => (
              <WithLabels key={step} text={step} />
            ))}
            isOrdered
            isLarge
          />
        )}
        {see !== '' && (
          <div className="instruction-see">
            <IconEye size={18} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
            <Labelled label={cli.see}>
              <WithLabels text={see} />
            </Labelled>
          </div>
        )}
        {note}
        {look && <Looking look={look} />}
      </Stack>
    </Card>
  );
}

/** Opens a web console in a browser, or copies the link there. */
export function ConsoleLink({ link }: { link: string }) {
  const { key } = useOwnWords();
  return (
    <Group gap="xs" ml="auto">
      <Anchor href={link} target="_blank" rel="noreferrer" title={plainText(link)}>
        <Group gap={4} component="span" display="inline-flex">
          {key.openConsole}
          <IconExternalLink size={14} aria-hidden />
        </Group>
      </Anchor>
      <CopyButton value={link} label={key.copyLink} />
    </Group>
  );
}

/** What is to be typed or chosen there, each to be copied; what was never seen says so. */
function KnownValues({ values }: { values: readonly KnownValue[] }) {
  const { knownValues, valueNotKnown } = useWords();
  return (
    <dl className="known-values">
      {values.map(({ id, value }) => (
        <div key={id}>
          <dt>{knownValues[id]}</dt>
          {value === '' ? (
            <dd className="known-value-missing">{valueNotKnown}</dd>
          ) : (
            <dd>
              <span className="mono">{plainText(value)}</span>
              <CopyButton value={plainText(value)} name={knownValues[id]} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function MenuPath({ parts }: { parts: readonly string[] }) {
  const words = useWords();
  const { cli } = words;
  return (
    <Group gap="xs">
      <Text fw={600}>{cli.menu}</Text>
      <ol className="menu-path plain-list" aria-label={cli.menu}>
        {parts.map((part, index) => (
          <li key={part}>
            {index > 0 && <span aria-hidden>›</span>}
            <span className="menu-path-part">{plainText(part)}</span>
          </li>
        ))}
      </ol>
    </Group>
  );
}

/** Changes every few seconds, and so is no live region: a reader would never come to rest. */
function Looking({ look: { sinceAt, elapsedMs, lookedAt } }: { look: LastLook }) {
  const { format } = useWords();
  const { key } = useOwnWords();
  return (
    <Faint>
      {[
        key.waitingSince(format.time(sinceAt), format.duration(elapsedMs)),
        ...(lookedAt === undefined ? [] : [key.lastLooked(format.time(lookedAt)), key.notSeenYet]),
      ].join(' · ')}
    </Faint>
  );
}
