import fc from 'fast-check';
import { arbitraryProject } from './__testUtils__/arbitraryProject';
import { validProject } from './__testUtils__/validProject';
import type { ProjectInput } from './Project';
import { resolveProject } from './resolveProject';
import { resourceNames } from './resourceNames';
import { projectFileSchema } from './schema/projectFileSchema';

const resolved = (project: ProjectInput) =>
  resolveProject(projectFileSchema.parse(project));

describe('resourceNames', () => {
  it('derives all names from project and environment', () => {
    const project = validProject();
    project.spec.aws.tags = { team: 'a' };
    expect(resourceNames(resolved(project), 'dev')).toEqual({
      workspace: 'payments-dev',
      vpc: 'payments-dev',
      workspaceSecurityGroup: 'workspace-payments-dev',
      endpointSecurityGroup: 'endpoints-payments-dev',
      crossAccountRole: 'payments-dev-cross-account',
      flowLogBucket: 'payments-dev-logs-100000000002',
      rootBucket: 'payments-dev-root-100000000002',
      credentials: 'payments-dev',
      storageConfiguration: 'payments-dev',
      network: 'payments-dev',
      workspaceEndpoint: 'payments-dev-workspace',
      relayEndpoint: 'payments-dev-relay',
      frontEndEndpoint: 'payments-dev-front-end',
      privateAccessSettings: 'payments-dev',
      storageKeyAlias: 'alias/payments-dev-storage',
      workspaceKeyAlias: 'alias/payments-dev-workspace',
      customerManagedKeys: 'payments-dev',
      networkPolicy: 'payments-dev',
      networkConnectivity: 'payments-us-west-2',
      instanceProfiles: {},
      servicePrincipals: {},
      account: expect.objectContaining({
        stack: 'payments-account',
        logDeliveryBucket: 'payments-log-delivery-100000000001',
        logDeliveryRole: 'payments-log-delivery',
        auditLogDelivery: 'payments-audit',
        billableUsageLogDelivery: 'payments-billable-usage',
      }),
      stacks: {
        account: 'payments-account',
        base: 'payments-dev-base',
        workspace: 'payments-dev-workspace',
        data: 'payments-dev-data',
      },
      catalogs: {
        payments_dev: {
          bucket: 'payments-dev-catalog-100000000002',
          role: 'payments-dev-catalog',
          storageCredential: 'payments_dev_catalog',
          externalLocation: 'payments_dev_catalog',
        },
      },
      defaultCatalog: 'payments_dev',
      metastore: 'payments-us-west-2',
      tags: {
        team: 'a',
        'lakeport-project': 'payments',
        'lakeport-environment': 'dev',
      },
    });
  });

  it('has no account stack on a platform, and no default catalog where none is', () => {
    const project = validProject();
    project.spec.platform = 'acme';
    project.spec.environments.dev.catalogs = { raw: {} };
    const names = resourceNames(resolved(project), 'dev');
    expect(names.stacks).not.toHaveProperty('account');
    expect(names).not.toHaveProperty('defaultCatalog');
  });

  it('names two networks apart while the workspace moves', () => {
    const project = validProject();
    project.spec.environments.dev.network = {
      cidr: '10.4.0.0/22',
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      generation: 3,
      replaces: {
        cidr: '10.0.0.0/22',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
      },
    };
    const names = resourceNames(resolved(project), 'dev');
    expect(names).toMatchObject({
      vpc: 'payments-dev-3',
      network: 'payments-dev-3',
      workspaceSecurityGroup: 'workspace-payments-dev-3',
      relayEndpoint: 'payments-dev-3-relay',
      crossAccountRole: 'payments-dev-cross-account',
      replacedNetwork: {
        vpc: 'payments-dev-2',
        endpointSecurityGroup: 'endpoints-payments-dev-2',
        network: 'payments-dev-2',
      },
    });
  });

  it('has a stack of credentials for service principals, also when none has a secret any more', () => {
    const project = validProject();
    project.spec.environments.dev.compute = {
      instanceProfiles: {
        readers: { buckets: [{ name: 'acme-exports' }] },
        old: {
          existing: 'arn:aws:iam::100000000002:instance-profile/old',
        },
      },
    };
    expect(resourceNames(resolved(project), 'dev').stacks).not.toHaveProperty(
      'credentials',
    );
    project.spec.environments.dev.servicePrincipals = { loader: {} };
    expect(resourceNames(resolved(project), 'dev')).toMatchObject({
      stacks: { credentials: 'payments-dev-credentials' },
      servicePrincipals: {
        loader: {
          displayName: 'payments-dev-loader',
          secret: 'payments/dev/loader/oauth',
        },
      },
      instanceProfiles: {
        readers: {
          role: 'payments-dev-readers-profile',
          instanceProfile: 'payments-dev-readers-profile',
        },
      },
    });
  });

  it('gives a project called sg security groups that AWS takes', () => {
    const project = validProject();
    project.metadata.name = 'sg';
    const names = resourceNames(resolved(project), 'dev');
    expect(names.workspaceSecurityGroup).toBe('workspace-sg-dev');
    expect(names.endpointSecurityGroup).toBe('endpoints-sg-dev');
  });

  it('says which environments there are', () => {
    expect(() => resourceNames(resolved(validProject()), 'prod')).toThrow(
      'project payments has no environment "prod"; it has dev',
    );
    expect(() => resourceNames(resolved(validProject()), 'toString')).toThrow(
      RangeError,
    );
  });

  it('keeps the limits of AWS and Databricks, for every valid project', () => {
    fc.assert(
      fc.property(arbitraryProject, input => {
        const project = resolved(input);
        for (const environment of Object.keys(project.spec.environments)) {
          const names = resourceNames(project, environment);
          const catalogs = Object.values(names.catalogs);
          for (const bucket of [
            names.rootBucket,
            names.flowLogBucket,
            ...catalogs.map(({ bucket: name }) => name),
          ]) {
            expect(bucket).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
          }
          for (const role of [
            names.crossAccountRole,
            ...catalogs.map(({ role: name }) => name),
            ...Object.values(names.instanceProfiles).map(made => made.role),
          ]) {
            expect(role).toMatch(/^[\w+=,.@-]{1,64}$/);
          }
          for (const group of [
            names.workspaceSecurityGroup,
            names.endpointSecurityGroup,
          ]) {
            expect(group).toMatch(/^(?!sg-)[a-z0-9-]{1,255}$/);
          }
          for (const name of [names.network, names.credentials]) {
            expect(name.length).toBeGreaterThanOrEqual(4);
            expect(name.length).toBeLessThanOrEqual(64);
          }
          const { networkConnectivity, networkPolicy } =
            project.spec.environments[environment].serverless;
          expect([
            networkConnectivity.mode,
            names.networkConnectivity.length <= 30,
          ]).not.toEqual(['create', false]);
          expect([
            networkPolicy?.mode,
            names.networkPolicy.length <= 32,
          ]).not.toEqual(['create', false]);
          expect(Object.keys(names.tags).length).toBeLessThanOrEqual(49);
        }
      }),
      { numRuns: 100 },
    );
  });
});
