import { Alert, Badge, Checkbox, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import type { WindowWords } from '../../../shared/text/en/window.ts';
import { useTyped, type TypedAppliance } from '../../store/typed-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { ConnectionTest } from './connection-test.tsx';
import { JumpChain } from './jump-chain.tsx';
import { AddressFields, MethodFields } from './login-fields.tsx';
import { namesOneAddress } from './same-machine.ts';
import { TextField } from './text-field.tsx';

type ShippedProfile = keyof WindowWords['connect']['page']['profiles'];

/** The profiles that are shipped; the first is meant where nothing else is said. */
const shippedProfiles = [
  'endpoint-protector',
  'generic-linux',
  'demo-appliance',
] as const satisfies readonly ShippedProfile[];

/** Who one of the two machines is: its address, the way to it, how to log in, and a test of all that. */
export function ApplianceForm({ side }: { side: ApplianceSide }) {
  const { connect, common } = useOwnWords();
  const { page } = connect;
  const typed = useTyped((store) => store.typed[side]);
  const setAppliance = useTyped((store) => store.setAppliance);
  const titleId = useId();
  const isOld = side === 'old';
  const change = (changed: Partial<TypedAppliance>) => setAppliance(side, changed);
  const profile = shippedProfiles.find((each) => each === typed.profile) ?? shippedProfiles[0];
  return (
    <section className={`appliance-form identity-card identity-${side}`} aria-labelledby={titleId}>
      <Stack gap="sm">
        <div>
          <Group gap="xs">
            <Badge color={isOld ? 'gray' : 'blue'} variant="filled" radius={isOld ? 0 : 'xl'}>
              {isOld ? common.oldRole : common.newRole}
            </Badge>
            <Title order={2} size="h4" id={titleId}>
              {isOld ? page.oldTitle : page.newTitle}
            </Title>
          </Group>
          <Text size="sm" c="dimmed">
            {isOld ? page.oldLead : page.newLead}
          </Text>
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
        {!isOld && <SameAddressWarning />}
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
        {typed.legacyAlgorithms && (
          <Alert color="yellow" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />} role="status">
            {page.legacyWarning}
          </Alert>
        )}
        <ConnectionTest side={side} />
      </Stack>
    </section>
  );
}

/** The commonest mix-up is shown while it is typed. */
function SameAddressWarning() {
  const { connect } = useOwnWords();
  const isSame = useTyped(({ typed }) => namesOneAddress(typed.old, typed.new));
  if (!isSame) return null;
  return (
    <Alert color="yellow" p="xs" icon={<IconAlertTriangle size={18} aria-hidden />} role="alert">
      {connect.page.sameAddress}
    </Alert>
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
  const { connect } = useOwnWords();
  const { page } = connect;
  const [isOpen, setOpen] = useState(typed.hostKey !== '' || typed.legacyAlgorithms || typed.jump.length > 0);
  return (
    <details className="more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{page.more}</summary>
      <Stack gap="md" mt="xs">
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
