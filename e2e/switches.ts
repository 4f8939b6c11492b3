import type { Choice } from './coveringArray.ts';

/** Every switch of an environment that can be set on its own. */
export const switches = {
  profile: [
    'development',
    'production-basic',
    'production-secure',
    'maximum-security',
  ],
  network: ['two-zones', 'three-zones', 'existing'],
  egress: ['nat-per-az', 'single-nat', 'isolated'],
  endpointPolicies: ['off', 'on'],
  flowLogs: ['off', 'on'],
  backEnd: ['off', 'on'],
  frontEnd: ['off', 'vpc', 'clients'],
  publicAccess: ['on', 'off'],
  privateAccess: ['account', 'endpoint', 'existing'],
  endpoints: ['ours', 'existing'],
  storageKey: ['off', 'ours', 'existing'],
  workspaceKey: ['off', 'managed-services', 'storage', 'both-existing'],
  crossAccountPolicy: ['customer', 'restricted'],
  rootBucketPolicy: ['standard', 'tight'],
  connectivity: ['off', 'ours', 'existing'],
  networkPolicy: ['off', 'ours', 'existing'],
  sleep: ['off', 'declared', 'asleep', 'keeps-addresses'],
  logDelivery: ['off', 'audit', 'both'],
  ipLists: ['off', 'allow', 'allow-and-block'],
  metastore: ['lookup', 'existing', 'ours'],
  legacyAccess: ['off', 'on'],
  content: ['none', 'default', 'all'],
} satisfies Record<string, readonly string[]>;

/**
 * The nearest choice that the project file allows; what means nothing with
 * the rest is left out.
 */
export function possible(choice: Choice): Choice {
  const chosen = { ...choice };
  const drop = (...names: string[]) =>
    names.forEach(name => {
      delete chosen[name];
    });
  if (chosen.publicAccess === 'off') {
    chosen.backEnd = 'on';
    if (chosen.frontEnd === 'off') chosen.frontEnd = 'vpc';
  }
  const hasLink = chosen.backEnd === 'on' || chosen.frontEnd !== 'off';
  if (chosen.network === 'existing') {
    drop('egress', 'endpointPolicies', 'flowLogs', 'sleep');
    if (hasLink) chosen.endpoints = 'existing';
  }
  // Their owner says who may reach them.
  if (chosen.endpoints === 'existing' && chosen.frontEnd === 'clients') {
    chosen.frontEnd = 'vpc';
  }
  if (!hasLink) drop('privateAccess', 'endpoints');
  return chosen;
}

const KEY =
  'arn:aws:kms:us-west-2:100000000002:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5';
const ID = '3f2b6c1e-0d3e-4a5f-9c8b-7a6d5e4f3c2';

function network(choice: Choice) {
  if (choice.network === 'existing') {
    return {
      existing: {
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        subnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
        securityGroupIds: ['sg-0a1b2c3d4e5f60713'],
        egress: 'isolated',
        endpoints: ['s3', 'sts', 'kinesis-streams'],
      },
    };
  }
  return {
    cidr: '10.0.0.0/20',
    availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'].slice(
      0,
      choice.network === 'three-zones' ? 3 : 2,
    ),
    egress: choice.egress,
    endpointPolicies: choice.endpointPolicies === 'on',
    flowLogs: choice.flowLogs === 'on',
  };
}

function privateLink(choice: Choice) {
  const frontEnd =
    choice.frontEnd === 'clients'
      ? { clientCidrs: ['10.200.0.0/16'] }
      : choice.frontEnd === 'vpc';
  return {
    backEnd: choice.backEnd === 'on',
    frontEnd,
    publicAccess: choice.publicAccess === 'on',
    ...(choice.privateAccess && {
      privateAccessSettings:
        choice.privateAccess === 'existing'
          ? { existing: `${ID}a` }
          : { level: choice.privateAccess },
    }),
    ...(choice.endpoints === 'existing' && {
      endpoints: {
        workspace: `${ID}b`,
        relay: `${ID}c`,
        ...(frontEnd && { frontEnd: `${ID}d` }),
      },
    }),
  };
}

function encryption({ storageKey }: Choice) {
  return {
    storage: storageKey !== 'off',
    ...(storageKey === 'existing' && {
      key: { existing: `${KEY}a`, alias: 'alias/lake' },
    }),
  };
}

function workspaceEncryption({ workspaceKey }: Choice) {
  const isBoth = workspaceKey === 'both-existing';
  return {
    managedServices: isBoth || workspaceKey === 'managed-services',
    storage: isBoth || workspaceKey === 'storage',
    ...(isBoth && {
      key: { existing: `${KEY}b`, alias: 'alias/workspace' },
    }),
  };
}

function serverless({ connectivity, networkPolicy }: Choice) {
  return {
    networkConnectivity:
      connectivity === 'existing'
        ? { existing: `${ID}e` }
        : connectivity === 'ours',
    ...(networkPolicy !== 'off' && {
      networkPolicy:
        networkPolicy === 'existing'
          ? { existing: 'restricted' }
          : { allowedDomains: ['pypi.org'], allowedBuckets: ['acme-landing'] },
    }),
  };
}

function sleep(choice: Choice) {
  if (choice.sleep === undefined || choice.sleep === 'off') return {};
  return {
    sleep: {
      schedule: {
        asleep: '0 20 * * 1-5',
        awake: '0 7 * * 1-5',
        timeZone: 'Europe/Berlin',
      },
      asleep: choice.sleep === 'asleep',
      keepAddresses: choice.sleep === 'keeps-addresses',
    },
  };
}

function ipAccessLists({ ipLists }: Choice) {
  if (ipLists === 'off') return {};
  return {
    ipAccessLists: {
      allow: ['203.0.113.0/24'],
      block: ipLists === 'allow' ? [] : ['203.0.113.13'],
    },
  };
}

const grants = [{ group: 'data-engineers', preset: 'engineer' }];

/** Everything that a workspace may be filled with. */
const everything = {
  catalogs: {
    lake_dev: {
      default: true,
      schemas: {
        raw: { volumes: { landing: { type: 'external' } } },
        sandbox: { volumes: { files: { type: 'managed' } } },
      },
      grants,
    },
    lake_shared: {
      bindings: [{ workspaceId: '1234567890123456', access: 'read-only' }],
      schemas: { open: {} },
      grants: [{ group: 'analysts', preset: 'reader' }],
    },
  },
  compute: {
    policies: {
      small: {
        maxDbusPerHour: 10,
        nodeTypes: ['m5d.large'],
        groups: ['data-engineers'],
        instanceProfiles: ['landing'],
      },
    },
    pools: { warm: { nodeType: 'm5d.large', groups: ['data-engineers'] } },
    clusters: {
      single: { singleNode: true, nodeType: 'm5d.large', policy: 'small' },
      pooled: {
        autoscale: { min: 1, max: 4 },
        pool: 'warm',
        libraries: { pypi: ['faker==37.0.0'], maven: [] },
        groups: ['data-engineers'],
      },
    },
    warehouses: {
      default: { size: '2X-Small', groups: ['data-engineers'] },
      classic: { size: 'X-Small', serverless: false },
    },
    instanceProfiles: {
      landing: { buckets: [{ name: 'acme-landing', access: 'read' }] },
    },
  },
  notebooks: {
    hello: { path: '/Shared/hello', language: 'PYTHON', content: 'print(1)' },
  },
  gitFolders: {
    samples: { url: 'https://github.com/acme/samples', branch: 'main' },
  },
  jobs: {
    nightly: {
      tasks: {
        first: { notebook: { name: 'hello' }, cluster: 'single' },
        second: {
          notebook: { gitFolder: 'samples', path: 'report' },
          dependsOn: ['first'],
        },
      },
      runAs: 'runner',
      schedule: { cron: '0 0 2 * * ?', timeZone: 'UTC' },
    },
  },
  servicePrincipals: {
    runner: { secret: { rotateDays: 90 } },
    pipeline: {
      federation: {
        issuer: 'https://token.actions.githubusercontent.com',
        audiences: ['databricks'],
        subject: 'repo:acme/lake:environment:dev',
      },
    },
  },
};

function content(choice: Choice) {
  if (choice.content === 'none') return { catalogs: {} };
  return choice.content === 'all' ? everything : {};
}

const METASTORES: Record<string, unknown> = {
  lookup: {},
  existing: { existing: `${ID}f` },
  ours: { create: true, owner: 'metastore-admins' },
};

/** Whether compute is left without any way to the control plane. */
export function isCutOff({ network: place, egress, backEnd }: Choice): boolean {
  return (place === 'existing' || egress === 'isolated') && backEnd === 'off';
}

/** The project file of a choice, as JSON, which is YAML as well. */
export function projectFile(choice: Choice): string {
  return JSON.stringify({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'lake', owner: 'group:default/lake' },
    spec: {
      databricks: {
        accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        metastores: { 'us-west-2': METASTORES[choice.metastore] },
        logDelivery: {
          audit: choice.logDelivery !== 'off',
          billableUsage: choice.logDelivery === 'both',
        },
      },
      aws: {
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
      },
      ...(choice.publicAccess === 'off' && {
        github: { runsOn: ['self-hosted'] },
      }),
      environments: {
        dev: {
          awsAccountId: '100000000002',
          region: 'us-west-2',
          securityProfile: choice.profile,
          network: network(choice),
          privateLink: privateLink(choice),
          encryption: encryption(choice),
          workspaceEncryption: workspaceEncryption(choice),
          crossAccountPolicy: choice.crossAccountPolicy,
          rootBucketPolicy: choice.rootBucketPolicy,
          serverless: serverless(choice),
          ...sleep(choice),
          workspace: {
            admins: { groups: ['platform-admins'] },
            users: { groups: ['data-engineers'] },
            legacyAccess: choice.legacyAccess === 'on',
            ...ipAccessLists(choice),
          },
          ...content(choice),
        },
      },
    },
  });
}
