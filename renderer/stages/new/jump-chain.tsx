import { Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { type TypedHop, type TypedLogin, useTyped } from '../../store/typed-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { AddressField, KeyFile, MethodFields, PortField, UserField } from './login-fields.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Faint } from '../../components/prose.tsx';

/** The machines on the way to an appliance, from this computer's side on: added, removed and moved by buttons alone. */
export function JumpChain({ side }: { side: ApplianceSide }) {
  const { page } = useOwnWords().connect;
  const { jump, address } = useTyped((store) => store.typed[side]);
  const { addHop, removeHop, moveHop } = useTyped();
  const add = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const machine = address.trim() === '' ? page[`${side}Title`] : address.trim();
  const names = jump.map((hop, index) =>
    hop.address.trim() === '' ? page.jump(index + 1) : hop.address.trim(),
  );
  /** After the list is drawn anew. */
  const focusSoon = (find: () => HTMLElement | null | undefined) => setTimeout(() => find()?.focus());
  const move = (hop: TypedHop, position: number, by: -1 | 1) => {
    moveHop(side, hop.id, by);
    setSaid(page.movedTo(position + by));
    // The button that was pressed, or the other one where this hop stands at the end now.
    focusSoon(() => {
      const item = list.current?.querySelector(`[data-hop="${hop.id}"]`);
      return (
        item?.querySelector<HTMLElement>(`[data-move="${String(by)}"]:not(:disabled)`) ??
        item?.querySelector<HTMLElement>('[data-move]:not(:disabled)')
      );
    });
  };
  return (
    <Stack gap="xs">
      <Text fw={500}>{page.jumps}</Text>
      <Faint size="xs">{page.jumpsHint}</Faint>
      {jump.length > 0 && <Text>{page.jumpOrder(names, machine)}</Text>}
      <ol className="jump-list plain-list" ref={list}>
        {jump.map((hop, index) => (
          <li key={hop.id} data-hop={hop.id}>
            <Hop
              side={side}
              hop={hop}
              position={index + 1}
              count={jump.length}
              onMove={(by) => move(hop, index + 1, by)}
              onRemove={() => {
                removeHop(side, hop.id);
                setSaid(page.removed);
                focusSoon(() => add.current);
              }}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          ref={add}
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            addHop(side);
            setSaid('');
            focusSoon(() =>
              list.current?.querySelector<HTMLElement>('li:last-child [data-field$=".address"]'),
            );
          }}
        >
          {page.addJump}
        </Button>
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Stack>
  );
}

function Hop({
  side,
  hop,
  position,
  count,
  onMove,
  onRemove,
}: {
  side: ApplianceSide;
  hop: TypedHop;
  position: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { page } = useOwnWords().connect;
  const setHop = useTyped((store) => store.setHop);
  const common = {
    field: `${side}.jump.${String(position - 1)}`,
    login: hop,
    onChange: (changed: Partial<TypedLogin>) => setHop(side, hop.id, changed),
    isBrief: true,
  } as const;
  const action = { variant: 'default', size: 26 } as const;
  return (
    <fieldset className="frame jump-hop">
      <legend>
        <Text fw={600} component="span">
          {page.jump(position)}
        </Text>
      </legend>
      <Group gap={4} className="jump-actions">
        <IconButton
          {...action}
          icon={IconArrowUp}
          data-move="-1"
          disabled={position === 1}
          label={page.moveUp(position)}
          onClick={() => onMove(-1)}
        />
        <IconButton
          {...action}
          icon={IconArrowDown}
          data-move="1"
          disabled={position === count}
          label={page.moveDown(position)}
          onClick={() => onMove(1)}
        />
        <IconButton {...action} icon={IconTrash} label={page.removeJump(position)} onClick={onRemove} />
      </Group>
      <Stack gap="xs">
        <div className="field-row">
          <AddressField {...common} />
          <PortField {...common} />
        </div>
        <div className="field-pair">
          <UserField {...common} />
          <KeyFile {...common} />
        </div>
        <MethodFields {...common} />
      </Stack>
    </fieldset>
  );
}
