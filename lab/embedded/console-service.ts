import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';
import { newServerHeader } from './lab-clients.ts';
import { isSame } from './login.ts';
import type { LabMachine } from './machine.ts';
import { productName } from './product.ts';

const maxBodyBytes = 4096;

/** The header that carries the admin's password to `GET /console/state`. */
export const adminPasswordHeader = 'x-admin-password';

/**
 * The web console of a machine: a page at `/`, `POST /client/check-in` for clients, and `GET /console/state` for an admin:
 * name, version, power, and the key of a backup while it is made.
 */
export function createConsoleService(machine: LabMachine, password: string): RequestListener {
  return (request, response) => {
    const route = `${request.method ?? ''} ${request.url ?? ''}`;
    switch (route) {
      case 'GET /':
        answer(response, 200, 'text/html; charset=utf-8', page(machine));
        return;
      case 'GET /console/state':
        if (isSame(String(request.headers[adminPasswordHeader] ?? ''), password))
          json(response, 200, stateOf(machine));
        else json(response, 401, { error: 'the password of the admin is needed' });
        return;
      case 'POST /client/check-in':
        // The client went away: nobody is there to be told.
        takeCheckIn(request, response, machine).catch(() => response.destroy());
        return;
      default:
        json(response, 404, { error: 'not found' });
    }
  };
}

function stateOf(machine: LabMachine): object {
  return {
    name: machine.hostName,
    product: productName,
    version: machine.product.version,
    power: machine.power,
    address: machine.endpoint.address,
    clientCommunication: machine.product.clientCommunication,
    keys: Object.fromEntries(machine.product.keysOnShow),
  };
}

/** Takes what a client reports; `newServerOf`: where a client of that name is to go. Rejects where the client goes away. */
export async function takeCheckIn(
  request: IncomingMessage,
  response: ServerResponse,
  machine: Pick<LabMachine, 'product'>,
  newServerOf?: (name: string) => string | undefined,
): Promise<void> {
  let body = '';
  for await (const chunk of request) {
    body += (chunk as Buffer).toString('utf8');
    if (body.length > maxBodyBytes) {
      json(response, 413, { error: 'too long' });
      return;
    }
  }
  const client = readClient(body);
  const newServer = client && newServerOf?.(client.name);
  if (newServer !== undefined) response.setHeader(newServerHeader, newServer);
  if (!client) json(response, 400, { error: 'name, os and agentVersion are needed' });
  else if (machine.product.checkIn(client)) json(response, 200, { accepted: true });
  else json(response, 503, { error: 'client communication is off' });
}

const clientSchema = z.object({ name: z.string(), os: z.string(), agentVersion: z.string() });

function readClient(body: string): z.infer<typeof clientSchema> | undefined {
  try {
    return clientSchema.parse(JSON.parse(body));
  } catch {
    // Not JSON, or not a client.
    return undefined;
  }
}

function page(machine: LabMachine): string {
  const { version } = machine.product;
  return `<!doctype html><html lang="en"><title>${productName} ${version}</title><h1>${productName}</h1><p>${machine.hostName}, version ${version}</p></html>\n`;
}

function json(response: ServerResponse, status: number, body: object): void {
  answer(response, status, 'application/json', `${JSON.stringify(body)}\n`);
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}
