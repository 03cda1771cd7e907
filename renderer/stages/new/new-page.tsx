import './new.css';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { ErrorRecord } from '../../../shared/run/error-record.ts';
import { resultOf } from '../../bridge/result.ts';
import { focusFirst } from '../../components/comfort/focus.ts';
import { Confirm } from '../../components/confirm.tsx';
import { ErrorCard } from '../../components/proofs/error-card.tsx';
import { PageFrame } from '../../components/frame/page-frame.tsx';
import { useClient } from '../../store/bridge-store.ts';
import { useHosts } from '../../store/hosts-store.ts';
import { goTo } from '../../store/place-store.ts';
import { useConnectionTests } from '../../store/connection-test-store.ts';
import { emptyMigration, type TypedMigration, useTyped } from '../../store/typed-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { ApplianceForm } from './appliance-form.tsx';
import { SameKeyWarning } from './connection-test.tsx';
import { type FieldErrors, missingIn, missingInAppliance, refusedField } from './field-errors.ts';
import { focusFirstError, type FormErrors, FormErrorsContext } from './form-errors.ts';
import { BackupFields, NameField, PackageFields, SizeFields } from './job-fields.tsx';
import { namesOneAddress } from './same-machine.ts';
import { StrategyChoice } from './strategy-choice.tsx';
import { windowPlanOf } from './window-plan-of.ts';

/** A new migration: who the two machines are, and what is to happen. The job is made by the engine, which judges what was typed. */
export default function NewPage() {
  const { connect, start } = useOwnWords();
  const { page } = connect;
  const client = useClient();
  const loadHosts = useHosts((store) => store.load);
  const typed = useTyped((store) => store.typed);
  const form = useForm(typed);
  useEffect(() => {
    if (client) void loadHosts(client);
  }, [client, loadHosts]);
  // A test that nobody can see any more asks nobody.
  useEffect(
    () => () => {
      const { stop } = useConnectionTests.getState();
      stop(client, 'old');
      stop(client, 'new');
    },
    [client],
  );
  useEffect(() => focusFirst(document.querySelector('.appliance-form')), []);
  return (
    <PageFrame title={start.newMigration} lead={page.lead}>
      <FormErrorsContext value={form.context}>
        {form.failure && <ErrorCard error={form.failure} onClose={form.dismiss} />}
        <ApplianceForm side="old" />
        <ApplianceForm side="new" />
        <SameKeyWarning />
        <NameField />
        <details>
          <summary>{page.moreOfJob}</summary>
          <Stack gap="lg">
            <SizeFields />
            <BackupFields />
            <PackageFields />
            <StrategyChoice />
          </Stack>
        </details>
        <CreateBar form={form} typed={typed} />
      </FormErrorsContext>
    </PageFrame>
  );
}

interface Form {
  readonly context: FormErrors;
  readonly errors: FieldErrors;
  readonly failure: ErrorRecord | undefined;
  dismiss(): void;
  /** Marks everything that is missing; false where something is. */
  checkAll(): boolean;
}

/** Which fields are marked: what is missing once it was asked for, and what the engine refused until it is typed anew. */
function useForm(typed: TypedMigration): Form {
  const words = useWords();
  const { connect, common } = useOwnWords();
  const { page } = connect;
  const { required } = common;
  const consequences = words.strategies.different.consequences.length;
  const [checked, setChecked] = useState({ old: false, new: false, all: false });
  const [refused, setRefused] = useState<
    { readonly by: TypedMigration; readonly error: FieldErrors } | undefined
  >();
  const [failure, setFailure] = useState<ErrorRecord | undefined>();

  const errors = useMemo((): FieldErrors => {
    const fieldWords = { required, page };
    return {
      ...(checked.old && missingInAppliance('old', typed.old, fieldWords)),
      ...(checked.new && missingInAppliance('new', typed.new, fieldWords)),
      ...(checked.all && missingIn(typed, consequences, fieldWords)),
      ...(refused?.by === typed && refused.error),
    };
  }, [checked, typed, refused, required, page, consequences]);

  const context: FormErrors = {
    errors,
    check: (side) => {
      setChecked({ ...checked, [side]: true });
      const missing = missingInAppliance(side, typed[side], { required, page });
      return passes(missing);
    },
    refuse: (error, root, prefix) => {
      const found = refusedField(error, root, prefix, page);
      if (!found) {
        setFailure(error);
        return;
      }
      const isSameMachine =
        root === 'plan' && found.field === 'new.address' && namesOneAddress(typed.old, typed.new);
      const marked = { [found.field]: isSameMachine ? page.notWithFirst : found.message };
      setRefused({ by: typed, error: marked });
      passes(marked);
    },
  };
  return {
    context,
    errors,
    failure,
    dismiss: () => setFailure(undefined),
    checkAll: () => {
      setFailure(undefined);
      setChecked({ ...checked, all: true });
      return passes(missingIn(typed, consequences, { required, page }));
    },
  };
}

/** Whether nothing is wrong; where something is, the first field of it gets the focus once it is marked. */
function passes(errors: FieldErrors): boolean {
  if (Object.keys(errors).length === 0) return true;
  setTimeout(() => focusFirstError(errors));
  return false;
}

/** Makes the job, or says how much is missing. */
function CreateBar({ form, typed }: { form: Form; typed: TypedMigration }) {
  const { page } = useOwnWords().connect;
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const wrong = Object.keys(form.errors).length;
  const forget = () => {
    useTyped.getState().clear();
    useConnectionTests.getState().clear();
  };
  const create = async () => {
    if (!client || !form.checkAll()) return;
    setBusy(true);
    const result = await resultOf(client.jobs.create({ plan: windowPlanOf(typed) }));
    setBusy(false);
    if (!result.ok) {
      form.context.refuse(result.error, 'plan', '');
      return;
    }
    forget();
    goTo({ kind: 'job', jobId: result.value.jobId, stage: undefined });
  };
  return (
    <footer className="create-bar">
      <Text
        role="status"
        flex="1 1 16rem"
        {...(wrong > 0 ? { c: 'var(--mantine-color-error)', fw: 600 } : { c: 'dimmed' })}
      >
        {wrong > 0 ? page.missing(wrong) : page.createMeans}
      </Text>
      <Group gap="xs">
        <Confirm
          title={page.resetQuestion}
          body={[page.resetBody]}
          decline={page.keepTyped}
          confirm={page.reset}
          onConfirm={forget}
        >
          {(ask) => (
            <Button disabled={typed === emptyMigration} onClick={ask}>
              {page.reset}
            </Button>
          )}
        </Confirm>
        <Button
          variant="filled"
          data-test="create"
          disabled={!client}
          loading={isBusy}
          onClick={() => void create()}
        >
          {page.create}
        </Button>
      </Group>
    </footer>
  );
}
