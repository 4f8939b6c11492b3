import { baseOf } from '../__testUtils__/baseOf';

const fingerprint = (settings: Record<string, string>) =>
  baseOf(settings).json.output?.cross_account_policy.value;

describe('CrossAccountRole', () => {
  it('tells policies apart, and networks that a policy holds for', () => {
    const customer = fingerprint({});
    expect(customer).toMatch(/^[0-9a-f]{12}$/);

    const restricted = fingerprint({ crossAccountPolicy: 'restricted' });
    expect(restricted).toMatch(
      /^[0-9a-f]{12} \$\{aws_vpc\.network-vpc\.id\} \$\{aws_security_group\.security-workspace\.id\}$/,
    );
    expect(String(restricted).slice(0, 12)).not.toBe(customer);
    expect(fingerprint({ instanceProfiles: 'created' })).not.toBe(customer);
  });

  it('holds for all groups of a network that is there', () => {
    const base = baseOf({
      network: 'existing-nat',
      crossAccountPolicy: 'restricted',
    });

    expect(
      String(
        base.resources('aws_iam_role_policy')['cross-account-role-policy']
          .policy,
      ),
    ).toContain(
      'security-group/${data.aws_security_group.network-sg-0a1b2c3d4e5f60719.id}',
    );
  });
});
