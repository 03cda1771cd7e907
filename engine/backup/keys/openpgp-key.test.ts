import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { inspectFile } from '../inspect-file.ts';
import { folderForAll } from '../../testing/temporary-folder.ts';

const folder = folderForAll();

/** Decrypted with the key "x" it gives noise that begins like a packet, for which the streams of the library wait for ever. */
const noise =
  'jA0ECQMCnMrpDbkAYJ3/0sDvAVN43olqpj8ynoz+lNfkHXdUHogNfCunmXhDXuRHIxMJXhLJmiMuvn7C5AAibP3wpPDdSxc905OzmBZTMk6LyePB3+ANGwE5LD5EDqIs0LntbuuAVmnNQ+70HfPXUjDsTiyPXaUS+7NDLc6/GwS8JF7ceoRLjhNlVFSgl70voTxT12N968C3fneYNErd3uwasVyjuW/X2exiRMqoM/ALWnNXDB2lRJzpEF8+XfQt3IixL6D79MKERXshoED+kS3Wb+o/pkCkq50LHRkx6hS4Dcj4kIN1VH+hT1wLuuWgquZcjQ9qpzJyFDunLkb0ODpgksWFrXSapTYWgeD2FZ4+t7nP+2dlNxex5T1CWEEkACUggxRwKWTdZiTM6X8E9OUmZhWfah2JRlyuvMhslwbRmb9TkA2UqTieLms2MA2RCfPgcz1EL5g5qHfVcybe0bjKF+AJMbJ/ccwGNEWu2wiQ3eC6fUs1gjH/WjiuFwge2242qvaxl1Kx9mn+38cellvbjUW40RFHuHKObDvR5EuXWSQY7wXtzj1Sq7ZbV2KCZMVifUJL5kRu22CEFyXIkug=';

test('a wrong key whose noise brings the library to a standstill is a wrong key', async () => {
  const file = path.join(folder, 'noise.gpg');
  fs.writeFileSync(file, Buffer.from(noise, 'base64'));
  const seen = await inspectFile(file, { signal: new AbortController().signal, key: new Secret('x') });
  expect(seen.restorable.reasons.map(({ code }) => code)).toContain('key.wrong');
});
