import type { QueryClient } from '@tanstack/react-query';

/** A signal within this time, in milliseconds, shows that signals arrive. */
const TRUSTED = 120_000;

const lastHeard = new WeakMap<QueryClient, number>();

/** Remembers that a signal has come in. */
export function heardSignal(client: QueryClient, now = Date.now()): void {
  lastHeard.set(client, now);
}

/**
 * How long to wait before something is read again, in milliseconds. That the app
 * has signals does not tell whether the backend sends any, or whether they get
 * through: only one that has come in does.
 */
export function pollInterval(
  client: QueryClient,
  intervals: { quick: number; withSignals: number },
  now = Date.now(),
): number {
  const heard = lastHeard.get(client);
  return heard !== undefined && now - heard < TRUSTED
    ? intervals.withSignals
    : intervals.quick;
}
