import type { SignalApi } from '@backstage/plugin-signals-react';

type Message = Parameters<Parameters<SignalApi['subscribe']>[1]>[0];

/** Signals that a test sends itself. */
export class FakeSignalApi implements SignalApi {
  readonly #listeners = new Map<string, Set<(message: Message) => void>>();

  subscribe(channel: string, onMessage: (message: Message) => void) {
    const listeners = this.#listeners.get(channel) ?? new Set();
    listeners.add(onMessage);
    this.#listeners.set(channel, listeners);
    return { unsubscribe: () => void listeners.delete(onMessage) };
  }

  /** Tells all who listen to a channel. */
  send(channel: string, message: Message) {
    this.#listeners.get(channel)?.forEach(listener => listener(message));
  }

  /** How many listen to a channel. */
  listening(channel: string): number {
    return this.#listeners.get(channel)?.size ?? 0;
  }
}
