import https from 'node:https';
import type { LabEndpoint } from '../listeners.ts';
import type { BackedUpIdentity } from '../backup-file.ts';

/** What a form is filled with: a text, or a file of this computer by its name and bytes. */
export type Fields = Readonly<Record<string, string | File>>;

/**
 * A person at the web console of a look-alike: signs in, follows the menu by its words, fills in forms and presses the buttons
 * that are there. Methods throw an `Error` for words that the console does not show, and what the network throws.
 */
export class ConsoleVisitor {
  readonly #endpoint: () => LabEndpoint;
  readonly #accounts: () => readonly BackedUpIdentity['account'][];
  readonly #signal: AbortSignal;
  #cookie = '';
  #html = '';
  #path = '/';

  /** `accounts`: those that the person knows, tried in this order. */
  constructor(
    endpoint: () => LabEndpoint,
    accounts: () => readonly BackedUpIdentity['account'][],
    signal: AbortSignal,
  ) {
    this.#endpoint = endpoint;
    this.#accounts = accounts;
    this.#signal = signal;
  }

  /** Goes to a page by the words of the menu; what follows behind the page is a button that is pressed, or a heading. */
  async walk([section = '', name = '', ...parts]: readonly string[]): Promise<void> {
    await this.#show('/');
    const link = [...this.#html.matchAll(/<li>([^<]+) &gt; <a href="([^"]+)">([^<]+)</g)].find(
      ([, of, , words]) => of === section && words === name,
    );
    if (!link) throw new Error(`the console has no page "${section} > ${name}"`);
    await this.#show(link[2] ?? '/');
    for (const part of parts) {
      if (this.buttons.includes(part)) await this.press(part);
      else if (!this.#html.includes(`>${part}</h`)) throw new Error(`the page ${name} has no "${part}"`);
    }
  }

  get buttons(): string[] {
    return [...this.#html.matchAll(/<button name="press" value="([^"]+)"/g)].map(([, words = '']) => words);
  }

  /** Presses a button, which sends what was filled in. */
  async press(words: string, fields: Fields = {}): Promise<void> {
    if (!this.buttons.includes(words)) throw new Error(`there is no button "${words}"`);
    const form = new FormData();
    form.set('press', words);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    await this.#send(form);
  }

  /** Fills in a form that has one button, whatever it is called, and presses it. */
  async submit(fields: Fields): Promise<void> {
    const [only, ...others] = this.buttons;
    if (only === undefined || others.length > 0) throw new Error('the form has not one button');
    await this.press(only, fields);
  }

  /** The key that is on show. */
  get key(): string | undefined {
    return /<code>([^<]+)<\/code>/.exec(this.#html)?.[1];
  }

  shows(text: string): boolean {
    return this.#html.includes(text);
  }

  /** What the list says of an entry; undefined where it has none. */
  stateOf(entry: string): string | undefined {
    const rows = this.#html.matchAll(/<tr><td>([^<]*)<\/td><td>(.*?)<\/td>/g);
    return [...rows].find(([, name]) => name === entry)?.[2]?.replace(/<[^>]*>/g, '');
  }

  /** The file behind the first link of an entry. */
  async download(entry: string): Promise<Buffer> {
    const row = this.#html.split('<tr>').find((each) => each.startsWith(`<td>${entry}</td>`)) ?? '';
    const link = /<a href="([^"]+)">Download/.exec(row)?.[1];
    if (link === undefined) throw new Error(`${entry} cannot be downloaded`);
    return (await this.#request('GET', link)).body;
  }

  async #show(path: string): Promise<void> {
    this.#path = path;
    this.#html = (await this.#signedIn(() => this.#request('GET', path))).body.toString('utf8');
  }

  async #send(form: FormData): Promise<void> {
    this.#html = (await this.#request('POST', this.#path, form)).body.toString('utf8');
  }

  /** Signs in where the console asks for it. */
  async #signedIn(ask: () => Promise<Reply>): Promise<Reply> {
    const first = await ask();
    if (!first.body.includes('value="Login"')) return first;
    for (const account of this.#accounts()) {
      const form = new FormData();
      form.set('press', 'Login');
      form.set('user', account.user);
      form.set('password', account.password);
      const { cookie } = await this.#request('POST', '/', form);
      if (cookie === undefined) continue;
      this.#cookie = cookie;
      return ask();
    }
    throw new Error('no account that is known is let in');
  }

  async #request(method: 'GET' | 'POST', path: string, form?: FormData): Promise<Reply> {
    // Makes the body of a form as a browser does, with its boundary.
    const sent = form && new Response(form);
    const body = sent && Buffer.from(await sent.arrayBuffer());
    const { address, consolePort } = this.#endpoint();
    return new Promise((resolve, reject) => {
      const request = https.request(
        {
          host: address,
          port: consolePort,
          path,
          method,
          headers: {
            cookie: this.#cookie,
            ...(body && {
              'content-type': sent.headers.get('content-type') ?? '',
              'content-length': body.length,
            }),
          },
          signal: this.#signal,
          // Looked at by the engine; the hands only work here.
          rejectUnauthorized: false,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const status = response.statusCode ?? 0;
            if (status >= 400) reject(new Error(`the console answers ${String(status)}`));
            else
              resolve({
                body: Buffer.concat(chunks),
                cookie: response.headers['set-cookie']?.[0]?.split(';')[0],
              });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}

interface Reply {
  readonly body: Buffer;
  readonly cookie: string | undefined;
}
