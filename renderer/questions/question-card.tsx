import { Card, Stack, Text, Title } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { Answer } from '../../shared/contract/answers.ts';
import type { Question, QuestionKind } from '../../shared/run/question.ts';
import { questionText } from '../../shared/text/render.ts';
import { useWords } from '../store/words-store.ts';
import { AcceptFindings } from './accept-findings.tsx';
import { ChooseBackup } from './choose-backup.tsx';
import { ChooseItems } from './lists/choose-items.tsx';
import { ConfirmGuided } from './confirm-guided.tsx';
import { Declare } from './lists/declare.tsx';
import { EnterKey } from './key/enter-key.tsx';
import { EnterSecret } from './enter-secret.tsx';
import { HandOverFile } from './hand-over-file.tsx';
import { KeepKey } from './key/keep-key.tsx';
import { KitPath } from './key/kit-path.tsx';
import type { QuestionProps } from './question-props.ts';
import { TrustHostKey } from './trust-host-key.tsx';
import { TypeName } from './type-name.tsx';
import { YesNo } from './yes-no.tsx';

/** These draw what is said about them in a form of their own. */
const drawsOwnBody: ReadonlySet<QuestionKind> = new Set([
  'trust-host-key',
  'secret',
  'confirm-plan',
  'type-name',
  'confirm-guided',
]);

/**
 * A question of the engine, in the page and not over it: a person may look at everything else before answering. Nothing
 * grave is the default, and nothing is answered by Enter alone that could lose something.
 */
export function QuestionCard(props: {
  question: Question;
  id: string;
  hint: string | undefined;
  isBusy: boolean;
  onAnswer: (answer: Answer) => void;
}) {
  const words = useWords();
  const text = questionText(words, props.question);
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  // A new question is what the page is about now.
  useEffect(() => title.current?.focus({ preventScroll: false }), [props.id]);
  return (
    <Card
      withBorder
      shadow="sm"
      component="section"
      aria-labelledby={titleId}
      mb="md"
      data-question={props.question.kind}
      data-question-id={props.id}
    >
      <Stack gap="sm">
        <Title order={2} size="h4" id={titleId} ref={title} tabIndex={-1} style={{ outline: 'none' }}>
          {text.title}
        </Title>
        {!drawsOwnBody.has(props.question.kind) && text.body.map((line) => <Text key={line}>{line}</Text>)}
        <QuestionBody {...props} text={text} key={props.id} />
      </Stack>
    </Card>
  );
}

function QuestionBody(props: Omit<QuestionProps<QuestionKind>, 'question'> & { question: Question }) {
  const { question } = props;
  switch (question.kind) {
    case 'trust-host-key':
      return <TrustHostKey {...props} question={question} />;
    case 'secret':
      return <EnterSecret {...props} question={question} />;
    case 'backup-key':
    case 'prove-key':
      return <EnterKey {...props} question={question} />;
    case 'keep-key':
      return <KeepKey {...props} question={question} />;
    case 'kit-path':
      return <KitPath {...props} question={question} />;
    case 'accept-findings':
      return <AcceptFindings {...props} question={question} />;
    case 'declare':
      return <Declare {...props} question={question} />;
    case 'choose-items':
      return <ChooseItems {...props} question={question} />;
    case 'choose-backup':
      return <ChooseBackup {...props} question={question} />;
    case 'hand-over-file':
      return <HandOverFile {...props} question={question} />;
    case 'confirm-guided':
      return <ConfirmGuided {...props} question={question} />;
    case 'type-name':
      return <TypeName {...props} question={question} />;
    default:
      return <YesNo {...props} question={question} />;
  }
}
