import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { profilesWithDirect } from '../../../shared/rules/preflight/direct-plan.ts';
import { useTyped } from '../../store/typed-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { useFieldError } from './form-errors.ts';
import { TextField } from './text-field.tsx';
import { FormSection } from './job-fields.tsx';
import { Faint, Lines } from '../../components/prose.tsx';

const strategies = ['same', 'different'] as const;

/** Which address the clients use afterwards, and what follows from it. A different one needs each consequence confirmed. */
export function StrategyChoice() {
  const words = useWords();
  const { page } = useOwnWords().connect;
  const { strategy, inWaves, finalAddress, finalName, old } = useTyped((store) => store.typed);
  const set = useTyped((store) => store.set);
  return (
    <FormSection title={page.afterwards}>
      <Radio.Group
        aria-label={page.strategyLabel}
        value={strategy}
        onChange={(value) =>
          set({ strategy: strategies.find((each) => each === value) ?? 'same', understood: [] })
        }
      >
        <div className="two-columns">
          {strategies.map((each) => (
            <div key={each} className="frame strategy" data-chosen={each === strategy}>
              <Radio
                value={each}
                label={words.strategies[each].title}
                description={words.strategies[each].summary}
                styles={{ label: { fontWeight: 600 } }}
              />
              <div className="strategy-more">
                {each === 'different' && strategy === 'different' ? (
                  <Consequences />
                ) : (
                  <Lines lines={words.strategies[each].consequences} />
                )}
              </div>
            </div>
          ))}
        </div>
      </Radio.Group>
      {strategy === 'same' && (
        <>
          <Takeover />
          <Order />
        </>
      )}
      {strategy === 'different' && (
        <Checkbox
          label={words.address.inWaves.title}
          description={words.address.inWaves.summary}
          checked={inWaves}
          onChange={(event) => set({ inWaves: event.currentTarget.checked })}
        />
      )}
      <div className="field-pair">
        <TextField
          field="final.address"
          label={page.finalAddress}
          description={
            strategy === 'same' ? page.finalAddressSame(old.address.trim()) : page.finalAddressDifferent
          }
          value={finalAddress}
          onTyped={(value) => set({ finalAddress: value })}
        />
        <TextField
          field="final.name"
          label={page.finalName}
          description={page.finalNameHint}
          value={finalName}
          onTyped={(value) => set({ finalName: value })}
        />
      </div>
    </FormSection>
  );
}

/** How the new appliance gets the address; a product whose profile does not allow it cannot be switched directly. */
function Takeover() {
  const words = useWords();
  const { page } = useOwnWords().connect;
  const { takeover, new: fresh } = useTyped((store) => store.typed);
  const set = useTyped((store) => store.set);
  const isAllowed = profilesWithDirect.includes(fresh.profile);
  return (
    <Radio.Group
      label={page.takeoverLabel}
      value={isAllowed ? takeover : 'profile'}
      onChange={(value) => set({ takeover: value === 'direct' ? 'direct' : 'profile' })}
    >
      <Stack gap="xs" mt={6}>
        {(['profile', 'direct'] as const).map((each) => {
          const { title, summary } = words.takeovers[each];
          const isBarred = each === 'direct' && !isAllowed;
          return (
            <Radio
              key={each}
              value={each}
              disabled={isBarred}
              label={title}
              description={isBarred ? page.takeoverNotAllowed : summary}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}

/** When the address moves, and whether the old appliance goes off: both are done by cards, whatever the product. */
function Order() {
  const { address: own } = useWords();
  const { takeover, order, oldStays, new: fresh } = useTyped((store) => store.typed);
  const set = useTyped((store) => store.set);
  const isDirect = takeover === 'direct' && profilesWithDirect.includes(fresh.profile);
  return (
    <div className="field-pair">
      <Radio.Group
        label={own.orderLabel}
        value={isDirect ? 'address-last' : order}
        onChange={(value) => set({ order: value === 'address-first' ? value : 'address-last' })}
      >
        <Stack gap="xs" mt={6}>
          {(['address-last', 'address-first'] as const).map((each) => (
            <Radio
              key={each}
              value={each}
              disabled={isDirect && each === 'address-first'}
              label={own.orders[each].title}
              description={own.orders[each].summary}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={own.oldLabel}
        value={oldStays}
        onChange={(value) => set({ oldStays: value === 'isolated' ? value : 'off' })}
      >
        <Stack gap="xs" mt={6}>
          {(['off', 'isolated'] as const).map((each) => (
            <Radio key={each} value={each} label={own.old[each].title} description={own.old[each].summary} />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  );
}

function Consequences() {
  const words = useWords();
  const { page } = useOwnWords().connect;
  const understood = useTyped((store) => store.typed.understood);
  const set = useTyped((store) => store.set);
  const error = useFieldError('final.strategy');
  const { consequences } = words.strategies.different;
  return (
    <fieldset className="understand" data-field="final.strategy">
      <legend>
        <Text fw={600} component="span">
          {page.understand}
        </Text>
      </legend>
      <Stack gap={8}>
        <Faint>{page.understandEach}</Faint>
        {consequences.map((consequence, index) => (
          <Checkbox
            key={consequence}
            label={consequence}
            checked={understood.includes(index)}
            onChange={(event) =>
              set({
                understood: event.currentTarget.checked
                  ? [...understood, index]
                  : understood.filter((each) => each !== index),
              })
            }
          />
        ))}
        <Text role="status" {...(error !== undefined && { c: 'var(--mantine-color-error)' })}>
          {page.understoodOf(understood.length, consequences.length)}
          {error !== undefined && ` ${error}`}
        </Text>
      </Stack>
    </fieldset>
  );
}
