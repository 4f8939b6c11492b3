import { mockServices } from '@backstage/backend-test-utils';
import { ReadingCache } from './ReadingCache';

function bench(
  options: {
    revalidateMs?: number;
    refreshMs?: number;
    isPassing?: (value: string[]) => boolean;
    freshMs?: number;
  } = {},
) {
  let clock = Date.parse('2026-09-01T10:00:00Z');
  const kept = new Map<string, unknown>();
  const cache = mockServices.cache.mock({
    get: async key => structuredClone(kept.get(key)) as undefined,
    set: async (key, value) => {
      kept.set(key, structuredClone(value));
    },
  });
  return {
    readings: new ReadingCache<string[]>({
      cache,
      logger: mockServices.logger.mock(),
      name: 'things',
      freshMs: 1_000,
      ...options,
      keepMs: 60_000,
      deadlineMs: 500,
      now: () => clock,
    }),
    pass: (ms: number) => {
      clock += ms;
    },
  };
}

describe('ReadingCache', () => {
  it('reads once while a reading is fresh, and anew after that', async () => {
    const { readings, pass } = bench();
    const read = jest.fn(async () => ['a']);

    await readings.read(['k'], read);
    pass(999);
    await expect(readings.read(['k'], read)).resolves.toEqual({
      value: ['a'],
      readAt: '2026-09-01T10:00:00.000Z',
      stale: false,
    });
    expect(read).toHaveBeenCalledTimes(1);

    pass(1);
    await expect(readings.read(['k'], read)).resolves.toMatchObject({
      readAt: '2026-09-01T10:00:01.000Z',
    });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('reads once for all who ask meanwhile', async () => {
    const { readings } = bench();
    const read = jest.fn(async () => ['a']);

    await Promise.all([1, 2, 3].map(() => readings.read(['k'], read)));

    expect(read).toHaveBeenCalledTimes(1);
  });

  it('gives what was read a while ago at once, and reads it anew meanwhile', async () => {
    const { readings, pass } = bench({ revalidateMs: 4_000 });
    await readings.read(['k'], async () => ['a']);
    pass(4_999);
    let end = (_: string[]) => {};
    const slow = jest.fn(
      () =>
        new Promise<string[]>(resolve => {
          end = resolve;
        }),
    );

    const old = {
      value: ['a'],
      readAt: '2026-09-01T10:00:00.000Z',
      refreshing: true,
    };
    await expect(readings.read(['k'], slow)).resolves.toMatchObject(old);
    await expect(readings.read(['k'], slow)).resolves.toMatchObject(old);
    expect(slow).toHaveBeenCalledTimes(1);
    end(['b']);
    await new Promise(resolve => setImmediate(resolve));
    await expect(readings.read(['k'], slow)).resolves.toEqual({
      value: ['b'],
      readAt: '2026-09-01T10:00:04.999Z',
      stale: false,
    });

    pass(5_000);
    const next = jest.fn(async () => ['c']);
    await expect(readings.read(['k'], next)).resolves.toMatchObject({
      value: ['c'],
    });
  });

  it('has people wait for what may be otherwise by now, such as a refusal', async () => {
    const { readings, pass } = bench({
      freshMs: 60_000,
      revalidateMs: 60_000,
      isPassing: value => value.includes('refused'),
    });
    const refused = jest.fn(async () => ['refused']);
    await readings.read(['k'], refused);
    pass(4_999);
    await readings.read(['k'], refused);
    expect(refused).toHaveBeenCalledTimes(1);

    pass(1);
    const granted = { value: ['a'], stale: false };
    await expect(
      readings.read(['k'], async () => ['a']),
    ).resolves.toMatchObject(granted);
    pass(59_999);
    await expect(readings.read(['k'], refused)).resolves.toMatchObject(granted);
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('says that the source fails when reading anew meanwhile did', async () => {
    const { readings, pass } = bench({ revalidateMs: 60_000 });
    await readings.read(['k'], async () => ['a']);
    pass(5_000);
    const fail = async (): Promise<string[]> => {
      throw new Error('503');
    };

    await expect(readings.read(['k'], fail)).resolves.toMatchObject({
      stale: false,
    });
    await new Promise(resolve => setImmediate(resolve));
    await expect(readings.read(['k'], fail)).resolves.toMatchObject({
      value: ['a'],
      stale: true,
      error: '503',
    });
  });

  it('gives what was read before, with its age and why, when the source fails', async () => {
    const { readings, pass } = bench();
    await readings.read(['k'], async () => ['a']);
    pass(5_000);

    await expect(
      readings.read(['k'], async () => {
        throw new Error('503');
      }),
    ).resolves.toEqual({
      value: ['a'],
      readAt: '2026-09-01T10:00:00.000Z',
      stale: true,
      error: '503',
    });
  });

  it('fails when nothing was read before, and lets the source rest', async () => {
    const { readings, pass } = bench();
    const read = jest.fn(async (): Promise<string[]> => {
      throw new Error('503');
    });

    await expect(readings.read(['k'], read)).rejects.toThrow('503');
    await expect(readings.read(['k'], read)).rejects.toThrow('503');
    expect(read).toHaveBeenCalledTimes(1);

    pass(5_000);
    await expect(readings.read(['k'], read)).rejects.toThrow('503');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('has nobody wait again for a source that hangs, and hears when it answers', async () => {
    const { readings, pass } = bench();
    const hang = jest.fn(async (): Promise<string[]> => {
      pass(20_000);
      throw new Error('it hangs');
    });
    await expect(readings.read(['k'], hang)).rejects.toThrow('it hangs');
    pass(5_000);
    let end = (_: string[]) => {};
    const slow = jest.fn(
      () =>
        new Promise<string[]>(resolve => {
          end = resolve;
        }),
    );
    await expect(readings.read(['k'], slow)).rejects.toThrow('it hangs');
    await expect(readings.read(['k'], slow)).rejects.toThrow('it hangs');
    expect(slow).toHaveBeenCalledTimes(1);
    end(['a']);
    await new Promise(resolve => setImmediate(resolve));
    await expect(readings.read(['k'], slow)).resolves.toMatchObject({
      value: ['a'],
      stale: false,
    });

    pass(5_000);
    await expect(readings.read(['k'], hang)).resolves.toMatchObject({
      value: ['a'],
      stale: true,
      error: 'it hangs',
    });
    pass(5_000);
    const wanted = jest.fn(async () => ['b']);
    // Who presses for it waits.
    await expect(
      readings.read(['k'], wanted, { refresh: true }),
    ).resolves.toMatchObject({ value: ['b'], stale: false });
  });

  it('tells the source when its time is up', async () => {
    const { readings } = bench();

    await expect(
      readings.read(
        ['k'],
        signal =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      ),
    ).rejects.toThrow('timeout');
  });

  it('keeps what is read with other rights apart', async () => {
    const { readings } = bench();
    await readings.read(['k', 'alice'], async () => ['a']);

    await expect(
      readings.read(['k', 'bob'], async () => ['b']),
    ).resolves.toMatchObject({ value: ['b'] });
  });

  describe('when a person wants it read anew', () => {
    const anew = { refresh: true };

    it('asks the source though what is kept is fresh', async () => {
      const { readings, pass } = bench({ refreshMs: 100 });
      await readings.read(['k'], async () => ['a']);
      pass(100);
      await expect(
        readings.read(['k'], async () => ['b'], anew),
      ).resolves.toEqual({
        value: ['b'],
        readAt: '2026-09-01T10:00:00.100Z',
        stale: false,
      });
      const others = jest.fn(async () => ['c']);
      await expect(readings.read(['k'], others)).resolves.toMatchObject({
        value: ['b'],
      });
      expect(others).not.toHaveBeenCalled();
    });

    it('asks it once for fifty people, and once in a while for who goes on pressing', async () => {
      const { readings, pass } = bench({ refreshMs: 100 });
      await readings.read(['k'], async () => ['a']);
      pass(500);
      const read = jest.fn(async () => ['b']);
      const all = await Promise.all(
        Array.from({ length: 50 }, () => readings.read(['k'], read, anew)),
      );
      expect(new Set(all.map(({ readAt }) => readAt))).toEqual(
        new Set(['2026-09-01T10:00:00.500Z']),
      );
      for (let press = 0; press < 50; press++) {
        pass(10);
        await readings.read(['k'], read, anew);
      }
      expect(read).toHaveBeenCalledTimes(6);
    });

    it('waits for the source while others take what is kept, and joins who reads already', async () => {
      const { readings, pass } = bench({ refreshMs: 100, revalidateMs: 9_000 });
      await readings.read(['k'], async () => ['a']);
      pass(2_000);
      let end = (_: string[]) => {};
      const slow = jest.fn(
        () =>
          new Promise<string[]>(resolve => {
            end = resolve;
          }),
      );
      const [kept, wanted] = [
        readings.read(['k'], slow),
        readings.read(['k'], slow, anew),
      ];
      await expect(kept).resolves.toMatchObject({ value: ['a'] });
      end(['b']);
      await expect(wanted).resolves.toMatchObject({ value: ['b'] });
      expect(slow).toHaveBeenCalledTimes(1);
    });

    it('lets a source that has just failed rest, and says how old the answer is', async () => {
      const { readings, pass } = bench({ refreshMs: 100 });
      await readings.read(['k'], async () => ['a']);
      pass(500);
      const fail = jest.fn(async (): Promise<string[]> => {
        throw new Error('503');
      });
      for (let press = 0; press < 3; press++) {
        await expect(readings.read(['k'], fail, anew)).resolves.toEqual({
          value: ['a'],
          readAt: '2026-09-01T10:00:00.000Z',
          stale: true,
          error: '503',
        });
      }
      expect(fail).toHaveBeenCalledTimes(1);
    });
  });

  it('is as old as the beginning of the reading, and fresh from its end on', async () => {
    const { readings, pass } = bench();
    const slow = async () => {
      pass(400);
      return ['a'];
    };
    const first = { value: ['a'], readAt: '2026-09-01T10:00:00.000Z' };
    await expect(readings.read(['k'], slow)).resolves.toMatchObject(first);
    pass(999);
    const read = jest.fn(async () => ['b']);
    await expect(readings.read(['k'], read)).resolves.toMatchObject(first);
    expect(read).not.toHaveBeenCalled();
  });
});
