import { readFileSync } from 'fs';
import { resolve } from 'path';
import { undocumentedKeys } from './__testUtils__/undocumentedKeys';
import { validProject } from './__testUtils__/validProject';
import type { Environment } from './Environment';
import { profileDefaults } from './profileDefaults';
import { resolveProject } from './resolveProject';
import { projectFileSchema } from './schema/projectFileSchema';
import { SchemaNode } from './schema/SchemaNode';

const ID = '5d3f2c1e-8a4b-4d0e-9a51-2f6c7b8d9e01';
const KEY =
  'arn:aws:kms:us-west-2:100000000002:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const page = readFileSync(
  resolve(__dirname, '../../../docs/project-file.md'),
  'utf8',
);

function dev(changes: object, platform?: string): Environment {
  const value = validProject();
  Object.assign(value.spec.environments.dev, changes);
  return resolveProject(
    projectFileSchema.parse({ ...value, spec: { ...value.spec, platform } }),
  ).spec.environments.dev;
}

describe('an environment after defaults', () => {
  it.each(Object.entries(profileDefaults))('follows profile %s', (name, is) => {
    expect(dev({ securityProfile: name })).toMatchObject({
      deletionProtection: is.deletionProtection,
      privateLink: {
        backEnd: is.backEnd,
        frontEnd: false,
        publicAccess: true,
        privateAccessSettings: is.backEnd
          ? { mode: 'create', level: 'ACCOUNT' }
          : { mode: 'none' },
      },
      encryption: {
        storage: is.storageEncryption ? { key: { mode: 'create' } } : false,
      },
      workspaceEncryption: {
        managedServices: is.workspaceEncryption,
        storage: is.workspaceEncryption,
        key: { mode: 'create' },
      },
      crossAccountPolicy: is.crossAccountPolicy,
      rootBucketPolicy: is.rootBucketPolicy,
    });
  });

  it('lets each switch be set on its own', () => {
    expect(
      dev({
        securityProfile: 'maximum-security',
        deletionProtection: false,
        privateLink: { backEnd: false },
        encryption: { storage: false },
        workspaceEncryption: {
          storage: false,
          key: { existing: KEY, alias: 'alias/x' },
        },
        crossAccountPolicy: 'customer',
        rootBucketPolicy: 'standard',
      }),
    ).toMatchObject({
      deletionProtection: false,
      privateLink: { backEnd: false, privateAccessSettings: { mode: 'none' } },
      encryption: { storage: false },
      workspaceEncryption: {
        managedServices: true,
        storage: false,
        key: { mode: 'existing', arn: KEY, alias: 'alias/x' },
      },
      crossAccountPolicy: 'customer',
      rootBucketPolicy: 'standard',
    });
  });

  it('has nothing of compute in the account when there is none', () => {
    expect(
      dev({
        network: undefined,
        securityProfile: 'maximum-security',
        workspace: { computeMode: 'serverless' },
      }),
    ).toMatchObject({
      network: { mode: 'none' },
      privateLink: {
        backEnd: false,
        privateAccessSettings: { mode: 'none' },
      },
      workspaceEncryption: { managedServices: false, storage: false },
      encryption: { storage: { key: { mode: 'create' } } },
      rootBucketPolicy: 'standard',
    });
  });

  it('leaves an existing network to its owner', () => {
    const environment = dev({
      securityProfile: 'production-secure',
      network: {
        existing: {
          vpcId: 'vpc-0a1b2c3d4e5f60718',
          subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
          securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
        },
      },
      privateLink: {
        frontEnd: true,
        privateAccessSettings: { existing: ID },
        endpoints: { workspace: ID, relay: ID, frontEnd: ID },
      },
    });
    expect(environment).toMatchObject({
      network: { mode: 'existing', egress: 'nat', endpoints: [] },
      privateLink: {
        backEnd: true,
        frontEnd: { clientCidrs: [] },
        privateAccessSettings: { mode: 'existing', id: ID },
      },
      crossAccountPolicy: 'customer',
      rootBucketPolicy: 'tight',
    });
  });

  it('lets users of the front end come from the VPC, and numbers networks down', () => {
    expect(
      dev({
        privateLink: {
          frontEnd: true,
          privateAccessSettings: { level: 'endpoint' },
        },
        network: {
          cidr: '10.4.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          generation: 4,
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
        },
      }),
    ).toMatchObject({
      privateLink: {
        backEnd: false,
        frontEnd: { clientCidrs: ['10.4.0.0/22'] },
        privateAccessSettings: { mode: 'create', level: 'ENDPOINT' },
      },
      network: {
        generation: 4,
        replaces: { generation: 3, egress: 'nat-per-az' },
      },
    });
  });

  it.each<[unknown, string | undefined, object]>([
    [undefined, undefined, { mode: 'none' }],
    [false, 'acme', { mode: 'none' }],
    [true, undefined, { mode: 'create' }],
    [true, 'acme', { mode: 'lookup', name: 'acme-us-west-2' }],
    [{ existing: ID }, 'acme', { mode: 'existing', id: ID }],
  ])(
    'connects serverless compute: %j with platform %s',
    (said, platform, is) => {
      const { serverless } = dev(
        {
          serverless: {
            networkConnectivity: said,
            networkPolicy: { allowedDomains: ['pypi.org'] },
          },
        },
        platform,
      );
      expect(serverless).toEqual({
        networkConnectivity: is,
        networkPolicy: {
          mode: 'create',
          allowedDomains: ['pypi.org'],
          allowedBuckets: [],
        },
      });
    },
  );
});

describe('the page of the project file', () => {
  it('names every key', () => {
    expect(
      undocumentedKeys(SchemaNode.of(projectFileSchema).child('spec'), page),
    ).toEqual([]);
  });

  it('has the defaults that profiles have', () => {
    const row = (key: string) =>
      page
        .split('\n')
        .find(line => line.startsWith(`| \`${key}\``))
        ?.split('|')
        .slice(2, 6)
        .map(cell => cell.trim());
    const column = (key: keyof typeof profileDefaults.development) =>
      Object.values(profileDefaults).map(profile => String(profile[key]));
    expect(row('deletionProtection')).toEqual(column('deletionProtection'));
    expect(row('privateLink.backEnd')).toEqual(column('backEnd'));
    expect(row('encryption.storage')).toEqual(column('storageEncryption'));
    expect(row('workspaceEncryption.managedServices')).toEqual(
      column('workspaceEncryption'),
    );
    expect(row('workspaceEncryption.storage')).toEqual(
      column('workspaceEncryption'),
    );
    expect(row('crossAccountPolicy')).toEqual(column('crossAccountPolicy'));
    expect(row('rootBucketPolicy')).toEqual(column('rootBucketPolicy'));
  });
});
