import { changedEnvironment } from '../__testUtils__/changedEnvironment';
import { checkProject } from '../checkProject';

const { environment, said, today: TODAY, path: dev } = changedEnvironment;

describe('an environment', () => {
  it.each<[string, object, RegExp]>([
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
