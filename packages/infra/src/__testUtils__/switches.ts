/** A part of an environment, as a project file has it. */
type Fragment = Readonly<Record<string, unknown>>;

const ZONES = ['us-west-2a', 'us-west-2b'];
const KEY =
  'arn:aws:kms:us-west-2:100000000002:key/1234abcd-12ab-34cd-56ef-1234567890ab';

function network(more: Fragment = {}): Fragment {
  return {
    network: { cidr: '10.0.0.0/22', availabilityZones: ZONES, ...more },
  };
}

const existing = (egress: string) => ({
  network: {
    existing: {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'],
      securityGroupIds: ['sg-0a1b2c3d4e5f60718', 'sg-0a1b2c3d4e5f60719'],
      egress,
      endpoints: ['s3', 'sts', 'kinesis-streams'],
    },
  },
});

/**
 * Every switch of an environment's AWS side with its settings: what each adds
 * to an environment of a project file in us-west-2.
 */
export const switches: Readonly<
  Record<string, Readonly<Record<string, Fragment>>>
> = {
  profile: {
    development: { securityProfile: 'development' },
    'production-basic': { securityProfile: 'production-basic' },
    'production-secure': { securityProfile: 'production-secure' },
    'maximum-security': { securityProfile: 'maximum-security' },
  },
  network: {
    'nat-per-az': network(),
    'single-nat': network({ egress: 'single-nat' }),
    isolated: network({ egress: 'isolated' }),
    'three-zones': network({ availabilityZones: [...ZONES, 'us-west-2c'] }),
    swapped: network({
      generation: 2,
      replaces: {
        cidr: '10.0.4.0/22',
        availabilityZones: ZONES,
        egress: 'single-nat',
      },
    }),
    'existing-nat': existing('nat'),
    'existing-isolated': existing('isolated'),
  },
  flowLogs: { off: {}, on: { network: { flowLogs: true } } },
  endpointPolicies: { off: {}, on: { network: { endpointPolicies: true } } },
  sleep: {
    never: {},
    asleep: { sleep: { asleep: true } },
    'keeps-addresses': { sleep: { asleep: true, keepAddresses: true } },
    scheduled: {
      sleep: {
        schedule: {
          asleep: '0 20 * * 1-5',
          awake: '0 7 * * 1-5',
          timeZone: 'Europe/Berlin',
        },
      },
    },
  },
  backEnd: {
    profile: {},
    off: { privateLink: { backEnd: false } },
    on: { privateLink: { backEnd: true } },
    registered: { privateLink: { backEnd: true, endpoints: {} } },
  },
  frontEnd: {
    off: {},
    on: { privateLink: { frontEnd: true } },
    clients: {
      privateLink: {
        frontEnd: { clientCidrs: ['10.8.0.0/16', '10.9.0.0/16'] },
      },
    },
  },
  encryption: {
    profile: {},
    off: { encryption: { storage: false } },
    on: { encryption: { storage: true } },
    existing: {
      encryption: {
        storage: true,
        key: { existing: KEY, alias: 'alias/storage' },
      },
    },
  },
  workspaceEncryption: {
    profile: {},
    off: { workspaceEncryption: { managedServices: false, storage: false } },
    storage: { workspaceEncryption: { managedServices: false, storage: true } },
    'managed-services': {
      workspaceEncryption: { managedServices: true, storage: false },
    },
    existing: {
      workspaceEncryption: {
        managedServices: true,
        storage: true,
        key: { existing: KEY, alias: 'alias/workspace' },
      },
    },
  },
  crossAccountPolicy: {
    profile: {},
    customer: { crossAccountPolicy: 'customer' },
    restricted: { crossAccountPolicy: 'restricted' },
  },
  rootBucketPolicy: {
    profile: {},
    standard: { rootBucketPolicy: 'standard' },
    tight: { rootBucketPolicy: 'tight' },
  },
  instanceProfiles: {
    none: {},
    created: {
      compute: {
        instanceProfiles: {
          readers: { buckets: [{ name: 'acme-exports' }] },
          writers: {
            buckets: [
              { name: 'acme-exports', access: 'read' },
              { name: 'acme-imports', access: 'read-write' },
            ],
          },
          nobody: {},
        },
      },
    },
    existing: {
      compute: {
        instanceProfiles: {
          known: {
            existing:
              'arn:aws:iam::100000000002:instance-profile/teams/payments-readers',
          },
        },
      },
    },
  },
  catalogs: {
    default: {},
    none: { catalogs: {} },
    two: { catalogs: { one: { default: true }, two: {} } },
  },
  deletionProtection: {
    profile: {},
    off: { deletionProtection: false },
    on: { deletionProtection: true },
  },
  networkConnectivity: {
    off: {},
    on: { serverless: { networkConnectivity: true } },
    existing: {
      serverless: {
        networkConnectivity: {
          existing: '0f3e3b1a-5a0e-4d49-9b5e-2f0c6a1d8e7d',
        },
      },
    },
  },
};
