import { Checkbox, Group, NativeSelect, Stack, Title } from '@mantine/core';
import { useId } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { type TypedAppliance, useTyped } from '../../store/typed-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { TestButton, TestResult } from './connection-test.tsx';
import { JumpChain } from './jump-chain.tsx';
import { AddressField, MethodFields, PortField, UserField } from './login-fields.tsx';
import { shippedProfiles } from './shipped-profiles.ts';
import { namesOneAddress } from './same-machine.ts';
import { TextField } from './text-field.tsx';
import { useConnectionTest } from './use-connection-test.ts';
import { Note } from '../../components/prose.tsx';
import { RoleBadge } from '../../components/frame/sign.tsx';

/** Who one of the two machines is: its address, its user, and a test of both; everything else is folded below. */
export function ApplianceForm({ side }: { side: ApplianceSide }) {
  const { page } = useOwnWords().connect;
  const typed = useTyped((store) => store.typed[side]);
  const setAppliance = useTyped((store) => store.setAppliance);
  const isSameAddress = useTyped((store) => namesOneAddress(store.typed.old, store.typed.new));
  const titleId = useId();
  const test = useConnectionTest(side);
  const change = (changed: Partial<TypedAppliance>) => setAppliance(side, changed);
  return (
    <section className="machine-box appliance-form" data-side={side} aria-labelledby={titleId}>
      <Stack gap="xs">
        <Group gap="xs">
          <RoleBadge side={side} />
          <Title order={2} size="h4" id={titleId}>
            {page[`${side}Title`]}
          </Title>
        </Group>
        {/* Enter tests: that changes nothing. */}
        <form
          className="machine-fields"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void test.run();
          }}
        >
          <AddressField field={side} login={typed} onChange={change} hint={page.addressHints[side]} />
          {typed.access !== 'console' && (
            <UserField field={side} login={typed} onChange={change} hint={page.userHint} />
          )}
          <div className="beside-fields">
            <TestButton test={test} />
          </div>
        </form>
        <Checkbox
          label={page.noSsh}
          description={page.noSshHint}
          checked={typed.access === 'console'}
          data-field={`${side}.access`}
          onChange={(event) => change({ access: event.currentTarget.checked ? 'console' : 'ssh' })}
        />
        {/* The commonest mix-up is shown while it is typed. */}
        {side === 'new' && isSameAddress && <Note role="alert">{page.sameAddress}</Note>}
        {typed.legacyAlgorithms && <Note role="status">{page.legacyWarning}</Note>}
        <TestResult side={side} test={test} />
        <More side={side} typed={typed} onChange={change} />
      </Stack>
    </section>
  );
}

/** What most machines do not need, and what the test fills in. */
function More({
  side,
  typed,
  onChange,
}: {
  side: ApplianceSide;
  typed: TypedAppliance;
  onChange: (change: Partial<TypedAppliance>) => void;
}) {
  const { page } = useOwnWords().connect;
  const profile = shippedProfiles.find((each) => each === typed.profile) ?? shippedProfiles[0];
  return (
    <details>
      <summary>{page.more}</summary>
      <Stack gap="md">
        <div className="field-pair">
          <PortField field={side} login={typed} onChange={onChange} />
          <TextField
            field={`${side}.consolePort`}
            label={page.consolePort}
            placeholder="443"
            inputMode="numeric"
            value={typed.consolePort}
            onTyped={(consolePort) => onChange({ consolePort })}
          />
          <NativeSelect
            label={page.profile}
            value={profile}
            data-field={`${side}.profile`}
            data={shippedProfiles.map((value) => ({ value, label: page.profiles[value] }))}
            onChange={(event) => onChange({ profile: event.currentTarget.value })}
          />
          <TextField
            field={`${side}.version`}
            label={page.version}
            description={page.versionHints[profile]}
            value={typed.version}
            onTyped={(version) => onChange({ version })}
          />
        </div>
        <MethodFields field={side} login={typed} onChange={onChange} />
        <JumpChain side={side} />
        <TextField
          field={`${side}.hostKey`}
          label={page.pin}
          description={page.pinHint}
          placeholder="SHA256:"
          classNames={{ input: 'mono' }}
          value={typed.hostKey}
          onTyped={(hostKey) => onChange({ hostKey })}
        />
        <Checkbox
          label={page.legacy}
          description={page.legacyHint}
          checked={typed.legacyAlgorithms}
          onChange={(event) => onChange({ legacyAlgorithms: event.currentTarget.checked })}
        />
      </Stack>
    </details>
  );
}
