import { baseOf } from '../__testUtils__/baseOf';

const passed = (base: ReturnType<typeof baseOf>) =>
  JSON.parse(
    String(
      base.resources('aws_iam_role_policy')['cross-account-role-policy'].policy,
    ),
  ).Statement.find(
    ({ Sid }: { Sid: string }) => Sid === 'PassInstanceProfileRoles',
  )?.Resource;

describe('InstanceProfile', () => {
  it('gives clusters the buckets that are named, and a role without any none', () => {
    const base = baseOf({ instanceProfiles: 'created' });

    expect(base.resources('aws_iam_instance_profile')).toMatchObject({
      'instance-profile-readers': {
        name: 'payments-dev-readers-profile',
        role: '${aws_iam_role.instance-profile-readers-role.name}',
      },
    });
    expect(
      Object.keys(base.resources('aws_iam_role_policy')).filter(name =>
        name.startsWith('instance-profile'),
      ),
    ).toEqual([
      'instance-profile-readers-role-policy',
      'instance-profile-writers-role-policy',
    ]);
    expect(
      String(
        base.resources('aws_iam_role')['instance-profile-readers-role']
          .assume_role_policy,
      ),
    ).toContain('"Service":"ec2.amazonaws.com"');
  });

  it('is passed on by the cross-account role and put out', () => {
    const base = baseOf({ instanceProfiles: 'created' });

    expect(passed(base)).toEqual([
      '${aws_iam_role.instance-profile-nobody-role.arn}',
      '${aws_iam_role.instance-profile-readers-role.arn}',
      '${aws_iam_role.instance-profile-writers-role.arn}',
    ]);
    expect(base.json.output).toMatchObject({
      instance_profile_readers: {
        value: '${aws_iam_instance_profile.instance-profile-readers.arn}',
      },
    });
  });

  it('looks up the role of one that is there', () => {
    const base = baseOf({ instanceProfiles: 'existing' });

    expect(base.data('aws_iam_instance_profile')).toEqual({
      'instance-profile-known': { name: 'payments-readers' },
    });
    expect(passed(base)).toEqual([
      '${data.aws_iam_instance_profile.instance-profile-known.role_arn}',
    ]);
    expect(base.resources('aws_iam_instance_profile')).toEqual({});
  });

  it('is not passed on where there is none', () => {
    expect(passed(baseOf({}))).toBeUndefined();
  });
});
