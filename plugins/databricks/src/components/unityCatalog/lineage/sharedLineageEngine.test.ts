import { createLineageEngine } from './createLineageEngine';
import { sharedLineageEngine } from './sharedLineageEngine';

jest.mock('./createLineageEngine', () => ({ createLineageEngine: jest.fn() }));

const create = jest.mocked(createLineageEngine);
const graph = { id: 'root' };

describe('sharedLineageEngine', () => {
  it('is started once, and anew after it has failed', async () => {
    create.mockRejectedValueOnce(new Error('no workers'));
    await expect(sharedLineageEngine()).rejects.toThrow('no workers');

    create.mockResolvedValueOnce({
      layout: async () => {
        throw new Error('the worker is gone');
      },
    });
    const engine = await sharedLineageEngine();
    expect(await sharedLineageEngine()).toBe(engine);
    await expect(engine.layout(graph)).rejects.toThrow('the worker is gone');

    create.mockResolvedValueOnce({ layout: async placed => placed });
    const next = await sharedLineageEngine();
    expect(await next.layout(graph)).toEqual(graph);
    expect(create).toHaveBeenCalledTimes(3);
  });
});
