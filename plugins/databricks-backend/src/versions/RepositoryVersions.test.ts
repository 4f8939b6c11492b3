import { mockServices } from '@backstage/backend-test-utils';
import { RepositoryVersions, type VersionedSystem } from './RepositoryVersions';

const system = (name: string): VersionedSystem => ({
  kind: 'project',
  system: {
    entityRef: `system:default/${name}`,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name },
    },
    file: `https://github.com/acme/${name}/blob/main/lakeport.yaml`,
    repository: { host: 'github.com', owner: 'acme', repo: name },
  },
});

describe('RepositoryVersions', () => {
  it('tells what it knows in time, and of how many it does not', async () => {
    const versions = new RepositoryVersions({
      versions: {
        current: async () => '1.0.0',
        read: (file, signal) =>
          file.includes('/fast/')
            ? Promise.resolve({
                used: '0.9.0',
                current: '1.0.0',
                behind: 'major',
              })
            : new Promise((_, reject) =>
                signal?.addEventListener('abort', () => reject(signal.reason)),
              ),
      },
      logger: mockServices.logger.mock(),
      deadlineMs: 20,
    });
    const list = await versions.list(
      [system('slow-1'), system('fast'), system('slow-2')],
      { limit: 10, offset: 0 },
    );
    expect(
      list.items.map(({ name, lakeport }) => [name, lakeport.behind]),
    ).toEqual([
      ['fast', 'major'],
      ['slow-1', 'unknown'],
      ['slow-2', 'unknown'],
    ]);
    expect(list.errors).toEqual([
      {
        source: 'versions of lakeport',
        message: expect.stringContaining('2 of 3 repositories'),
      },
    ]);
  });
});
