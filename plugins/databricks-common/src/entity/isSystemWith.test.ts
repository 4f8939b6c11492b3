import { Entity } from '@backstage/catalog-model';
import { isDatabricksPlatform } from './isDatabricksPlatform';
import { isDatabricksProject } from './isDatabricksProject';

const entity = (
  kind: string,
  annotations?: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'acme', ...(annotations && { annotations }) },
});
const platformFile = {
  'lakeport.dev/platform-file':
    'https://github.com/acme/p/blob/main/platform.yaml',
};
const projectFile = {
  'lakeport.dev/project-file':
    'https://github.com/acme/p/blob/main/lakeport.yaml',
};

describe('isDatabricksPlatform and isDatabricksProject', () => {
  it.each([
    ['a platform', entity('System', platformFile), true, false],
    ['a kind in another case', entity('system', platformFile), true, false],
    ['a project', entity('System', projectFile), false, true],
    [
      'a project that names its platform',
      entity('System', { ...projectFile, 'lakeport.dev/platform': 'acme' }),
      false,
      true,
    ],
    ['an environment', entity('Resource', projectFile), false, false],
    [
      'an empty annotation',
      entity('System', { 'lakeport.dev/project-file': '' }),
      false,
      false,
    ],
    ['a System of others', entity('System'), false, false],
  ])('tell %s', (_, value, isPlatform, isProject) => {
    expect(isDatabricksPlatform(value)).toBe(isPlatform);
    expect(isDatabricksProject(value)).toBe(isProject);
  });
});
