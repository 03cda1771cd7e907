import { Checkbox, Group, NativeSelect, Stack, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { WindowWords } from '../../../shared/text/en/window.ts';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { type TypedAppliance, useTyped } from '../../store/typed-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { ConnectionTest } from './connection-test.tsx';
import { JumpChain } from './jump-chain.tsx';
import { AddressFields, MethodFields } from './login-fields.tsx';
import { namesOneAddress } from './same-machine.ts';
import { TextField } from './text-field.tsx';
import { Faint, Note } from '../../components/prose.tsx';
import { RoleBadge } from '../../components/frame/sign.tsx';

type ShippedProfile = keyof WindowWords['connect']['page']['profiles'];

/** The profiles that are shipped; the first is meant where nothing else is said. */
const shippedProfiles = [
  'endpoint-protector',
  'generic-linux',
  'demo-appliance',
] as const satisfies readonly ShippedProfile[];

/** Who one of the two machines is: its address, the way to it, how to log in, and a test of all that. */
export function ApplianceForm({ side }: { side: ApplianceSide }) {
  const { page } = useOwnWords().connect;
  const typed = useTyped((store) => store.typed[side]);
  const setAppliance = useTyped((store) => store.setAppliance);
  const isSameAddress = useTyped((store) => namesOneAddress(store.typed.old, store.typed.new));
  const titleId = useId();
  const change = (changed: Partial<TypedAppliance>) => setAppliance(side, changed);
  const profile = shippedProfiles.find((each) => each === typed.profile) ?? shippedProfiles[0];
  return (
    <section className="machine-box appliance-form" data-side={side} aria-labelledby={titleId}>
      <Stack gap="sm">
        <div>
          <Group gap="xs">
            <RoleBadge side={side} />
            <Title order={2} size="h4" id={titleId}>
              {page[`${side}Title`]}
            </Title>
          </Group>
          <Faint>{page[`${side}Lead`]}</Faint>
        </div>
        <AddressFields
          field={side}
          login={typed}
          onChange={change}
          addressHint={page.addressHints[side]}
          beside={
            <TextField
              field={`${side}.consolePort`}
              label={page.consolePort}
              placeholder="443"
              inputMode="numeric"
              value={typed.consolePort}
              onTyped={(consolePort) => change({ consolePort })}
            />
          }
        />
        {/* The commonest mix-up is shown while it is typed. */}
        {side === 'new' && isSameAddress && <Note role="alert">{page.sameAddress}</Note>}
        <div className="field-pair">
          <NativeSelect
            label={page.profile}
            value={profile}
            data-field={`${side}.profile`}
            data={shippedProfiles.map((value) => ({ value, label: page.profiles[value] }))}
            onChange={(event) => change({ profile: event.currentTarget.value })}
          />
          <TextField
            field={`${side}.version`}
            label={page.version}
            description={page.versionHints[profile]}
            value={typed.version}
            onTyped={(version) => change({ version })}
          />
        </div>
        <MethodFields field={side} login={typed} onChange={change} />
        <More side={side} typed={typed} onChange={change} />
        {typed.legacyAlgorithms && <Note role="status">{page.legacyWarning}</Note>}
        <ConnectionTest side={side} />
      </Stack>
    </section>
  );
}

/** What most machines do not need; open from the beginning where something of it was typed. */
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
  const [isOpen, setOpen] = useState(typed.hostKey !== '' || typed.legacyAlgorithms || typed.jump.length > 0);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{page.more}</summary>
      <Stack gap="md">
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
