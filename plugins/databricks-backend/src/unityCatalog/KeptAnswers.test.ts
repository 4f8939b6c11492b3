import { KeptAnswers } from './KeptAnswers';

describe('KeptAnswers', () => {
  let now = 0;
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked;
  };
  beforeEach(() => {
    now = 0;
    asked = 0;
  });
  const create = (keepMs = 1_000, renews = false) =>
    new KeptAnswers<number>({ keepMs, renews, now: () => now });

  it('asks once while an answer holds, and again when it does not', async () => {
    const kept = create();
    expect(
      await Promise.all([kept.get(['ada'], ask), kept.get(['ada'], ask)]),
    ).toEqual([1, 1]);
    now = 999;
    await expect(kept.get(['ada'], ask)).resolves.toBe(1);
    now = 1_000;
    await expect(kept.get(['ada'], ask)).resolves.toBe(2);
  });

  it('gives nobody the answer of somebody else', async () => {
    const kept = create();
    await kept.get(['ada', 'x'], ask);
    await expect(kept.get(['bob', 'x'], ask)).resolves.toBe(2);
    await expect(kept.get(['ada', 'y'], ask)).resolves.toBe(3);
    await expect(kept.get(['ada', 'x'], ask)).resolves.toBe(1);
  });

  it('does not keep what fails', async () => {
    const kept = create();
    const fail = async () => {
      throw new Error('no answer');
    };
    await expect(kept.get(['ada'], fail)).rejects.toThrow('no answer');
    await expect(kept.get(['ada'], ask)).resolves.toBe(1);
  });

  describe('when it renews', () => {
    const settled = () => new Promise(resolve => setImmediate(resolve));

    it('asks anew before an answer ends, once, and gives none that is too old', async () => {
      const kept = create(1_000, true);
      await kept.get(['ada'], ask);
      now = 499;
      await expect(kept.get(['ada'], ask)).resolves.toBe(1);
      expect(asked).toBe(1);

      now = 500;
      expect(
        await Promise.all([kept.get(['ada'], ask), kept.get(['ada'], ask)]),
      ).toEqual([1, 1]);
      expect(asked).toBe(2);
      await settled();
      now = 1_499;
      await expect(kept.get(['ada'], ask)).resolves.toBe(2);
      expect(asked).toBe(3);

      // The answer to the second question holds from when it was asked.
      await settled();
      now = 2_499;
      await expect(kept.get(['ada'], ask)).resolves.toBe(4);
    });

    it('does not wait for an answer that is late longer than it may', async () => {
      const kept = create(1_000, true);
      await kept.get(['ada'], ask);
      now = 600;
      let answer = (_: number) => {};
      const late = new Promise<number>(resolve => {
        answer = resolve;
      });
      await expect(kept.get(['ada'], () => late)).resolves.toBe(1);
      now = 1_000;
      await expect(kept.get(['ada'], ask)).resolves.toBe(2);
      answer(99);
      await settled();
      await expect(kept.get(['ada'], ask)).resolves.toBe(2);
    });

    it('ends what holds when the new answer is a refusal', async () => {
      const kept = create(1_000, true);
      const refuse = async () => {
        throw new Error('not any more');
      };
      await kept.get(['ada'], ask);
      now = 600;
      await expect(kept.get(['ada'], refuse)).resolves.toBe(1);
      await settled();
      await expect(kept.get(['ada'], refuse)).rejects.toThrow('not any more');
    });
  });

  it('keeps nothing where that is wished', async () => {
    const kept = create(0);
    await kept.get(['ada'], ask);
    await expect(kept.get(['ada'], ask)).resolves.toBe(2);
  });

  it('lets the oldest go when there are very many', async () => {
    const kept = create();
    await kept.get(['first'], ask);
    for (let index = 0; index < 5_000; index += 1) {
      await kept.get([String(index)], ask);
    }
    await expect(kept.get(['4999'], ask)).resolves.toBe(5_001);
    await expect(kept.get(['first'], ask)).resolves.toBe(5_002);
  });
});
