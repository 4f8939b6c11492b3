import { parseLakeportFile } from '../io/parseLakeportFile';
import { CommandError } from '../io/CommandError';
import { platformFile } from '../__testUtils__/platformFile';
import { projectFile } from '../__testUtils__/projectFile';
import { regionOutageOf } from './regionOutageOf';
import type { DrillRequest } from './regionOutageOf';

const environment = (
  name: string,
  region: string,
  index: number,
) => `    ${name}:
      awsAccountId: "100000000012"
      region: ${region}
      securityProfile: development
      network: { cidr: 10.${index}.0.0/22, availabilityZones: [${region}a, ${region}b] }
      catalogs: { hello_${name}: { default: true }, ${
  name === 'online' ? 'drafts: {}' : ''
} }
`;

const REGIONS = `  regions:
    primary: online
    secondaries: [recovery, abroad]
`;

function declared(more = REGIONS, stateRegion = 'us-east-1') {
  const text = `${projectFile(
    [
      environment('online', 'us-west-2', 0),
      environment('recovery', 'us-east-2', 1),
      environment('abroad', 'eu-central-1', 2),
      environment('dev', 'us-west-2', 3),
    ].join(''),
  )}${more}`.replace('region: us-east-1 }', `region: ${stateRegion} }`);
  const result = parseLakeportFile(text);
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems));
  }
  return result.file;
}

const request = {
  file: 'lakeport.yaml',
  drill: 'region-outage',
  environment: 'online',
};

function refusal(asked: Partial<DrillRequest>, file = declared()): string {
  try {
    regionOutageOf(file, { ...request, ...asked });
  } catch (error) {
    if (error instanceof CommandError) {
      return `${error.message}\n${error.hint}`;
    }
    throw error;
  }
  return 'not refused';
}

describe('regionOutageOf', () => {
  it('lets the first secondary take over from the primary', () => {
    const { failover, ...outage } = regionOutageOf(declared(), request);

    expect(outage).toEqual({
      environment: 'online',
      region: 'us-west-2',
      findings: [],
    });
    expect(failover?.to).toBe('recovery');
    expect(failover?.project.spec.regions).toMatchObject({
      primary: 'recovery',
      secondaries: ['online', 'abroad'],
    });
  });

  it('lets the secondary take over that is asked for', () => {
    expect(
      regionOutageOf(declared(), { ...request, to: 'abroad' }).failover?.project
        .spec.regions?.primary,
    ).toBe('abroad');
  });

  it('lets nobody take over while the primary goes on', () => {
    expect(
      regionOutageOf(declared(), { ...request, environment: 'recovery' }),
    ).toEqual({
      environment: 'recovery',
      region: 'us-east-2',
      findings: [
        'The primary online is in us-west-2 and goes on: there is nothing to fail over.',
      ],
    });
  });

  it('says that the states are in the region that goes down', () => {
    expect(
      regionOutageOf(declared(REGIONS, 'us-west-2'), request).findings,
    ).toEqual([
      'The state bucket hello-terraform-tf-state is in us-west-2 as well: while that is down there is no plan and no apply of anything. The drill goes on as if states could be read.',
    ]);
  });

  it('says that a secret is in the region that goes down', () => {
    const file = declared(`${REGIONS}    database:
      mode: global
      engine: aurora-postgresql
      federateAs: orders
      federationSecret: arn:aws:secretsmanager:us-west-2:100000000012:secret:reader-a1B2c3
`);
    expect(regionOutageOf(file, request).findings).toEqual([
      'regions.database.federationSecret is in us-west-2: recovery needs a secret in its own region to take over.',
    ]);
  });

  it('says what the other environment cannot share and copy', () => {
    const file =
      declared(`${REGIONS}    sharing: { catalogs: [drafts], as: shared }
    replication: { zones: [raw] }
  lakehouse:
    environments: [online]
    zones: { raw: { format: files }, refined: {} }
`);
    expect(regionOutageOf(file, request).findings).toEqual([
      'recovery has none of the catalogs that are shared: after a failover none is.',
      'recovery has no part in the lakehouse: after a failover no zone is copied.',
    ]);
  });

  it.each([
    [
      'a mistyped drill',
      { drill: 'region-outge' },
      'there is no drill "region-outge" (did you mean region-outage?)\nThere is: region-outage.',
    ],
    [
      'another drill',
      { drill: 'x' },
      'there is no drill "x"\nThere is: region-outage.',
    ],
    [
      'no environment',
      { environment: undefined },
      '--drill region-outage needs --environment, whose region goes down\nOf the regions there are: online, recovery, abroad.',
    ],
    [
      'a mistyped environment',
      { environment: 'onlin' },
      'there is no environment "onlin" in project hello (did you mean online?)\nIt has: online, recovery, abroad, dev.',
    ],
    [
      'what is between environments',
      { environment: 'regions' },
      'there is no environment "regions" in project hello\nIt has: online, recovery, abroad, dev.',
    ],
    [
      'an environment of no region',
      { environment: 'dev' },
      'environment dev is neither primary nor secondary of the regions\nOf the regions there are: online, recovery, abroad.',
    ],
    [
      'a secondary that is none',
      { to: 'dev' },
      'dev cannot take over from online: it is no secondary in another region\nWhat can take over: recovery, abroad.',
    ],
    [
      'a mistyped secondary',
      { to: 'recovry' },
      'there is no secondary "recovry" (did you mean recovery?)\nWhat can take over: recovery, abroad.',
    ],
    [
      'a failover that nobody needs',
      { environment: 'recovery', to: 'abroad' },
      'abroad has nothing to take over: the primary online is not in us-east-2\nLeave --to out, or drill the outage of online: --environment online.',
    ],
  ])('refuses %s', (_, asked, message) => {
    expect(refusal(asked)).toBe(message);
  });

  it('refuses a project without regions', () => {
    expect(refusal({}, declared(''))).toBe(
      'project hello has no regions, so that nothing takes over when one is down\nWrite spec.regions with a primary environment and secondaries in other regions.',
    );
  });

  it('refuses a platform', () => {
    const result = parseLakeportFile(platformFile());
    if (!result.valid) {
      throw new Error(JSON.stringify(result.problems));
    }
    expect(refusal({}, result.file)).toBe(
      'lakeport.yaml is the file of a platform, which has no regions\nDrill a project that has spec.regions.',
    );
  });
});
