import type { DeclaredSystem } from '../systems/DeclaredSystem';
import { findPlatformOf } from './findPlatformOf';

const platform = (
  name: string,
  namespace?: string,
  repo = 'platform',
): DeclaredSystem => ({
  entityRef: `system:${namespace ?? 'default'}/${name}`,
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name, ...(namespace && { namespace }) },
  },
  file: 'https://github.com/acme/platform/blob/main/platform.yaml',
  repository: { host: 'github.com', owner: 'Acme', repo },
});

describe('findPlatformOf', () => {
  const of = { platform: 'acme', namespace: 'data' };

  it.each([
    ['its own namespace', ['other', undefined, 'data'], 'system:data/acme'],
    ['the default one', ['other', undefined], 'system:default/acme'],
    ['any', ['other'], 'system:other/acme'],
  ])('looks in %s first', (_, namespaces, ref) => {
    const found = findPlatformOf(
      of,
      namespaces.map(namespace => platform('acme', namespace)),
    );
    expect(found?.entityRef).toBe(ref);
  });

  it('takes none of another name or another repository than the project calls', () => {
    expect(findPlatformOf(of, [platform('beta')])).toBeUndefined();
    const called = { ...of, repository: 'acme/platform' };
    expect(
      findPlatformOf(called, [platform('acme', 'data', 'imposter')]),
    ).toBeUndefined();
    expect(
      findPlatformOf(called, [
        platform('acme', 'data', 'imposter'),
        platform('acme', undefined, 'Platform'),
      ])?.entityRef,
    ).toBe('system:default/acme');
  });
});
