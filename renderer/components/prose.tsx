import { Alert, type AlertProps, Stack, type StackProps, Text, type TextProps, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { plainText } from '../../shared/text/plain-text.ts';

/** A part of a page: its heading, what is to be known of it, and what stands below. */
export function Section({
  title,
  means,
  order = 3,
  size = 'h5',
  children,
  ...rest
}: {
  title: ReactNode;
  /** Small below the heading. */
  means?: ReactNode;
  order?: 3 | 4;
  /** How large the heading is, whatever its order is. */
  size?: 'h5' | 'h6';
} & Omit<StackProps, 'title'>) {
  return (
    <Stack gap="xs" component="section" {...rest}>
      <div>
        <Title order={order} size={size}>
          {title}
        </Title>
        {means !== undefined && <Faint>{means}</Faint>}
      </div>
      {children}
    </Stack>
  );
}

/** What is said beside the matter itself: small, and fainter than the rest. */
export function Faint(props: TextProps & Omit<ComponentProps<'p'>, keyof TextProps | 'ref'>) {
  return <Text c="dimmed" {...props} />;
}

/** A name, and what is said under it, in one paragraph. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Text>
      <strong>{label}:</strong> {children}
    </Text>
  );
}

/** A text of a profile: what it puts between backquotes is a label on the vendor's screen, and shown as one without them. */
export function WithLabels({ text }: { text: string }) {
  const parts = plainText(text).split('`');
  // One that has no partner is a sign like others.
  if (parts.length % 2 === 0) return plainText(text);
  return parts.map((part, at) => (at % 2 === 1 ? <strong key={at}>{part}</strong> : part));
}

/** Sentences as large as the text of a page, a paragraph each. */
export function Paragraphs({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <Text size="md" key={line}>
      <WithLabels text={line} />
    </Text>
  ));
}

/** Sentences that belong together, each with its bullet or its number. */
export function Lines({
  lines,
  isOrdered = false,
  isLarge = false,
}: {
  lines: readonly ReactNode[];
  isOrdered?: boolean;
  /** As large as the text of a page. */
  isLarge?: boolean;
}) {
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List className={isLarge ? 'lines' : 'lines lines-small'}>
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </List>
  );
}

/** A remark that must not be passed over; its colour and its sign say how grave it is. */
export function Note({
  icon: Icon = IconAlertTriangle,
  ...rest
}: Omit<AlertProps, 'icon'> & { icon?: typeof IconAlertTriangle }) {
  return <Alert color="yellow" p="xs" icon={<Icon size={18} aria-hidden />} {...rest} />;
}
