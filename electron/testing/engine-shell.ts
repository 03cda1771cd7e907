import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { BridgeClient } from '../../shared/contract/contract.ts';
import type { PagePort } from '../link/engine-server.ts';
import type { EngineMessage } from '../link/messages.ts';

/** A port as Electron's main-like processes have them: its listener gets an event, and it waits to be started. */
class MainPort extends EventEmitter {
  readonly #port;
  constructor(port: MessageChannel['port1']) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }
  start() {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message: unknown) {
    this.#port.postMessage(message);
  }
}

/** A page's end of the bridge: the contract's client, and the bare port below it. */
export interface ShellPage {
  readonly client: BridgeClient;
  readonly port: MessageChannel['port1'];
}

/** The main process as the engine's process sees it: what the engine said, and a person's answers. */
export class EngineShell extends EventEmitter {
  readonly said: EngineMessage[] = [];
  answer: (message: EngineMessage) => unknown = () => undefined;
  readonly #pages: MessageChannel['port1'][] = [];

  postMessage(message: EngineMessage) {
    this.said.push(structuredClone(message));
    const answer = this.answer(message);
    if (answer) this.tell(answer);
  }
  tell(data: unknown, ports: readonly PagePort[] = []) {
    this.emit('message', { data, ports });
  }
  /** Hands a page its port, as the shell does. */
  connect(): ShellPage {
    const { port1, port2 } = new MessageChannel();
    this.#pages.push(port2);
    this.tell({ type: 'port' }, [new MainPort(port1)]);
    return { client: createORPCClient<BridgeClient>(new RPCLink({ port: port2 })), port: port2 };
  }
  closePages() {
    for (const port of this.#pages.splice(0)) port.close();
  }
}
