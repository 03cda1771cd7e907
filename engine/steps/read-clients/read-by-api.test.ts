import { beforeEach, expect, test } from 'vitest';
import type { Question } from '../../../shared/run/question.ts';
import type { Appliance } from '../../appliance/appliance.ts';
import { listClientsByApi } from '../../appliance/output/api-clients.ts';
import { systemClock } from '../../clock.ts';
import { createStepContext } from '../../run/testing/step-context.ts';
import { Secret } from '../../secret.ts';
import { dialFromLaptop } from '../../ssh/dial.ts';
import { readByApi } from './read-by-api.ts';
import { webServerForAll } from '../../testing/web-server.ts';

/** The API of one computer, at a console that made a new certificate. */
const server = webServerForAll((request, response) => {
  requests += 1;
  const answer = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url !== '/api/oauth/token')
    return answer(200, { data: [{ name: 'pc-1' }], meta: { page: 1, total_pages: 1 } });
  let form = '';
  request.on('data', (chunk) => (form += String(chunk)));
  request.on('end', () => {
    const isRight = new URLSearchParams(form).get('client_secret') === 'right-secret';
    answer(isRight ? 200 : 401, isRight ? { access_token: 'a.b.c' } : {});
  });
});
let requests = 0;
beforeEach(() => {
  requests = 0;
});

async function setUp(options: {
  trusts: boolean;
  secrets?: string[];
  pinned?: string;
  isAttended?: boolean;
}) {
  const asked: Question[] = [];
  const secrets = [...(options.secrets ?? [])];
  const certificate = (of: string) => ({
    address: '127.0.0.1',
    port: 443,
    sha256: of,
    subject: '',
    issuer: '',
    names: [],
    validTo: '2036-01-01T00:00:00.000Z',
  });
  const context = Object.assign(
    await createStepContext({
      plan: { api: { clientId: 'handover' } },
      commands: () => () => ({ exitCode: 1, stdout: '', stderr: '' }),
      past: [
        {
          type: 'certificate.pinned',
          side: 'new',
          certificate: certificate(options.pinned ?? 'ab'.repeat(32)),
        },
      ],
    }),
    {
      isAttended: options.isAttended ?? true,
      clock: systemClock,
      ask: async (question: Question) => {
        asked.push(question);
        return question.kind === 'secret' ? new Secret(secrets.shift() ?? 'right-secret') : options.trusts;
      },
    },
  );
  const appliance = {
    side: 'new',
    host: {
      identity: { address: '127.0.0.1' },
      dial: (address: string, to: number, signal: AbortSignal) => dialFromLaptop(address, to, signal),
    },
    consoleEndpoint: { address: '127.0.0.1', port: server.port },
  } as unknown as Appliance;
  return { asked, read: () => readByApi(context, appliance, listClientsByApi) };
}

const kinds = (asked: readonly Question[]) => asked.map(({ kind }) => kind);

test('the pinned certificate needs no question', async () => {
  const { asked, read } = await setUp({ trusts: false, pinned: server.sha256 });
  expect(await read()).toEqual([{ name: 'pc-1' }]);
  expect(kinds(asked)).toEqual(['secret']);
});

test('a new certificate is asked about before anything is sent, and once', async () => {
  const { asked, read } = await setUp({ trusts: true });
  expect(await read()).toEqual([{ name: 'pc-1' }]);
  expect(asked[0]).toMatchObject({
    kind: 'trust-certificate',
    reason: 'other',
    side: 'new',
    sha256: server.sha256,
  });
  await read();
  expect(kinds(asked)).toEqual(['trust-certificate', 'secret', 'secret']);
});

test('one that nobody accepts gets nothing', async () => {
  const { asked, read } = await setUp({ trusts: false });
  await expect(read()).rejects.toMatchObject({ code: 'appliance.api-refused', params: { status: 0 } });
  expect(kinds(asked)).toEqual(['trust-certificate']);
  expect(requests).toBe(0);
});

test('a secret that is refused is asked for again where a person is there, and not for ever', async () => {
  const slip = await setUp({ trusts: true, pinned: server.sha256, secrets: ['wrong-secret'] });
  expect(await slip.read()).toHaveLength(1);
  expect(slip.asked).toMatchObject([{ attempt: 1 }, { attempt: 2 }]);
  const wrong = await setUp({
    trusts: true,
    pinned: server.sha256,
    secrets: Array<string>(9).fill('wrong-secret'),
  });
  await expect(wrong.read()).rejects.toMatchObject({ params: { status: 401 } });
  expect(wrong.asked).toHaveLength(3);
  const alone = await setUp({
    trusts: true,
    pinned: server.sha256,
    secrets: ['wrong-secret'],
    isAttended: false,
  });
  await expect(alone.read()).rejects.toMatchObject({ params: { status: 401 } });
  expect(alone.asked).toHaveLength(1);
});
