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

  describe('of what is between environments', () => {
    const connected = (members: string) =>
      platformProjectFile().replace(
        'spec:\n',
        `spec:\n  connectivity: { mode: peering, members: [${members}] }\n`,
      );
    const NO_CONNECTIVITY = platformProjectFile();
    const shared = (text: string | undefined) =>
      entities(text).find(
        ({ spec }) => spec.type === 'databricks-shared-stack',
      );

    it('has an entity that depends on what it joins', () => {
      const file = read(connected('dev, prod'));
      const text = catalogInfo(undefined, file, 'lakeport.yaml');
      expect(shared(text)).toEqual({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: 'payments-connectivity',
          title: 'payments connectivity',
          description: 'Ways between the networks of the environments',
          annotations: {
            'lakeport.dev/project-file':
              'https://github.com/acme/payments-lakehouse/blob/main/lakeport.yaml',
            'lakeport.dev/environment': 'payments/connectivity',
            'lakeport.dev/security-profile': 'development',
            'backstage.io/techdocs-ref': 'dir:.',
          },
          tags: ['databricks'],
        },
        spec: {
          type: 'databricks-shared-stack',
          owner: 'group:default/payments-data',
          system: 'payments',
          dependsOn: ['resource:payments-dev', 'resource:payments-prod'],
        },
      });
      expect(catalogInfo(text, file, 'lakeport.yaml')).toBe(text);
    });

    it('adds it to a file that has none, and takes it out again', () => {
      const before = catalogInfo(
        undefined,
        read(NO_CONNECTIVITY),
        'lakeport.yaml',
      );
      const after = catalogInfo(
        before,
        read(connected('dev, prod')),
        'lakeport.yaml',
      );
      expect(after?.startsWith(before ?? 'nothing')).toBe(true);
      expect(shared(after)).toBeDefined();
      expect(catalogInfo(after, read(NO_CONNECTIVITY), 'lakeport.yaml')).toBe(
        before,
      );
    });

    it('depends on what the file says, under the names that a team gave, and on what the team added', () => {
      const old = catalogInfo(
        undefined,
        read(connected('dev, prod')),
        'lakeport.yaml',
      )
        ?.replace('name: payments-dev', 'name: my-dev\n  namespace: data')
        .replace(
          '    - resource:payments-dev\n    - resource:payments-prod\n',
          '    - component:default/reports\n    - resource:Default/payments-prod\n',
        )
        .replace('title: payments connectivity', 'title: Ways # ours');
      const text = catalogInfo(
        old,
        read(connected('prod, dev')),
        'lakeport.yaml',
      );
      expect(shared(text)).toMatchObject({
        metadata: { title: 'Ways' },
        spec: {
          dependsOn: [
            'component:default/reports',
            'resource:Default/payments-prod',
            'resource:data/my-dev',
          ],
        },
      });
      expect(text).toContain('# ours');
    });

    it('is as strict as the strictest of what it joins', () => {
      const before = catalogInfo(
        undefined,
        read(connected('dev, prod')),
        'lakeport.yaml',
      );
      const after = catalogInfo(
        before,
        read(
          connected('dev, prod').replace(
            'securityProfile: development',
            'securityProfile: production-secure',
          ),
        ),
        'lakeport.yaml',
      );
      expect(shared(after).metadata.annotations).toMatchObject({
        'lakeport.dev/security-profile': 'production-secure',
      });
    });

    it('takes out what it joins no more', () => {
      const three = `${connected('dev, prod, qa')}    qa:
      awsAccountId: "100000000009"
      region: us-west-2
      securityProfile: development
      network: { cidr: 10.9.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }
`;
      const old = catalogInfo(undefined, read(three), 'lakeport.yaml');
      expect(shared(old).spec.dependsOn).toHaveLength(3);
      for (const fewer of [
        three.replace('dev, prod, qa', 'dev, prod'),
        connected('dev, prod'),
      ]) {
        expect(
          shared(catalogInfo(old, read(fewer), 'lakeport.yaml')).spec.dependsOn,
        ).toEqual(['resource:payments-dev', 'resource:payments-prod']);
      }
    });
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
