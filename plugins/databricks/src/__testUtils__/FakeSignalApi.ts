import type { SignalApi } from '@backstage/plugin-signals-react';

type Message = Parameters<Parameters<SignalApi['subscribe']>[1]>[0];

/** Signals that a test sends itself; like real ones they travel as JSON. */
export class FakeSignalApi implements SignalApi {
  readonly #listeners = new Map<string, Set<(json: string) => void>>();

  subscribe<TMessage extends Message = Message>(
    channel: string,
    onMessage: (message: TMessage) => void,
  ) {
    const listeners = this.#listeners.get(channel) ?? new Set();
    const listener = (json: string) => onMessage(JSON.parse(json));
    listeners.add(listener);
    this.#listeners.set(channel, listeners);
    return { unsubscribe: () => void listeners.delete(listener) };
  }

  /** Tells all who listen to a channel. */
  send(channel: string, message: Message) {
    const json = JSON.stringify(message);
    this.#listeners.get(channel)?.forEach(listener => listener(json));
  }

  /** How many listen to a channel. */
  listening(channel: string): number {
    return this.#listeners.get(channel)?.size ?? 0;
  }
}
