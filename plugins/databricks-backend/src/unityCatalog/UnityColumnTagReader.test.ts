import { mockCredentials } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import { UnityColumnTagReader } from './UnityColumnTagReader';

const workspace = { id: '1', name: 'w', status: 'RUNNING', url: 'https://w' };
const answer = <T>(value: T) => ({
  value,
  metastore: { id: 'm-1', name: 'm', workspaces: [] },
  workspace,
  age: { readAt: '2026-09-01T10:00:00Z', stale: false },
  errors: [],
});
const caller = {
  credentials: mockCredentials.user(),
  name: 'user:default/mock',
  rights: { readAs: 'portal' as const },
};
const request = { metastore: 'm-1', catalog: 'c', schema: 's', table: 't' };

function bench(options: {
  columns: number;
  ofColumn: ConstructorParameters<
    typeof UnityColumnTagReader
  >[0]['tags']['ofColumn'];
  deadline?: () => Promise<void>;
}) {
  return new UnityColumnTagReader({
    access: {
      decide: async () => ({ allows: async all => all.map(() => true) }),
    },
    details: {
      read: async () =>
        answer({
          object: { kind: 'table' as const, name: 't', fullName: 'c.s.t' },
          properties: {},
          columns: Array.from({ length: options.columns }, (_, i) => ({
            name: `c${i}`,
          })),
        }),
    },
    tags: { ofColumn: options.ofColumn },
    deadline: options.deadline ?? (() => new Promise(() => {})),
  });
}

describe('UnityColumnTagReader', () => {
  it('asks for a few columns at a time, whoever asks', async () => {
    let asking = 0;
    let most = 0;
    const reader = bench({
      columns: 40,
      ofColumn: async () => {
        asking += 1;
        most = Math.max(most, asking);
        await new Promise(resolve => setImmediate(resolve));
        asking -= 1;
        return answer([]);
      },
    });
    await reader.list(request, caller);
    expect(most).toBe(4);
    await Promise.all(
      Array.from({ length: 10 }, () => reader.list(request, caller)),
    );
    expect(most).toBe(6);
  });

  it('tells at the deadline what was read by then, and asks for no more', async () => {
    const deadline = createDeferred();
    const slow = createDeferred();
    const asked: string[] = [];
    const reader = bench({
      columns: 10,
      ofColumn: async (_, column) => {
        asked.push(column);
        if (column === 'c5') {
          deadline.resolve();
        }
        if (Number(column.slice(1)) >= 2) {
          await slow;
        }
        return answer([{ key: column }]);
      },
      deadline: () => deadline,
    });
    const page = await reader.list(request, caller);
    expect(page.items.filter(({ tags }) => tags)).toEqual([
      { name: 'c0', tags: [{ key: 'c0' }] },
      { name: 'c1', tags: [{ key: 'c1' }] },
    ]);
    expect(page.errors).toEqual([
      {
        source: 'tags of columns c2, c3, c4 and 5 more',
        message: expect.stringContaining('not read in time'),
      },
    ]);
    slow.resolve();
    await new Promise(resolve => setImmediate(resolve));
    expect(asked).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
  });

  it('goes on past single columns that fail', async () => {
    const reader = bench({
      columns: 30,
      ofColumn: async (_, column) => {
        if (Number(column.slice(1)) % 3 === 0) {
          throw new Error('not this one');
        }
        return answer([]);
      },
    });
    const page = await reader.list({ ...request, limit: 30 }, caller);
    expect(page.items.filter(({ tags }) => tags)).toHaveLength(20);
    expect(page.errors).toEqual([
      {
        source: 'tags of columns c0, c3, c6 and 7 more',
        message: 'not this one',
      },
    ]);
  });
});
