import { Button, Group, Radio, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { windowVerdict } from '../../../shared/rules/times.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { FilePicker } from '../../components/files/file-picker.tsx';
import { Faint, Lines } from '../../components/prose.tsx';
import { pushChoices, useTyped } from '../../store/typed-store.ts';
import { useOwnWords, useWords } from '../../store/words-store.ts';
import { TextField } from './text-field.tsx';

/** What the job is called. */
export function NameField() {
  const { page } = useOwnWords().connect;
  const name = useTyped((store) => store.typed.name);
  const set = useTyped((store) => store.set);
  return (
    <TextField
      field="name"
      label={page.name}
      description={page.nameHint}
      required
      value={name}
      onTyped={(value) => set({ name: value })}
    />
  );
}

/** How large the site is, how long it may take, and who may count its clients. */
export function SizeFields() {
  const { format } = useWords();
  const { page } = useOwnWords().connect;
  const { endpoints, windowHours, apiClientId } = useTyped((store) => store.typed);
  const set = useTyped((store) => store.set);
  return (
    <div className="field-pair">
      <TextField
        field="endpoints"
        label={page.endpoints}
        description={page.endpointsHint}
        inputMode="numeric"
        value={endpoints}
        onTyped={(value) => set({ endpoints: value })}
      />
      <TextField
        field="maintenanceWindowMinutes"
        label={page.window}
        description={page.windowHint(format.duration(windowVerdict(undefined).neededMinutes * 60_000))}
        inputMode="decimal"
        value={windowHours}
        onTyped={(value) => set({ windowHours: value })}
      />
      <TextField
        field="api.clientId"
        label={page.apiClient}
        description={page.apiClientHint}
        value={apiClientId}
        onTyped={(value) => set({ apiClientId: value })}
      />
    </div>
  );
}

/** The files of tonight, for their hashes; a handle of each, and never its path. */
export function PackageFields() {
  const { page } = useOwnWords().connect;
  const packages = useTyped((store) => store.typed.packages);
  const set = useTyped((store) => store.set);
  return (
    <FormSection title={page.packages}>
      <Faint>{page.packagesHint}</Faint>
      <Lines lines={packages.map(({ name }) => plainText(name))} />
      <Group gap="sm" align="flex-start">
        <FilePicker
          purpose="package"
          file={undefined}
          onChosen={(file) => set({ packages: [...packages.filter(({ name }) => name !== file.name), file] })}
        />
        {packages.length > 0 && <Button onClick={() => set({ packages: [] })}>{page.packagesNone}</Button>}
      </Group>
    </FormSection>
  );
}

/** Which backup is moved, one that is made in the job or one that exists, and whether the new appliance gets a copy. */
export function BackupFields() {
  const { page } = useOwnWords().connect;
  const { backup, backupName, backupFolder, push } = useTyped((store) => store.typed);
  const set = useTyped((store) => store.set);
  return (
    <FormSection title={page.backup}>
      <Radio.Group
        aria-label={page.backup}
        value={backup}
        onChange={(value) => set({ backup: value === 'existing' ? 'existing' : 'new' })}
      >
        <div className="backup-choices">
          <Radio value="new" label={page.backupNew} description={page.backupNewMeans} />
          <Radio value="existing" label={page.backupExisting} description={page.backupExistingMeans} />
        </div>
      </Radio.Group>
      <div className="field-pair">
        {backup === 'existing' && (
          <TextField
            field="backup.use"
            label={page.backupName}
            description={page.backupNameHint}
            required
            value={backupName}
            onTyped={(value) => set({ backupName: value })}
          />
        )}
        <TextField
          field="backup.folder"
          label={page.backupFolder}
          description={page.backupFolderHint}
          value={backupFolder}
          onTyped={(value) => set({ backupFolder: value })}
        />
      </div>
      <Radio.Group
        label={page.push}
        description={page.pushHint}
        value={push}
        onChange={(value) => set({ push: pushChoices.find((each) => each === value) ?? 'yes' })}
      >
        <Stack gap="xs" mt={6}>
          {pushChoices.map((each) => (
            <Radio key={each} value={each} label={page.pushes[each]} />
          ))}
        </Stack>
      </Radio.Group>
    </FormSection>
  );
}

/** A part of the form, under its heading. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section className="form-section" aria-labelledby={titleId}>
      <Title order={2} size="h4" id={titleId}>
        {title}
      </Title>
      {children}
    </section>
  );
}
