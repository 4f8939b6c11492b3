import { changedEnvironment } from '../__testUtils__/changedEnvironment';

const { environment, said } = changedEnvironment;

describe('compute', () => {
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
    [
      'a node type that is none, once',
      inPolicy({ nodeTypes: ['m5d', 'i3.xlarge'] }, {}),
      /policies\.small\.nodeTypes\.0: "m5d" is not an instance type/,
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
});
