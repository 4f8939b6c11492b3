import type { Entity } from '@backstage/catalog-model';
import { parseProject } from '@lakeport/project';
import { projectFileText } from '../__testUtils__/projectFileText';
import { takenNameProblems } from './takenNameProblems';

const entity = (ref: string, projectFile?: string): Entity => {
  const [, kind, namespace, name] = /^(\w+):(\w+)\/(.+)$/.exec(ref) ?? [];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace,
      annotations: projectFile
        ? { 'lakeport.dev/project-file': projectFile }
        : undefined,
    },
  };
};

function problems(entities: Entity[], text = projectFileText()) {
  const parsed = parseProject(text);
  if (!parsed.valid) {
    throw new Error('The project file of this test is not valid');
  }
  const asked: string[] = [];
  return {
    asked,
    result: takenNameProblems(parsed.project, {
      scmUrl: 'http://127.0.0.1:8099',
      findEntities: async refs => {
        asked.push(...refs);
        return refs.map(ref =>
          entities.find(
            ({ kind, metadata }) =>
              `${kind}:${metadata.namespace}/${metadata.name}` === ref,
          ),
        );
      },
    }),
  };
}

describe('takenNameProblems', () => {
  it('lets a new name pass', async () => {
    const { asked, result } = problems([]);
    expect(await result).toEqual([]);
    expect(asked).toEqual([
      'system:default/payments',
      'resource:default/payments-dev',
    ]);
  });

  it.each([
    [
      'the project of another repository',
      'http://127.0.0.1:8099/acme/payments-old/blob/main/lakeport.yaml',
    ],
    [
      'the same repository elsewhere',
      'https://github.com/acme/payments/blob/main/lakeport.yaml',
    ],
    ['something that is no project', undefined],
  ])('refuses the name of %s', async (_, projectFile) => {
    const { result } = problems([
      entity('system:default/payments', projectFile),
      entity('resource:default/payments-dev', projectFile),
    ]);
    expect(await result).toEqual([
      expect.objectContaining({
        path: 'metadata.name',
        message:
          '"payments" is taken: the catalog has system:default/payments and resource:default/payments-dev from elsewhere',
      }),
    ]);
  });

  it('knows the project again that comes from the same repository', async () => {
    const { result } = problems([
      entity(
        'system:default/payments',
        'http://127.0.0.1:8099/ACME/Payments/blob/main/lakeport.yaml',
      ),
    ]);
    expect(await result).toEqual([]);
  });

  it('does not look up a project without a repository', async () => {
    const { asked, result } = problems(
      [entity('system:default/payments')],
      projectFileText({ repository: undefined }),
    );
    expect(await result).toEqual([]);
    expect(asked).toEqual([]);
  });
});
