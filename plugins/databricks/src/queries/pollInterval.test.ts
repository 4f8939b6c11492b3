import { QueryClient } from '@tanstack/react-query';
import { heardSignal, pollInterval } from './pollInterval';

const INTERVALS = { quick: 2_000, withSignals: 10_000 };

describe('pollInterval', () => {
  it('is quick until a signal has come in, and again when none does', () => {
    const client = new QueryClient();
    expect(pollInterval(client, INTERVALS, 0)).toBe(2_000);
    heardSignal(client, 1_000);
    expect(pollInterval(client, INTERVALS, 2_000)).toBe(10_000);
    expect(pollInterval(client, INTERVALS, 120_999)).toBe(10_000);
    expect(pollInterval(client, INTERVALS, 121_000)).toBe(2_000);
    expect(pollInterval(new QueryClient(), INTERVALS, 2_000)).toBe(2_000);
  });
});
