import { Autocomplete, Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { FilePicker } from '../../components/files/file-picker.tsx';
import { useHosts } from '../../store/hosts-store.ts';
import { loginMethods, type TypedLogin } from '../../store/typed-store.ts';
import { useOwnWords } from '../../store/words-store.ts';
import { useFieldError } from './form-errors.ts';
import { fieldOrder, TextField } from './text-field.tsx';

interface LoginFieldsProps {
  /** The name of the login in the plan, such as `old` or `new.jump.0`. */
  readonly field: string;
  readonly login: TypedLogin;
  readonly onChange: (change: Partial<TypedLogin>) => void;
  /** Without the explanations, which stand at the appliance itself. */
  readonly isBrief?: boolean;
}

/** Where a machine is. */
export function AddressField({ field, login, onChange, hint }: LoginFieldsProps & { hint?: string }) {
  const { page } = useOwnWords().connect;
  const saved = useHosts((store) => store.saved);
  const addressError = useFieldError(`${field}.address`);
  return (
    <Autocomplete
      label={page.address}
      {...(hint !== undefined && { description: hint })}
      inputWrapperOrder={fieldOrder}
      required
      value={login.address}
      data={[...saved]}
      error={addressError}
      autoComplete="off"
      spellCheck={false}
      data-field={`${field}.address`}
      onChange={(address) => onChange({ address })}
    />
  );
}

export function PortField({ field, login, onChange }: LoginFieldsProps) {
  const { page } = useOwnWords().connect;
  return (
    <TextField
      field={`${field}.sshPort`}
      label={page.sshPort}
      placeholder="22"
      inputMode="numeric"
      value={login.sshPort}
      onTyped={(sshPort) => onChange({ sshPort })}
    />
  );
}

/** As whom to log in. */
export function UserField({ field, login, onChange, hint }: LoginFieldsProps & { hint?: string }) {
  const { page } = useOwnWords().connect;
  return (
    <TextField
      field={`${field}.user`}
      label={page.user}
      {...(hint !== undefined && { description: hint })}
      value={login.user}
      onTyped={(user) => onChange({ user })}
    />
  );
}

/** How to log in to a machine. */
export function MethodFields({ field, login, onChange, isBrief = false }: LoginFieldsProps) {
  const { page } = useOwnWords().connect;
  const error = useFieldError(`${field}.authentication`);
  return (
    <>
      <Checkbox.Group
        label={page.login}
        {...(!isBrief && { description: page.loginHint })}
        inputWrapperOrder={fieldOrder}
        error={error}
        value={[...login.authentication]}
        data-field={`${field}.authentication`}
        onChange={(chosen) =>
          onChange({ authentication: loginMethods.filter((method) => chosen.includes(method)) })
        }
      >
        <div className="methods">
          {loginMethods.map((method) => (
            <Checkbox key={method} value={method} label={page.methods[method]} size="sm" />
          ))}
        </div>
      </Checkbox.Group>
      {!isBrief && <KeyFile field={field} login={login} onChange={onChange} />}
    </>
  );
}

const usual = '';
const other = 'other';

/** Which key file, where one is to be tried. */
export function KeyFile({
  field: loginField,
  login: { keyFile, authentication },
  onChange,
  isBrief = false,
}: LoginFieldsProps) {
  const { page } = useOwnWords().connect;
  const keys = useHosts((store) => store.keys);
  const field = `${loginField}.keyFile`;
  const error = useFieldError(field);
  const [isOther, setOther] = useState(false);
  const known = keyFile && !keys.some((key) => key.fileId === keyFile.fileId) ? [...keys, keyFile] : keys;
  if (!authentication.includes('key')) return null;
  return (
    <Stack gap={8} miw={0}>
      <NativeSelect
        label={page.keyFile}
        {...(!isBrief && { description: page.keyFileMeans })}
        inputWrapperOrder={fieldOrder}
        error={error}
        data-field={field}
        value={isOther ? other : (keyFile?.fileId ?? usual)}
        data={[
          { value: usual, label: page.keyFileUsual },
          ...known.map(({ fileId, name }) => ({ value: fileId, label: name })),
          { value: other, label: `${page.keyFileOther} …` },
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setOther(value === other);
          const chosen = known.find((key) => key.fileId === value);
          if (value !== other) onChange({ keyFile: chosen && { fileId: chosen.fileId, name: chosen.name } });
        }}
      />
      {isOther && (
        <FilePicker
          purpose="key-file"
          file={undefined}
          onChosen={({ fileId, name }) => {
            setOther(false);
            onChange({ keyFile: { fileId, name } });
          }}
        />
      )}
    </Stack>
  );
}
