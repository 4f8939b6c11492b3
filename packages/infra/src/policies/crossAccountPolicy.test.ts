import { crossAccountPolicy } from './crossAccountPolicy';

describe('crossAccountPolicy', () => {
  const [compute, spot] = crossAccountPolicy().Statement;

  it('allows the 50 actions of the policy type "customer"', () => {
    expect(compute.Action).toHaveLength(37 + 13);
    expect(new Set(compute.Action).size).toBe(37 + 13);
    expect(compute.Action).toContain('ec2:RunInstances');
  });

  it('allows no change of networks, which the type "managed" would', () => {
    for (const action of [
      'ec2:CreateVpc',
      'ec2:DeleteSubnet',
      'ec2:CreateNatGateway',
      'ec2:AttachInternetGateway',
      'ec2:CreateSecurityGroup',
    ]) {
      expect(compute.Action).not.toContain(action);
    }
  });

  it('makes the service-linked role of spot instances and no other', () => {
    expect(spot).toMatchObject({
      Resource: expect.stringMatching(/AWSServiceRoleForEC2Spot$/),
      Condition: { StringLike: { 'iam:AWSServiceName': 'spot.amazonaws.com' } },
    });
  });
});
