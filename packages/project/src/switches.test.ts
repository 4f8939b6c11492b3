import { validProject } from './__testUtils__/validProject';
import { withValue } from './__testUtils__/withValue';
import { checkProject } from './checkProject';
import type { ProjectInput } from './Project';

const TODAY = '2026-11-20';
const dev = 'spec.environments.dev';
const KEY =
  'arn:aws:kms:us-west-2:100000000002:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const ID = '5d3f2c1e-8a4b-4d0e-9a51-2f6c7b8d9e01';
const OTHER_ID = '9b1f6d0e-3c2a-4f5b-8e7d-6a5c4b3d2e1f';
const existing = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
  securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
};

function said(value: unknown): string[] {
  return checkProject(value, { today: TODAY }).map(
    ({ path, message, hint }) => `${path}: ${message} -> ${hint}`,
  );
}

/** The valid project with its environment changed. */
function environment(changes: object): unknown {
  return withValue(dev, {
    ...validProject().spec.environments.dev,
    ...changes,
  });
}

describe('the switches of an environment', () => {
  it.each<[string, object, RegExp]>([
    [
      'PrivateLink in a region without it',
      {
        region: 'eu-north-1',
        securityProfile: 'production-basic',
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['eu-north-1a', 'eu-north-1b'],
        },
      },
      /^spec\.environments\.dev\.region: Databricks has no PrivateLink in region eu-north-1, and securityProfile production-basic uses it -> write privateLink: \{ backEnd: false \}, or use a region that has it: ap-northeast-1/,
    ],
    [
      'PrivateLink said in a region without it',
      {
        region: 'eu-north-1',
        privateLink: { backEnd: true },
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['eu-north-1a', 'eu-north-1b'],
        },
      },
      /^spec\.environments\.dev\.privateLink\.backEnd: Databricks has no PrivateLink in region eu-north-1 -> use backEnd: false/,
    ],
    [
      'no public access with a hosted runner',
      { privateLink: { backEnd: true, frontEnd: true, publicAccess: false } },
      /privateLink\.publicAccess: GitHub's own runners \(ubuntu-24\.04\) cannot reach .* -> write spec\.github\.runsOn/,
    ],
    [
      'private access settings without PrivateLink',
      { privateLink: { privateAccessSettings: { existing: ID } } },
      /privateLink\.privateAccessSettings: privateAccessSettings does not go without PrivateLink/,
    ],
    [
      'private access settings of two modes',
      {
        privateLink: {
          backEnd: true,
          privateAccessSettings: { existing: ID, level: 'account' },
        },
      },
      /privateAccessSettings\.level: level does not go with existing private access settings/,
    ],
    [
      'registered endpoints without PrivateLink',
      { privateLink: { endpoints: { workspace: ID, relay: OTHER_ID } } },
      /privateLink\.endpoints: endpoints does not go without PrivateLink/,
    ],
    [
      'half of the registered endpoints',
      { privateLink: { backEnd: true, endpoints: { workspace: ID } } },
      /privateLink\.endpoints\.relay: relay is missing/,
    ],
    [
      'a front end without its registered endpoint',
      {
        privateLink: {
          backEnd: true,
          frontEnd: true,
          endpoints: { workspace: ID, relay: OTHER_ID },
        },
      },
      /privateLink\.endpoints\.frontEnd: frontEnd is missing/,
    ],
    [
      'a registered endpoint without a front end',
      {
        privateLink: {
          backEnd: true,
          endpoints: { workspace: ID, relay: OTHER_ID, frontEnd: ID },
        },
      },
      /endpoints\.frontEnd: an endpoint for the front end does not go without a front end/,
    ],
    [
      'clients of registered endpoints',
      {
        privateLink: {
          frontEnd: { clientCidrs: ['10.8.0.0/16'] },
          endpoints: { workspace: ID, relay: OTHER_ID, frontEnd: ID },
        },
      },
      /frontEnd\.clientCidrs: clientCidrs does not go with registered endpoints/,
    ],
    [
      'a front end that is neither on, off nor described',
      { privateLink: { frontEnd: 'yes' } },
      /privateLink\.frontEnd: frontEnd must be true or false or a mapping, not "yes" -> true, false or/,
    ],
    [
      'clients of one address without a prefix',
      {
        privateLink: { backEnd: true, frontEnd: { clientCidrs: ['10.8.0.1'] } },
      },
      /clientCidrs\.0: "10\.8\.0\.1" is not an IPv4 range/,
    ],
    [
      'an existing network with zones',
      {
        network: { existing, availabilityZones: ['us-west-2a', 'us-west-2b'] },
      },
      /^spec\.environments\.dev\.network\.availabilityZones: availabilityZones does not go with an existing network/,
    ],
    [
      'an existing network with one subnet',
      {
        network: {
          existing: { ...existing, subnetIds: existing.subnetIds.slice(1) },
        },
      },
      /network\.existing\.subnetIds: there must be two subnets or more/,
    ],
    [
      'an existing network with a subnet named twice',
      {
        network: {
          existing: {
            ...existing,
            subnetIds: [existing.subnetIds[0], ...existing.subnetIds],
          },
        },
      },
      /subnetIds\.1: "subnet-0a1b2c3d4e5f60718" is listed twice/,
    ],
    [
      'an existing network with an id of something else',
      {
        network: {
          existing: { ...existing, vpcId: 'subnet-0a1b2c3d4e5f60718' },
        },
      },
      /network\.existing\.vpcId: .* is not a VPC id -> use the id that AWS shows, such as vpc-/,
    ],
    [
      'an existing network that is to sleep',
      { network: { existing }, sleep: {} },
      /dev\.sleep: sleep does not go with an existing network/,
    ],
    [
      'PrivateLink on an existing network',
      { network: { existing }, securityProfile: 'production-basic' },
      /privateLink\.endpoints: endpoints is missing: in an existing network lakeport makes no endpoints/,
    ],
    [
      'an existing network that is no mapping',
      { network: 'vpc-0a1b2c3d4e5f60718' },
      /network: network must be a mapping, not "vpc-0a1b2c3d4e5f60718" -> write a network with cidr/,
    ],
    [
      'no network',
      { network: undefined },
      /dev\.network: network is missing -> write a network/,
    ],
    [
      'a network for serverless compute only',
      { workspace: { computeMode: 'serverless' } },
      /dev\.network: network does not go with a workspace whose computeMode is serverless/,
    ],
    [
      'clusters for serverless compute only',
      {
        network: undefined,
        workspace: { computeMode: 'serverless' },
        compute: {
          clusters: { x: { singleNode: true, nodeType: 'm5d.large' } },
        },
      },
      /compute\.clusters: clusters does not go with a workspace whose computeMode is serverless/,
    ],
    [
      'a classic warehouse for serverless compute only',
      {
        network: undefined,
        workspace: { computeMode: 'serverless' },
        compute: { warehouses: { x: { size: 'Small', serverless: false } } },
      },
      /warehouses\.x\.serverless: a warehouse with serverless: false does not go/,
    ],
    [
      'a network that replaces and is the first',
      {
        network: {
          cidr: '10.4.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
        },
      },
      /network\.generation: .* cannot be the first -> write generation: 2/,
    ],
    [
      'a network that replaces a later one',
      {
        network: {
          cidr: '10.4.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          generation: 2,
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
            generation: 3,
          },
        },
      },
      /replaces\.generation: network 2 cannot replace network 3/,
    ],
    [
      'a replaced network in zones of another region',
      {
        network: {
          cidr: '10.4.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          generation: 2,
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-east-1b'],
          },
        },
      },
      /network\.replaces\.availabilityZones\.1: zone us-east-1b is not in region us-west-2/,
    ],
    [
      'a key without its alias',
      { encryption: { storage: true, key: { existing: KEY } } },
      /^spec\.environments\.dev\.encryption\.key\.alias: alias is missing -> use the key's alias/,
    ],
    [
      'a workspace key without its alias',
      { workspaceEncryption: { storage: true, key: { existing: KEY } } },
      /workspaceEncryption\.key\.alias: alias is missing/,
    ],
    [
      'the ARN of an alias',
      {
        encryption: {
          storage: true,
          key: {
            existing: 'arn:aws:kms:us-west-2:100000000002:alias/x',
            alias: 'alias/x',
          },
        },
      },
      /encryption\.key\.existing: .* is not the ARN of a KMS key -> use the ARN of the key itself/,
    ],
    [
      'a key of another region',
      {
        encryption: {
          storage: true,
          key: {
            existing: KEY.replace('us-west-2', 'us-east-1'),
            alias: 'alias/x',
          },
        },
      },
      /encryption\.key\.existing: the key is in region us-east-1, the environment in us-west-2/,
    ],
    [
      'a key that encrypts nothing',
      { encryption: { key: { existing: KEY, alias: 'alias/x' } } },
      /encryption\.key: nothing is encrypted by this key: encryption is off, which is the default of development/,
    ],
    [
      'the alias of AWS',
      {
        encryption: {
          storage: true,
          key: { existing: KEY, alias: 'alias/aws/s3' },
        },
      },
      /"alias\/aws\/s3" is not a key alias/,
    ],
    [
      'a schedule without a time zone',
      { sleep: { schedule: { asleep: '0 20 * * *', awake: '0 7 * * *' } } },
      /sleep\.schedule\.timeZone: timeZone is missing -> use an IANA time zone/,
    ],
    [
      'an unknown time zone',
      {
        sleep: {
          schedule: {
            asleep: '0 20 * * *',
            awake: '0 7 * * *',
            timeZone: 'Europe/Berln',
          },
        },
      },
      /timeZone: "Europe\/Berln" is not a time zone -> did you mean Europe\/Berlin\?/,
    ],
    [
      'an offset for a time zone',
      {
        sleep: {
          schedule: {
            asleep: '0 20 * * *',
            awake: '0 7 * * *',
            timeZone: '+01:00',
          },
        },
      },
      /timeZone: "\+01:00" is not a time zone/,
    ],
    [
      'a time zone in small letters',
      {
        sleep: {
          schedule: {
            asleep: '0 20 * * *',
            awake: '0 7 * * *',
            timeZone: 'europe/berlin',
          },
        },
      },
      /timeZone: .* -> use Europe\/Berlin/,
    ],
    [
      'asleep and awake at once',
      {
        sleep: {
          schedule: {
            asleep: '0 7 * * *',
            awake: '0 7 * * *',
            timeZone: 'UTC',
          },
        },
      },
      /schedule\.awake: the network would fall asleep and wake at the same time/,
    ],
    ...[
      '60 1 * * *',
      '0 20 * *',
      '0 20 * * * *',
      '@daily',
      'H 20 * * *',
      '0 20 L * *',
      '0 20 * * 5-1',
      '0 20 * * 8',
      '0  20 * * *',
      ` 0 20 * * *`,
      'x'.repeat(10_000),
    ].map((asleep): [string, object, RegExp] => [
      `the schedule ${asleep.slice(0, 20)}`,
      { sleep: { schedule: { asleep, awake: '0 7 * * *', timeZone: 'UTC' } } },
      /schedule\.asleep: .* is not a cron expression -> use minute, hour/,
    ]),
    [
      'a day that never comes',
      {
        sleep: {
          schedule: {
            asleep: '0 20 30 2 *',
            awake: '0 7 * * *',
            timeZone: 'UTC',
          },
        },
      },
      /schedule\.asleep: .* is (?:never|not a cron)/,
    ],
    [
      'an access list that lists nothing',
      { workspace: { ipAccessLists: {} } },
      /workspace\.ipAccessLists: no address is listed/,
    ],
    [
      'an access list with names',
      { workspace: { ipAccessLists: { allow: ['acme.example'] } } },
      /allow\.0: "acme\.example" is not an IPv4 address or range/,
    ],
    [
      'an access list with host bits',
      { workspace: { ipAccessLists: { allow: ['203.0.113.7/24'] } } },
      /allow\.0: 203\.0\.113\.7\/24 has host bits set.* -> use 203\.0\.113\.0\/24/,
    ],
    [
      'an address that is allowed and blocked',
      {
        workspace: {
          ipAccessLists: { allow: ['203.0.113.7'], block: ['203.0.113.7'] },
        },
      },
      /block\.0: 203\.0\.113\.7 is allowed, too/,
    ],
    [
      'a blocked range around what is allowed',
      {
        workspace: {
          ipAccessLists: { allow: ['203.0.113.7'], block: ['203.0.113.0/24'] },
        },
      },
      /block\.0: 203\.0\.113\.0\/24 blocks 203\.0\.113\.7, which is allowed/,
    ],
    [
      'a block of everybody',
      { workspace: { ipAccessLists: { block: ['0.0.0.0/0'] } } },
      /block\.0: 0\.0\.0\.0\/0 blocks every address/,
    ],
    [
      'one endpoint for two services',
      {
        privateLink: {
          backEnd: true,
          endpoints: {
            workspace: '0f3e3b1a-5a0e-4d49-9b5e-2f0c6a1d8e7a',
            relay: '0F3E3B1A-5A0E-4D49-9B5E-2F0C6A1D8E7A',
          },
        },
      },
      /endpoints\.relay: relay and workspace are one endpoint/,
    ],
    [
      'a generation beyond counting',
      {
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          generation: 1e21,
        },
      },
      /generation: 1e\+21 is more than 99/,
    ],
    [
      'a group whose name turns the direction of the text',
      { workspace: { users: { groups: ['\u202Esnimda'] } } },
      /users\.groups\.0: .* is not a group name/,
    ],
    [
      'bindings of an open catalog',
      {
        catalogs: {
          a: {
            isolation: 'open',
            bindings: [{ workspaceId: '1234567890123456' }],
          },
        },
      },
      /catalogs\.a\.bindings: bindings do not go with isolation: open/,
    ],
    [
      'a workspace bound twice',
      {
        catalogs: {
          a: {
            bindings: [
              { workspaceId: '1234567890123456' },
              { workspaceId: '1234567890123456', access: 'read-write' },
            ],
          },
        },
      },
      /bindings\.1\.workspaceId: workspace "1234567890123456" is bound already/,
    ],
    [
      'a serverless network policy of two modes',
      {
        serverless: {
          networkPolicy: { existing: 'x', allowedDomains: ['pypi.org'] },
        },
      },
      /networkPolicy\.allowedDomains: allowedDomains does not go with an existing network policy/,
    ],
    [
      'a domain with a scheme',
      {
        serverless: { networkPolicy: { allowedDomains: ['https://pypi.org'] } },
      },
      /"https:\/\/pypi\.org" is not a domain/,
    ],
    [
      'too many reviewers',
      { approvals: { reviewers: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] } },
      /approvals\.reviewers: GitHub takes six reviewers at most/,
    ],
    [
      'a wait of half a minute',
      { approvals: { waitMinutes: 0.5 } },
      /waitMinutes must be a whole number, not the number 0\.5/,
    ],
    [
      'a wait of months',
      { approvals: { waitMinutes: 100_000 } },
      /waitMinutes: 100000 is more than 43200 -> use the minutes/,
    ],
    [
      'a secret that is never made anew',
      { servicePrincipals: { loader: { secret: { rotateDays: 1000 } } } },
      /servicePrincipals\.loader\.secret\.rotateDays: 1000 is more than 730/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object]>([
    ['an existing network', { network: { existing } }],
    [
      'PrivateLink on an existing network',
      {
        network: { existing },
        securityProfile: 'maximum-security',
        privateLink: { endpoints: { workspace: ID, relay: OTHER_ID } },
      },
    ],
    [
      'serverless compute only, whatever the profile',
      {
        network: undefined,
        securityProfile: 'maximum-security',
        workspace: { computeMode: 'serverless' },
        serverless: { networkConnectivity: true, networkPolicy: {} },
      },
    ],
    [
      'a network that takes the range of the one before',
      {
        network: {
          cidr: '10.0.0.0/22',
          availabilityZones: ['us-west-2a', 'us-west-2c'],
          generation: 2,
          replaces: {
            cidr: '10.0.0.0/22',
            availabilityZones: ['us-west-2a', 'us-west-2b'],
          },
        },
      },
    ],
    [
      'keys of one profile',
      {
        securityProfile: 'maximum-security',
        encryption: { key: { existing: KEY, alias: 'alias/x' } },
        workspaceEncryption: { key: { existing: KEY, alias: 'alias/x' } },
      },
    ],
  ])('takes %s', (_, changes) => {
    expect(said(environment(changes))).toEqual([]);
  });

  it('reaches a workspace without public access by both ends, and by a runner of its own', () => {
    const open = (changes: object, runsOn: unknown) => {
      const value = validProject();
      Object.assign(value.spec.environments.dev, {
        privateLink: { backEnd: true, publicAccess: false, ...changes },
      });
      return said({ ...value, spec: { ...value.spec, github: { runsOn } } });
    };
    expect(open({ frontEnd: true }, ['self-hosted', 'linux'])).toEqual([]);
    expect(open({ frontEnd: true }, 'databricks')).toEqual([]);
    expect(open({}, 'databricks')).toEqual([
      expect.stringMatching(
        /privateLink\.publicAccess: .*not on at both ends -> set frontEnd: true, or publicAccess: true/,
      ),
    ]);
    for (const hosted of [
      'ubuntu-24.04',
      ['windows-2025'],
      ['macos-15', 'x'],
    ]) {
      expect(open({ frontEnd: true }, hosted)).toEqual([
        expect.stringMatching(/cannot reach a workspace without public access/),
      ]);
    }
  });

  it('says everything at once, also of parts that are wrong elsewhere', () => {
    expect(
      checkProject(
        environment({
          awsAccountId: 5,
          region: 'nowhere',
          securityProfile: 'production',
          network: { existing: { vpcId: 1 }, cidr: '10.0.0.0/22' },
          privateLink: { publicAccess: false, frontEnd: 'x' },
          encryption: { storage: 'x', key: {} },
          sleep: { schedule: { asleep: '0 7 * * *', awake: '0 7 * * *' } },
          jobs: {
            a: { tasks: { t: { notebook: { name: 'x' }, dependsOn: ['u'] } } },
          },
        }),
        { today: TODAY },
      )
        .map(({ path }) => path.replace(`${dev}.`, ''))
        .sort(),
    ).toEqual([
      'awsAccountId',
      'encryption.key.alias',
      'encryption.key.existing',
      'encryption.storage',
      'jobs.a.tasks.t.dependsOn.0',
      'jobs.a.tasks.t.notebook.name',
      'network.cidr',
      'network.existing.securityGroupIds',
      'network.existing.subnetIds',
      'network.existing.vpcId',
      'privateLink.frontEnd',
      'privateLink.publicAccess',
      'region',
      'securityProfile',
      'sleep',
      'sleep.schedule.awake',
      'sleep.schedule.timeZone',
    ]);
  });
});

describe('compute and content', () => {
  const cluster = (changes: object) => ({
    compute: {
      policies: { small: { nodeTypes: ['m5d.large'] } },
      pools: { warm: { nodeType: 'm5d.large' } },
      clusters: { x: { singleNode: true, nodeType: 'm5d.large', ...changes } },
    },
  });
  /** With that cluster in its policy, of which all else is right. */
  const inPolicy = (policy: object, changes: object) => {
    const { compute } = cluster({ policy: 'small', ...changes });
    return {
      compute: {
        ...compute,
        policies: { small: policy },
        instanceProfiles: { readers: {} },
      },
    };
  };
  const job = (tasks: object, more: object = {}) => ({
    notebooks: {
      welcome: { path: '/Shared/welcome', language: 'SQL', content: '' },
    },
    jobs: { a: { tasks, ...more } },
  });
  const task = (...dependsOn: string[]) => ({
    notebook: { name: 'welcome' },
    dependsOn,
  });

  it.each<[string, object, RegExp]>([
    [
      'two sizes',
      cluster({ workers: 2 }),
      /clusters\.x\.workers: workers does not go with singleNode -> keep one of/,
    ],
    [
      'no size',
      cluster({ singleNode: undefined }),
      /clusters\.x: none of singleNode, workers, autoscale is there -> write singleNode: true, /,
    ],
    [
      'a node type and a pool',
      cluster({ pool: 'warm' }),
      /clusters\.x\.pool: pool does not go with nodeType/,
    ],
    [
      'an undeclared pool',
      cluster({ nodeType: undefined, pool: 'wram' }),
      /clusters\.x\.pool: "wram" is not in compute\.pools of this environment -> did you mean warm\?/,
    ],
    [
      'an undeclared policy',
      cluster({ policy: 'big' }),
      /clusters\.x\.policy: "big" is not in compute\.policies/,
    ],
    [
      'an undeclared instance profile',
      cluster({ instanceProfile: 'readers' }),
      /instanceProfile: "readers" is not in compute\.instanceProfiles of this environment -> declare it/,
    ],
    [
      'a node type its policy does not allow',
      cluster({ policy: 'small', nodeType: 'm5d.xlarge' }),
      /clusters\.x\.nodeType: policy small does not allow m5d\.xlarge -> use one of m5d\.large/,
    ],
    [
      'a pool of nodes its policy does not allow',
      inPolicy(
        { nodeTypes: ['i3.xlarge'] },
        { nodeType: undefined, pool: 'warm' },
      ),
      /clusters\.x\.pool: policy small does not allow m5d\.large, which pool warm is made of -> use a pool of i3\.xlarge/,
    ],
    [
      'an instance profile its policy does not list',
      inPolicy({}, { instanceProfile: 'readers' }),
      /clusters\.x\.instanceProfile: policy small does not allow instance profile readers -> add it to compute\.policies\.small/,
    ],
    [
      'termination after that of its policy',
      inPolicy({ autoTerminationMinutes: 20 }, { autoTerminationMinutes: 21 }),
      /clusters\.x\.autoTerminationMinutes: policy small stops clusters after 20 minutes, this one stops after 21 -> write autoTerminationMinutes: 20/,
    ],
    [
      'a policy that stops clusters before one that says nothing stops',
      inPolicy({ autoTerminationMinutes: 29 }, {}),
      /clusters\.x\.autoTerminationMinutes: .* after 30 when nothing is said/,
    ],
    [
      'a runtime beside that of its policy',
      inPolicy(
        { sparkVersion: '15.4.x-scala2.12' },
        { sparkVersion: '16.4.x-scala2.12' },
      ),
      /clusters\.x\.sparkVersion: policy small has runtime 15\.4\.x-scala2\.12, not 16\.4/,
    ],
    [
      'a machine learning runtime of nobody',
      cluster({ sparkVersion: 'auto:latest-lts-ml' }),
      /clusters\.x\.groups: .* runtime auto:latest-lts-ml is dedicated to one group, not to none -> name one group/,
    ],
    [
      'a machine learning runtime of two groups',
      {
        workspace: { users: { groups: ['a', 'b'] } },
        ...inPolicy(
          { sparkVersion: '16.4.x-cpu-ml-scala2.12' },
          { groups: ['a', 'b'] },
        ),
      },
      /clusters\.x\.groups: .* is dedicated to one group, not to 2/,
    ],
    [
      'a cluster for a group that may not enter',
      {
        workspace: { admins: { groups: ['data-engineers'] } },
        ...cluster({ groups: ['users', 'data-enginers'] }),
      },
      /clusters\.x\.groups\.1: group "data-enginers" may not enter the workspace -> did you mean data-engineers\?/,
    ],
    [
      'a job for a group that may not enter',
      job({ t: task() }, { groups: ['auditors'] }),
      /jobs\.a\.groups\.0: group "auditors" may not enter the workspace -> add it to workspace\.users\.groups/,
    ],
    [
      'a range that ends before it begins',
      cluster({ singleNode: undefined, autoscale: { min: 4, max: 2 } }),
      /autoscale\.max: max 2 is less than min 4/,
    ],
    [
      'termination after nine minutes',
      cluster({ autoTerminationMinutes: 9 }),
      /autoTerminationMinutes: 9 is less than 10/,
    ],
    [
      'a library with a command',
      cluster({ libraries: { pypi: ['x; rm -rf /'] } }),
      /pypi\.0: "x; rm -rf \/" is not a PyPI package/,
    ],
    [
      'an instance profile of another account',
      {
        compute: {
          instanceProfiles: {
            x: { existing: 'arn:aws:iam::100000000009:instance-profile/x' },
          },
        },
      },
      /instanceProfiles\.x\.existing: the instance profile is in AWS account 100000000009, the environment in 100000000002/,
    ],
    [
      'a warehouse of no size',
      { compute: { warehouses: { x: { size: 'small' } } } },
      /unknown size "small" -> did you mean Small\?/,
    ],
    [
      'a warehouse of 31 clusters',
      { compute: { warehouses: { x: { size: 'Small', maxClusters: 31 } } } },
      /warehouses\.x\.maxClusters: 31 is more than 30/,
    ],
    [
      'a warehouse of its own that stops too soon',
      {
        compute: {
          warehouses: {
            x: { size: 'Small', serverless: false, autoStopMinutes: 5 },
          },
        },
      },
      /warehouses\.x\.autoStopMinutes: .* after 10 minutes or later, not after 5/,
    ],
    [
      'more warehouses at least than at most',
      { compute: { warehouses: { x: { size: 'Small', minClusters: 3 } } } },
      /maxClusters: maxClusters 1 is less than minClusters 3/,
    ],
    [
      'more warehouses at least than at most where there is nothing else',
      {
        network: undefined,
        workspace: { computeMode: 'serverless' },
        compute: { warehouses: { x: { size: 'Small', minClusters: 2 } } },
      },
      /maxClusters: maxClusters 1 is less than minClusters 2/,
    ],
    ['a job without tasks', job({}), /jobs\.a\.tasks: there is no task/],
    [
      'an undeclared notebook',
      job({ t: { notebook: { name: 'x' } } }),
      /tasks\.t\.notebook\.name: "x" is not in notebooks/,
    ],
    [
      'an undeclared Git folder',
      job({ t: { notebook: { gitFolder: 'x', path: 'a' } } }),
      /notebook\.gitFolder: "x" is not in gitFolders/,
    ],
    [
      'an undeclared cluster',
      job({ t: { ...task(), cluster: 'x' } }),
      /tasks\.t\.cluster: "x" is not in compute\.clusters/,
    ],
    [
      'an undeclared service principal',
      job({ t: task() }, { runAs: 'x' }),
      /jobs\.a\.runAs: "x" is not in servicePrincipals/,
    ],
    [
      'an undeclared task',
      job({ t: task('u') }),
      /dependsOn\.0: "u" is not in jobs\.a\.tasks/,
    ],
    [
      'a task that waits for itself',
      job({ t: task('t') }),
      /tasks\.t\.dependsOn: the tasks wait for each other: t → t/,
    ],
    [
      'tasks that wait for each other',
      job({ a: task(), b: task('a', 'd'), c: task('b'), d: task('c') }),
      /tasks\.b\.dependsOn: the tasks wait for each other: b → d → c → b/,
    ],
    [
      'a notebook of two kinds',
      job({ t: { notebook: { name: 'welcome', path: '/Shared/x' } } }),
      /notebook\.path: path does not go with a notebook of this file/,
    ],
    [
      'a notebook outside of /Shared',
      {
        notebooks: {
          x: { path: '/Shared/../Users/x', language: 'SQL', content: '' },
        },
      },
      /notebooks\.x\.path: .* is not a place in the workspace/,
    ],
    [
      'two notebooks at one place',
      {
        notebooks: {
          x: { path: '/Shared/x', language: 'SQL', content: '' },
          y: { path: '/Shared/x', language: 'SQL', content: '' },
        },
      },
      /notebooks\.y\.path: notebooks\.x is at this place already/,
    ],
    [
      'a branch and a tag',
      {
        gitFolders: {
          x: { url: 'https://github.com/a/b', branch: 'a', tag: 'b' },
        },
      },
      /gitFolders\.x\.tag: tag does not go with branch/,
    ],
    [
      'a password in an address',
      { gitFolders: { x: { url: 'https://me:secret@github.com/a/b' } } },
      /is not the address of a Git repository -> use an https address without user name/,
    ],
    [
      'a schedule of five fields for a job',
      job({ t: task() }, { schedule: { cron: '0 6 * * *', timeZone: 'UTC' } }),
      /schedule\.cron: "0 6 \* \* \*" is not a Quartz cron expression -> use second, minute/,
    ],
    [
      'a Quartz schedule without ?',
      job(
        { t: task() },
        { schedule: { cron: '0 0 6 * * *', timeZone: 'UTC' } },
      ),
      /use \? for either/,
    ],
    [
      'a Quartz schedule at hour 25',
      job(
        { t: task() },
        { schedule: { cron: '0 0 25 * * ?', timeZone: 'UTC' } },
      ),
      /correct the hour: 0 to 23/,
    ],
    [
      'a Quartz schedule of the past',
      job(
        { t: task() },
        { schedule: { cron: '0 0 6 * * ? 2019,2021', timeZone: 'UTC' } },
      ),
      /schedule\.cron: "0 0 6 \* \* \? 2019,2021" is never: its years are over/,
    ],
    [
      'a node type that is none, once',
      inPolicy({ nodeTypes: ['m5d', 'i3.xlarge'] }, {}),
      /policies\.small\.nodeTypes\.0: "m5d" is not an instance type/,
    ],
    [
      'a Quartz schedule that never comes',
      job(
        { t: task() },
        { schedule: { cron: '0 0 6 30,31 FEB ?', timeZone: 'UTC' } },
      ),
      /schedule\.cron: "0 0 6 30,31 FEB \?" is never/,
    ],
  ])('refuse %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object]>([
    [
      'a cluster at the limits of its policy',
      inPolicy(
        {
          nodeTypes: ['m5d.large'],
          autoTerminationMinutes: 20,
          sparkVersion: '16.4.x-scala2.12',
          instanceProfiles: ['readers'],
        },
        { autoTerminationMinutes: 20, instanceProfile: 'readers' },
      ),
    ],
    [
      'a cluster that goes on with a machine learning runtime as default',
      inPolicy({ sparkVersion: 'auto:latest-lts-ml' }, {}),
    ],
    [
      'a grant to a group that enters other workspaces',
      {
        catalogs: { a: { grants: [{ group: 'auditors', preset: 'reader' }] } },
      },
    ],
  ])('take %s', (_, changes) => {
    expect(said(environment(changes))).toEqual([]);
  });

  it.each([
    '0 0 6 29 2 ?',
    '0 0 6 31 2,3 ?',
    '0 0 6 30,28 FEB ?',
    '0 0 6 31 4-5 ?',
    '0 0 6 L 2 ?',
    '0 0 6 ? 2 MON#5',
  ])('take the Quartz schedule %s', cron => {
    const changes = job({ t: task() }, { schedule: { cron, timeZone: 'UTC' } });
    expect(said(environment(changes))).toEqual([]);
  });

  it('say nothing of groups while it cannot be read who may enter', () => {
    expect(
      said(
        environment({
          workspace: { users: { groups: 'analysts' } },
          ...cluster({ groups: ['analysts'] }),
        }),
      ),
    ).toEqual([expect.stringMatching(/users\.groups: groups must be a list/)]);
  });

  it('take thousands of tasks in a row', () => {
    const tasks = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [
        `t${index}`,
        task(...(index > 0 ? [`t${index - 1}`] : [])),
      ]).reverse(),
    );
    expect(said(environment(job(tasks)))).toEqual([]);
  });
});

describe('a file made to keep the check busy', () => {
  it.each<[string, (index: number) => unknown]>([
    [
      'dependencies',
      index => ({ notebook: { name: 'x' }, dependsOn: [`u${index}`] }),
    ],
    ['notebooks', () => ({ notebook: { name: 1, path: 2, gitFolder: 3 } })],
    ['parameters', () => ({ notebook: { name: 'x' }, parameters: { '#': 1 } })],
  ])('is read in seconds: %s', (_, task) => {
    const tasks = Object.fromEntries(
      Array.from({ length: 3500 }, (_item, index) => [
        `t${index}`,
        task(index),
      ]),
    );
    const started = Date.now();
    expect(
      said(environment({ jobs: { a: { tasks } } })).length,
    ).toBeGreaterThan(999);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('is read in seconds: time zones', () => {
    const jobs = Object.fromEntries(
      Array.from({ length: 2500 }, (_, index) => [
        `j${index}`,
        {
          tasks: {},
          schedule: { cron: '0 0 6 * * ?', timeZone: `Europe/Berln${index}` },
        },
      ]),
    );
    const started = Date.now();
    expect(said(environment({ jobs })).length).toBeGreaterThan(999);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('the project as a whole', () => {
  const waiver = (changes: object) =>
    withValue('spec.waivers', [
      {
        rule: 'network.nat-single',
        reason: 'it costs',
        until: '2027-06-30',
        ...changes,
      },
    ]);

  it.each<[string, unknown, RegExp]>([
    [
      'a waiver without a reason',
      waiver({ reason: undefined }),
      /^spec\.waivers\.0\.reason: reason is missing -> say on one line/,
    ],
    [
      'a waiver with an empty reason',
      waiver({ reason: '   ' }),
      /waivers\.0\.reason: " {3}" is not a reason/,
    ],
    [
      'a waiver past its date',
      waiver({ until: '2026-11-19' }),
      /^spec\.waivers\.0\.until: the waiver ended on 2026-11-19; today is 2026-11-20/,
    ],
    [
      'a waiver until a day that is none',
      waiver({ until: '2027-02-30' }),
      /until: "2027-02-30" is not a day of the calendar/,
    ],
    [
      'a waiver of an unknown rule',
      waiver({ rule: 'network.nat-singel' }),
      /waivers\.0\.rule: unknown rule "network\.nat-singel" -> did you mean network\.nat-single\?/,
    ],
    [
      'a waiver of an unknown environment',
      waiver({ environment: 'prod' }),
      /waivers\.0\.environment: there is no environment prod -> declare it in spec\.environments, or remove it here; declared are dev/,
    ],
    [
      'a metastore of a region without workspaces',
      withValue('spec.databricks.metastores', {
        'us-east-1': { existing: ID },
      }),
      /^spec\.databricks\.metastores\.us-east-1: no environment is in region us-east-1, and a metastore serves the workspaces of its own region only -> use the region of an environment, us-west-2/,
    ],
    [
      'a runner without a label',
      withValue('spec.github', { runsOn: [] }),
      /github\.runsOn: no label is listed/,
    ],
    [
      'a runner that is an expression',
      withValue('spec.github', { runsOn: '${{ vars.RUNNER }}' }),
      /github\.runsOn: .* is not a runner label/,
    ],
    [
      'log delivery of a project on a platform',
      {
        ...validProject(),
        spec: {
          ...validProject().spec,
          platform: 'acme',
          databricks: { accountId: ID, logDelivery: { audit: true } },
        },
      },
      /logDelivery\.audit: platform acme delivers the logs/,
    ],
  ])('refuses %s', (_, value, expected) => {
    expect(said(value)).toEqual([expect.stringMatching(expected)]);
  });

  it('takes a waiver on its last day', () => {
    expect(said(waiver({ until: TODAY, environment: 'dev' }))).toEqual([]);
  });

  it('holds waivers against the current day when none is given', () => {
    expect(checkProject(waiver({ until: '2020-01-01' }))).toHaveLength(1);
    expect(checkProject(waiver({ until: '2999-01-01' }))).toEqual([]);
  });

  it('names what the Premium tier does not have', () => {
    const project = validProject();
    project.spec.databricks.pricingTier = 'PREMIUM';
    expect(said(project)).toEqual([]);
    project.spec.environments.dev.securityProfile = 'maximum-security';
    expect(said(project)).toEqual([
      expect.stringMatching(
        /databricks\.pricingTier: the tier PREMIUM has no PrivateLink, which environment dev uses -> use ENTERPRISE/,
      ),
      expect.stringMatching(
        /the tier PREMIUM has no encryption of the workspace/,
      ),
    ]);
  });

  it('refuses one metastore for two regions', () => {
    const project: ProjectInput = validProject();
    project.spec.environments.prod = {
      awsAccountId: '100000000003',
      region: 'us-east-1',
      securityProfile: 'development',
      network: {
        cidr: '10.1.0.0/22',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
      },
    };
    project.spec.databricks.metastores = {
      'us-west-2': { existing: ID },
      'us-east-1': { existing: ID.toUpperCase() },
    };
    expect(said(project)).toEqual([
      expect.stringMatching(
        /metastores\.us-east-1\.existing: this metastore is that of region us-west-2/,
      ),
    ]);
  });

  it('refuses names that are too long once they are made', () => {
    const project: ProjectInput = validProject();
    project.metadata.name = 'p'.repeat(20);
    project.spec.environments = {
      ['e'.repeat(20)]: {
        ...validProject().spec.environments.dev,
        catalogs: { ['c'.repeat(57)]: {} },
        serverless: { networkConnectivity: true, networkPolicy: {} },
        compute: { instanceProfiles: { [`r${'o'.repeat(14)}`]: {} } },
      },
    };
    const found = said(project).map(problem =>
      problem.replace(/^spec\.environments\.e{20}/, ''),
    );
    expect(found.sort()).toEqual([
      expect.stringMatching(
        /^\.catalogs\.c{57}: the bucket of .*: it has 78 characters -> shorten the name of the catalog by 15/,
      ),
      expect.stringMatching(
        /^\.catalogs\.c{57}: the role of .*more than 64 characters -> shorten the name of the catalog by 1 character$/,
      ),
      expect.stringMatching(
        /^\.compute\.instanceProfiles\.ro{14}: the role of .* -> shorten the name of the instance profile by 1 character$/,
      ),
      expect.stringMatching(
        /^\.serverless\.networkPolicy: .*more than 32 characters/,
      ),
    ]);
  });

  it('refuses a configuration name that is too long once it is made', () => {
    const value = environment({
      region: 'ap-northeast-1',
      network: {
        cidr: '10.0.0.0/22',
        availabilityZones: ['ap-northeast-1a', 'ap-northeast-1b'],
      },
      serverless: { networkConnectivity: true },
    });
    const spec = validProject();
    expect(
      said({
        ...spec,
        ...Object(value),
        metadata: { ...spec.metadata, name: 'p'.repeat(16) },
      }),
    ).toEqual([
      expect.stringMatching(
        /serverless\.networkConnectivity: .*p{16}-ap-northeast-1, which has more than 30 characters -> shorten the name of the project by 1 character, or bring one/,
      ),
    ]);
  });

  it('refuses names that two environments would share', () => {
    const project: ProjectInput = validProject();
    const { dev: first } = validProject().spec.environments;
    project.spec.environments['dev-2'] = {
      ...first,
      network: {
        cidr: '10.1.0.0/22',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
      },
    };
    project.spec.environments.dev = {
      ...first,
      network: {
        cidr: '10.0.0.0/22',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
        generation: 2,
      },
      compute: { instanceProfiles: { '2-x': {} } },
    };
    project.spec.environments['dev-2'].compute = {
      instanceProfiles: { x: {} },
    };
    expect(said(project).sort()).toEqual([
      expect.stringMatching(
        /dev-2\.compute\.instanceProfiles\.x: the role of .* would be called payments-dev-2-x-profile, like that of instance profile 2-x of environment dev/,
      ),
      expect.stringMatching(
        /dev\.network\.generation: network 2 of dev would be called like that of environment dev-2/,
      ),
    ]);
  });
});
