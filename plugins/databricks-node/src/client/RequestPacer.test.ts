import { RequestPacer } from './RequestPacer';

describe('RequestPacer', () => {
  let now: number;
  let pacer: RequestPacer;
  beforeEach(() => {
    now = 50_000;
    pacer = new RequestPacer({ requestsPerSecond: 4, now: () => now });
  });
  const take = (count: number) =>
    Array.from({ length: count }, () => pacer.reserve());

  it('lets a second of requests through at once, then one at a time', () => {
    expect(take(6)).toEqual([0, 0, 0, 0, 250, 500]);
    now += 1_000;
    expect(take(2)).toEqual([0, 0]);
    expect(take(1)).toEqual([250]);
  });

  it('saves no more than a second up', () => {
    take(4);
    now += 3_600_000;
    expect(take(5)).toEqual([0, 0, 0, 0, 250]);
  });

  it('is silent as long as the server asks, then goes on slowly', () => {
    pacer.pause(5_000);
    expect(take(2)).toEqual([5_000, 5_250]);
  });

  it('asks half as often a server that has had enough, and then more again', () => {
    pacer.slowDown();
    // All of them were under way.
    pacer.slowDown();
    expect(take(3)).toEqual([0, 500, 1_000]);
    now += 60_000;
    pacer.slowDown();
    expect(take(2)).toEqual([0, 1_000]);
    for (let i = 0; i < 5; i++) {
      now += 60_000;
      pacer.slowDown();
    }
    expect(take(2)).toEqual([0, 2_000]);
    now += 60_000;
    pacer.speedUp();
    expect(take(2)).toEqual([0, 1_900]);
    now += 60_000;
    for (let i = 0; i < 50; i++) {
      pacer.speedUp();
    }
    expect(take(6)).toEqual([0, 0, 0, 0, 250, 500]);
  });

  it('gives back the turn of who stops waiting', async () => {
    take(4);
    const controller = new AbortController();
    const waiting = pacer.turn(controller.signal);
    controller.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(take(1)).toEqual([250]);
  });

  it('waits for turns less than once a second', () => {
    const slow = new RequestPacer({ requestsPerSecond: 0.5, now: () => now });
    expect([slow.reserve(), slow.reserve()]).toEqual([0, 2_000]);
  });
});
