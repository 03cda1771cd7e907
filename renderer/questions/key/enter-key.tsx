import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { maxKeyAttempts } from '../../../shared/rules/key/key-attempts.ts';
import { Confirm } from '../../components/confirm.tsx';
import { InstructionCard } from '../../components/run-sheet/instruction-card.tsx';
import { keyInHand } from '../../store/key-in-hand.ts';
import { useKeyClipboard } from '../../store/key-clipboard.ts';
import { useJobId } from '../../store/run-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { AnswerButtons } from '../answer-buttons.tsx';
import { ClipboardNote } from './clipboard-note.tsx';
import { DemoHint } from '../demo-hint.tsx';
import { DialogWarning } from '../dialog-warning.tsx';
import { KeyFindings } from './key-findings.tsx';
import { ShownKey } from './shown-key.tsx';
import type { QuestionProps } from '../question-props.ts';
import { Faint, Note } from '../../components/prose.tsx';

/** What is known of how the text came into the field. */
interface Pasted {
  readonly isFromCopy: boolean;
  readonly hadLineBreak: boolean;
}

/**
 * The System Backup Key, typed or pasted: for the first time, as the proof that it can be read back, or for the restore. What
 * stands out is told and never changed. The field holds it only until it is sent.
 */
export function EnterKey({ question, id, text, hint, onAnswer }: QuestionProps<'backup-key' | 'prove-key'>) {
  const { key, common } = useOwnWords();
  const jobId = useJobId();
  const copied = useKeyClipboard((store) => store.status.kind === 'holds-key');
  const [value, setValue] = useState('');
  const [isLeft, setLeft] = useState(false);
  const [pasted, setPasted] = useState<Pasted | undefined>();
  const [isShownAgain, setShownAgain] = useState(false);
  const isProof = question.kind === 'prove-key';
  const isCapture = question.kind === 'backup-key' && question.purpose === 'capture';
  const answer = (given: string) => {
    // Paper and QR code need it until the step is over.
    if (isCapture) keyInHand.hold(jobId, given);
    onAnswer({ kind: question.kind, value: given });
  };
  const lose = () => onAnswer({ kind: question.kind, value: '' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') answer(value);
      }}
    >
      <Stack gap="sm">
        {question.kind === 'backup-key' && question.instruction && (
          <InstructionCard instruction={question.instruction} />
        )}
        {(isProof || (isCapture && !question.instruction)) && (
          <DialogWarning form={isProof ? 'short' : 'full'} />
        )}
        {question.attempt > 1 && <WrongKey attempt={question.attempt} isProof={isProof} />}
        {isProof && isShownAgain ? (
          <ShownAgain questionId={id} onHide={() => setShownAgain(false)} />
        ) : (
          <>
            <DemoHint hint={hint} onFill={answer} isAnswer />
            <PasswordInput
              label={text.labels.field ?? text.title}
              description={isProof && question.attempt === 1 ? key.attemptOf(1, maxKeyAttempts) : undefined}
              value={value}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              classNames={{ innerInput: 'mono' }}
              visibilityToggleButtonProps={{ 'aria-label': `${common.show} / ${common.hide}`, tabIndex: 0 }}
              onChange={(event) => {
                setValue(event.currentTarget.value);
                if (event.currentTarget.value === '') setPasted(undefined);
              }}
              onBlur={() => setLeft(true)}
              onPaste={(event) => {
                const pastedText = event.clipboardData.getData('text');
                setPasted({ isFromCopy: copied, hadLineBreak: /[\r\n\u0085\u2028\u2029]/u.test(pastedText) });
                setLeft(true);
              }}
            />
            <div role="status">
              {value !== '' && <Faint>{key.characters(Array.from(value).length)}</Faint>}
              {isProof && pasted?.isFromCopy === true && value !== '' && (
                <Note mt="xs" title={key.pastedFromCopyTitle}>
                  {key.pastedFromCopy}
                </Note>
              )}
              <KeyFindings
                value={value}
                isComplete={isLeft}
                hadLineBreak={pasted?.hadLineBreak === true}
                hasNotes={isCapture}
              />
            </div>
            {isProof && <ClipboardNote />}
            {isProof && <CannotFind onShow={() => setShownAgain(true)} />}
          </>
        )}
        <Confirm
          title={key.lostQuestion}
          body={[key.lostBody]}
          decline={key.lostKeepLooking}
          confirm={key.lost}
          onConfirm={lose}
        >
          {(ask) => (
            <AnswerButtons
              {...(isCapture && { decline: key.lost })}
              isDisabled={value === '' || isShownAgain}
              onDecline={isProof ? undefined : isCapture ? ask : lose}
            />
          )}
        </Confirm>
      </Stack>
    </form>
  );
}

function WrongKey({ attempt, isProof }: { attempt: number; isProof: boolean }) {
  const { key } = useOwnWords();
  return (
    <Note color="red" role="alert" {...(isProof && { title: key.attemptOf(attempt, maxKeyAttempts) })}>
      {key.wrongKey}
      {isProof && attempt >= maxKeyAttempts && ` ${key.lastAttempt}`}
    </Note>
  );
}

/** Nothing is lost as long as the run has the key: whoever did not save it can do that now. */
function CannotFind({ onShow }: { onShow: () => void }) {
  const { key } = useOwnWords();
  return (
    <details>
      <summary>{key.cannotFind}</summary>
      <Stack gap="xs" mt="xs" align="start">
        <Text>{key.cannotFindHere}</Text>
        <Button size="compact-sm" onClick={onShow}>
          {key.showAgain}
        </Button>
      </Stack>
    </details>
  );
}

function ShownAgain({ questionId, onHide }: { questionId: string; onHide: () => void }) {
  const { key } = useOwnWords();
  return (
    <Stack gap="sm">
      <ShownKey questionId={questionId} />
      <Group>
        <Button onClick={onHide}>{key.hideAndEnter}</Button>
      </Group>
    </Stack>
  );
}
