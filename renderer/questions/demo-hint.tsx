import { Alert, Button, Group, Text } from '@mantine/core';
import type { FileRef } from '../../shared/contract/contract.ts';
import { useOwnWords } from '../store/words-store.ts';
import type { DemoDeed } from './question-props.ts';

/** What a demo's own screens would show, with a button that takes it over: into the field, or as the answer at once. */
export function DemoHint({
  hint,
  onFill,
  isAnswer = false,
}: {
  hint: string | undefined;
  onFill: (text: string) => void;
  /** Taking it over answers the question. */
  isAnswer?: boolean;
}) {
  const { common } = useOwnWords();
  if (hint === undefined) return null;
  return (
    <InDemo
      says={common.demoHint}
      value={hint}
      action={isAnswer ? common.demoAnswer : common.demoFill}
      onAct={() => onFill(hint)}
    />
  );
}

/** One line about the demo, so that the buttons of the question stay in view. */
function InDemo({
  says,
  value,
  action,
  onAct,
}: {
  says: string;
  value: string;
  action: string;
  onAct: () => void;
}) {
  return (
    <Alert color="grape" p="xs">
      <Group gap="xs">
        <Text style={{ overflowWrap: 'anywhere' }}>
          {says}:{' '}
          <span className="mono" data-demo-hint>
            {value}
          </span>
        </Text>
        <Button size="compact-sm" onClick={onAct}>
          {action}
        </Button>
      </Group>
    </Alert>
  );
}

/** That the demo has done by hand what a card asks for. */
export function DemoDone({ demo }: { demo: DemoDeed | undefined }) {
  const { common } = useOwnWords();
  if (demo?.isDone !== true) return null;
  return (
    <Alert color="grape" p="xs">
      {common.demoDone}
    </Alert>
  );
}

/** A file that the demo has downloaded, with a button that takes it. */
export function DemoFile({ demo, onTake }: { demo: DemoDeed | undefined; onTake: (file: FileRef) => void }) {
  const { common } = useOwnWords();
  const file = demo?.file;
  if (file === undefined) return null;
  return (
    <InDemo says={common.demoFile} value={file.name} action={common.demoTake} onAct={() => onTake(file)} />
  );
}
