import { Card, Stack, Title } from '@mantine/core';
import { type ComponentType, useEffect, useId, useRef } from 'react';
import type { KindWith, Question, QuestionKind, QuestionOf } from '../../shared/run/question.ts';
import { questionText } from '../../shared/text/render.ts';
import { useWords } from '../store/words-store.ts';
import { focusFirst } from '../components/comfort/focus.ts';
import { AcceptFindings } from './accept-findings.tsx';
import { ChooseBackup } from './choose-backup.tsx';
import { ClientTime } from './client-time.tsx';
import { ChooseItems } from './lists/choose-items.tsx';
import { ChooseRows } from './lists/choose-rows.tsx';
import { SettleRows } from './lists/settle-rows.tsx';
import { ConfirmGuided } from './confirm-guided.tsx';
import { Declare } from './lists/declare.tsx';
import { EnterKey } from './key/enter-key.tsx';
import { EnterSecret } from './enter-secret.tsx';
import { HandOverFile } from './hand-over-file.tsx';
import { KeepKey } from './key/keep-key.tsx';
import { KitPath } from './key/kit-path.tsx';
import type { FormProps } from './question-props.ts';
import { TrustCertificate } from './trust-certificate.tsx';
import { TrustHostKey } from './trust-host-key.tsx';
import { TypeName } from './type-name.tsx';
import { YesNo } from './yes-no.tsx';
import { AnswerContext } from './answer-buttons.tsx';
import { Paragraphs } from '../components/prose.tsx';

type FormsOf<K extends QuestionKind> = { readonly [Kind in K]: ComponentType<FormProps<QuestionOf<Kind>>> };

/** The form of each kind of question; one that is answered by yes or no needs none of its own. */
const forms: FormsOf<Exclude<QuestionKind, KindWith<'yes-no'>>> & Partial<FormsOf<KindWith<'yes-no'>>> = {
  'trust-host-key': TrustHostKey,
  'trust-certificate': TrustCertificate,
  secret: EnterSecret,
  'backup-key': EnterKey,
  'prove-key': EnterKey,
  'keep-key': KeepKey,
  'kit-path': KitPath,
  'accept-findings': AcceptFindings,
  declare: Declare,
  'choose-items': ChooseItems,
  'choose-backup': ChooseBackup,
  'choose-rows': ChooseRows,
  'settle-rows': SettleRows,
  'hand-over-file': HandOverFile,
  'client-time': ClientTime,
  'confirm-guided': ConfirmGuided,
  'type-name': TypeName,
};

/** These draw what is said about them in a form of their own. */
const drawsOwnBody: ReadonlySet<QuestionKind> = new Set([
  'trust-host-key',
  'trust-certificate',
  'secret',
  'confirm-plan',
  'confirm-finalise',
  'renew-backup',
  'take-changed-profile',
  'type-name',
  'confirm-guided',
  'hand-over-file',
]);

/**
 * A question of the engine, in the page and not over it: a person may look at everything else before answering. Nothing
 * grave is the default, and nothing is answered by Enter alone that could lose something.
 */
export function QuestionCard({
  question,
  id,
  hint,
  demo,
  isBusy,
  onAnswer,
}: Omit<FormProps<Question>, 'text'>) {
  const words = useWords();
  const text = questionText(words, question);
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  // A new question is what the page is about now.
  useEffect(() => focusFirst(card.current), [id]);
  // Each form is listed under the kinds that it takes.
  const Form = (forms[question.kind] ?? YesNo) as ComponentType<FormProps<Question>>;
  return (
    <Card
      className="question-card"
      withBorder
      shadow="sm"
      component="section"
      aria-labelledby={titleId}
      ref={card}
      data-question={question.kind}
      data-question-id={id}
    >
      <Stack gap="sm">
        <Title order={2} size="h4" id={titleId} tabIndex={-1} style={{ outline: 'none' }}>
          {text.title}
        </Title>
        {!drawsOwnBody.has(question.kind) && <Paragraphs lines={text.body} />}
        <AnswerContext value={{ labels: text.labels, isBusy }}>
          <Form key={id} {...{ question, id, text, hint, demo, isBusy, onAnswer }} />
        </AnswerContext>
      </Stack>
    </Card>
  );
}
