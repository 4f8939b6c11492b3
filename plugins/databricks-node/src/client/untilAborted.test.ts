import { untilAborted } from './untilAborted';

describe('untilAborted', () => {
  const unhandled: unknown[] = [];
  const keep = (reason: unknown) => unhandled.push(reason);
  beforeAll(() => process.on('unhandledRejection', keep));
  afterAll(() => process.off('unhandledRejection', keep));
  const turn = () => new Promise(resolve => setTimeout(resolve));

  it('gives what the work gives', async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve(7))).toBe(7);
    expect(await untilAborted(Promise.resolve(7), signal)).toBe(7);
  });

  it('stops waiting with the reason of the signal', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(new Promise(() => {}), controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it.each([
    ['before it was asked', 0],
    ['while it waited', 1],
  ])(
    'leaves nothing unhandled when the work fails after an abort %s',
    async (_, turns) => {
      let fail: (error: Error) => void = () => {};
      const work = new Promise<never>((__, reject) => {
        fail = reject;
      });
      const controller = new AbortController();
      if (turns === 0) controller.abort(new Error('enough'));
      const waiting = untilAborted(work, controller.signal);
      controller.abort(new Error('enough'));
      await expect(waiting).rejects.toThrow('enough');
      fail(new Error('too late'));
      await turn();
      expect(unhandled).toEqual([]);
    },
  );
});
