import { parse, parseAllDocuments } from 'yaml';
import { platformFile } from '../__testUtils__/platformFile';
import { platformProjectFile } from '../__testUtils__/platformProjectFile';
import { projectFile } from '../__testUtils__/projectFile';
import { parseLakeportFile } from '../io/parseLakeportFile';
import { catalogInfo } from './catalogInfo';

function read(text: string) {
  const parsed = parseLakeportFile(text);
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
}

const entities = (text: string | undefined) =>
  parseAllDocuments(text ?? '').map(document => document.toJS());

describe('catalogInfo', () => {
  it('describes a project of a platform, and says the same of what it wrote', () => {
    const file = read(platformProjectFile());
    const text = catalogInfo(undefined, file, 'lakeport.yaml');
    const url =
      'https://github.com/acme/payments-lakehouse/blob/main/lakeport.yaml';
    expect(entities(text)).toMatchObject([
      {
        kind: 'System',
        metadata: {
          name: 'payments',
          annotations: {
            'lakeport.dev/project-file': url,
            'lakeport.dev/platform': 'acme',
          },
        },
        spec: { owner: 'group:default/payments-data' },
      },
      { kind: 'Resource', metadata: { name: 'payments-dev' } },
      {
        kind: 'Resource',
        metadata: {
          name: 'payments-prod',
          annotations: {
            'lakeport.dev/environment': 'payments/prod',
            'lakeport.dev/security-profile': 'development',
          },
        },
        spec: { type: 'databricks-environment', system: 'payments' },
      },
    ]);
    expect(catalogInfo(text, file, 'lakeport.yaml')).toBe(text);
  });

  it('describes a platform where its own repository is', () => {
    const file = read(
      platformFile(
        undefined,
        '{ organization: acme, repository: lakehouse-platform, host: github.acme.example, branch: trunk }',
      ),
    );
    expect(entities(catalogInfo(undefined, file, '/x/platform.yaml'))).toEqual([
      expect.objectContaining({
        kind: 'System',
        metadata: expect.objectContaining({
          name: 'acme',
          annotations: {
            'lakeport.dev/platform-file':
              'https://github.acme.example/acme/lakehouse-platform/blob/trunk/platform.yaml',
            'backstage.io/techdocs-ref': 'dir:.',
          },
        }),
      }),
    ]);
  });

  it('leaves what a team wrote, adds environments, and takes out those that are no more', () => {
    const theirs = `# ours
apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: payments   # the same as in lakeport.yaml
  annotations: { lakeport.dev/project-file: 'http://127.0.0.1:8099/acme/p/blob/main/lakeport.yaml' }
spec: { owner: group:default/payments-data }
---
kind: Resource
metadata: { name: payments-old, annotations: { lakeport.dev/environment: payments/old } }
---
kind: Resource
metadata: { name: my-dev, annotations: { lakeport.dev/environment: payments/dev } }
---
# not lakeport's
kind: Component
metadata: { name: reports }
`;
    const text = catalogInfo(
      theirs,
      read(platformProjectFile()),
      'lakeport.yaml',
    );
    expect(entities(text).map(({ metadata }) => metadata.name)).toEqual([
      'payments',
      'my-dev',
      'reports',
      'payments-prod',
    ]);
    expect(text).toContain('  name: payments # the same as in lakeport.yaml');
    expect(text).toContain("# not lakeport's\nkind: Component");
    // Where the repository really is, and not where it might be.
    expect(entities(text)[3].metadata.annotations).toMatchObject({
      'lakeport.dev/project-file':
        'http://127.0.0.1:8099/acme/p/blob/main/lakeport.yaml',
    });
    expect(entities(text)[0].metadata.annotations).toMatchObject({
      'lakeport.dev/platform': 'acme',
    });
    expect(
      catalogInfo(text, read(platformProjectFile()), 'lakeport.yaml'),
    ).toBe(text);
  });

  it('keeps the security profile of an entity as the file says it', () => {
    const before = catalogInfo(
      undefined,
      read(platformProjectFile()),
      'lakeport.yaml',
    );
    const after = catalogInfo(
      before?.replace('title: payments dev', 'title: Ours # of us all'),
      read(
        platformProjectFile().replace(
          'securityProfile: development',
          'securityProfile: maximum-security',
        ),
      ),
      'lakeport.yaml',
    );
    const [, dev, prod] = entities(after);
    expect(dev.metadata).toMatchObject({
      title: 'Ours',
      annotations: { 'lakeport.dev/security-profile': 'maximum-security' },
    });
    expect(prod.metadata.annotations).toMatchObject({
      'lakeport.dev/security-profile': 'development',
    });
    expect(after).toContain('# of us all');
  });

  it('writes nothing where nobody knows where the repository is', () => {
    expect(
      catalogInfo(undefined, read(projectFile()), 'lakeport.yaml'),
    ).toBeUndefined();
  });

  it('keeps what a file says as text', () => {
    const title = 'x"\n---\nkind: Location #';
    const text = catalogInfo(
      undefined,
      read(
        platformProjectFile().replace(
          'name: payments,',
          `name: payments, description: ${JSON.stringify(title)},`,
        ),
      ),
      'lakeport.yaml',
    );
    expect(parse((text ?? '').split('\n---\n')[0]).metadata.description).toBe(
      title,
    );
    expect(entities(text)).toHaveLength(3);
  });
});
