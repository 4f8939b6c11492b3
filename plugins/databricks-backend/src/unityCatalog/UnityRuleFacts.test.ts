import { mockServices } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import { UnityRuleFacts } from './UnityRuleFacts';

describe('UnityRuleFacts', () => {
  const table = (schema: string) => ({
    metastoreId: 'm-1',
    kind: 'table' as const,
    catalog: 'c',
    schema,
    name: 't',
    owner: false as const,
  });
  const wanted = new Set(['owner'] as const);

  it('answers in time with what was read by then, and reads on', async () => {
    const slow = createDeferred<string>();
    const deadline = createDeferred();
    const logger = mockServices.logger.mock();
    let wasLate = false;
    const facts = new UnityRuleFacts({
      auth: mockServices.auth(),
      ownerReader: {
        of: () => async object => {
          if (object.schema !== 'slow') {
            return 'ada';
          }
          const owner = await slow;
          wasLate = true;
          return owner;
        },
      },
      tags: { own: async () => undefined },
      owners: { resolve: async () => name => ({ name }) },
      logger,
      deadline: () => deadline,
    });

    const asked = facts.resources(
      [table('slow'), table('quick')],
      wanted,
      facts.deadline(),
    );
    await new Promise(setImmediate);
    deadline.resolve();
    const [late, quick] = await asked;
    expect(late).toEqual(
      expect.not.objectContaining({ owners: expect.anything() }),
    );
    expect(quick).toMatchObject({
      schema: 'quick',
      owners: [{ name: 'ada' }, { name: 'ada' }, { name: 'ada' }],
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('of 1 of 2 objects, which are denied'),
    );
    expect(wasLate).toBe(false);
    slow.resolve('bob');
    await new Promise(setImmediate);
    expect(wasLate).toBe(true);
  });

  it('does not hold its answer back until the deadline', async () => {
    const ended: boolean[] = [];
    const facts = new UnityRuleFacts({
      auth: mockServices.auth(),
      ownerReader: { of: () => async () => 'ada' },
      tags: { own: async () => undefined },
      owners: { resolve: async () => name => ({ name }) },
      logger: mockServices.logger.mock(),
      deadline: signal =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            ended.push(true);
            reject(signal.reason);
          });
        }),
    });
    const question = facts.deadline();
    expect(await facts.resources([table('s')], wanted, question)).toHaveLength(
      1,
    );
    question.end();
    expect(ended).toEqual([true]);
  });
});
