import { checkProject } from '../checkProject';
import { validProject } from '../__testUtils__/validProject';
import { withValue } from '../__testUtils__/withValue';

const ID = '5d3f2c1e-8a4b-4d0e-9a51-2f6c7b8d9e01';

/** A second environment beside the valid project's own in us-west-2. */
function problems(
  changes: object,
  place: { region: string; availabilityZones: string[] },
): string[] {
  const { dev } = validProject().spec.environments;
  const { region, availabilityZones } = place;
  return checkProject(
    withValue('spec.environments', {
      dev: { ...dev, ...changes },
      prod: {
        ...dev,
        catalogs: {},
        awsAccountId: '100000000003',
        region,
        network: { cidr: '10.9.0.0/22', availabilityZones },
        ...changes,
      },
    }),
  ).map(({ path, message }) => `${path}: ${message}`);
}

const elsewhere = {
  region: 'eu-west-1',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
};
const same = {
  region: 'us-west-2',
  availabilityZones: ['us-west-2a', 'us-west-2b'],
};

describe('checkRegionalIds', () => {
  it.each([
    [
      'serverless.networkConnectivity.existing',
      { serverless: { networkConnectivity: { existing: ID } } },
      'network connectivity configuration',
    ],
    [
      'privateLink.privateAccessSettings.existing',
      {
        privateLink: { backEnd: true, privateAccessSettings: { existing: ID } },
      },
      'private access settings',
    ],
  ])('refuses one %s for two regions, not for one', (path, changes, what) => {
    expect(problems(changes, elsewhere)).toEqual([
      `spec.environments.prod.${path}: environment dev in us-west-2 names the same ${what}, and they serve one region only`,
    ]);
    expect(problems(changes, same)).toEqual([]);
  });

  it('tells the ends of PrivateLink apart', () => {
    const changes = {
      privateLink: {
        backEnd: true,
        endpoints: {
          workspace: ID,
          relay: '9b1f6d0e-3c2a-4f5b-8e7d-6a5c4b3d2e1f',
        },
      },
    };
    expect(
      problems(changes, elsewhere).map(problem => problem.split(':')[0]),
    ).toEqual([
      'spec.environments.prod.privateLink.endpoints.workspace',
      'spec.environments.prod.privateLink.endpoints.relay',
    ]);
    expect(problems(changes, same)).toEqual([]);
  });

  it('refuses one VPC for two AWS accounts, not for one', () => {
    const network = {
      existing: {
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
        securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
      },
    };
    expect(problems({ network }, same)).toEqual([
      expect.stringMatching(
        /^spec\.environments\.prod\.network\.existing\.vpcId: environment dev in AWS account \d{12} names the same VPC, and this one is in 100000000003$/,
      ),
    ]);
    expect(problems({ network, awsAccountId: '100000000003' }, same)).toEqual(
      [],
    );
  });
});
