import { SecuredShape } from '../__fixtures__/securedStacks';
import { after, ask, at, of, resources } from '../__testUtils__/tracedStacks';
import { Topology } from '../Topology';

describe('trace, from a user', () => {
  const settings =
    'hello-dev-workspace/databricks_mws_private_access_settings.main';
  const kinds = (topology: Topology) =>
    ask(topology, 'control-plane', 'user').hops.map(hop => hop.kind);

  it('comes over the internet unless public access is off', () => {
    expect(kinds(of({}))).toEqual([
      'user',
      'dns',
      'workspace',
      'control-plane',
    ]);
    expect(kinds(of({ backEnd: true }))).toContain('private-access-settings');
    const closed = of({ backEnd: true, publicAccess: false });
    expect(ask(closed, 'control-plane', 'user').blockedBy).toBe(settings);
  });

  it('comes through the front-end endpoint, where clients may', () => {
    const shape: SecuredShape = {
      backEnd: true,
      frontEnd: ['10.8.0.0/16'],
      publicAccess: false,
      level: 'ENDPOINT',
    };
    expect(kinds(of(shape))).toEqual([
      'user',
      'dns',
      'hosted-zone',
      'security-group',
      'vpc-endpoint',
      'registered-endpoint',
      'private-access-settings',
      'workspace',
      'control-plane',
    ]);
    const blockedBy = (change: Parameters<typeof after>[1]) =>
      ask(after(shape, change), 'control-plane', 'user').blockedBy;
    expect(
      blockedBy(stacks => {
        delete resources(stacks, 'base', 'aws_vpc_security_group_ingress_rule')
          .client_0;
      }),
    ).toBe(at('aws_security_group.front_end'));
    expect(
      blockedBy(stacks => {
        delete resources(stacks, 'base', 'aws_route53_record').front_end;
      }),
    ).toBe('*.cloud.databricks.com');
    expect(
      blockedBy(stacks => {
        resources(
          stacks,
          'workspace',
          'databricks_mws_private_access_settings',
        ).main.allowed_vpc_endpoint_ids = [];
      }),
    ).toBe(settings);
  });

  it('falls back to the internet where public access is on', () => {
    const topology = after(
      { backEnd: true, frontEnd: ['10.8.0.0/16'] },
      stacks => {
        delete resources(stacks, 'base', 'aws_route53_record').front_end;
      },
    );
    expect(kinds(topology)).not.toContain('vpc-endpoint');
    expect(ask(topology, 'control-plane', 'user').verdict).toBe('allowed');
  });

  it('heeds IP access lists that are switched on', () => {
    const lists = (allow: string[], block: string[]) =>
      of({ accessLists: { allow, block } });
    const blockedBy = (topology: Topology) =>
      ask(topology, 'control-plane', 'user').blockedBy;
    expect(blockedBy(lists(['203.0.113.0/24'], ['203.0.113.7']))).toBe(
      undefined,
    );
    expect(blockedBy(lists([], ['203.0.113.7']))).toBe(undefined);
    expect(blockedBy(lists(['203.0.113.7'], ['203.0.113.0/24']))).toBe(
      'hello-dev-data/databricks_ip_access_list.allow',
    );
    const off = after(
      { accessLists: { allow: ['203.0.113.7'], block: ['203.0.113.0/24'] } },
      stacks => {
        delete resources(stacks, 'data', 'databricks_workspace_conf').main;
      },
    );
    expect(blockedBy(off)).toBe(undefined);
  });

  it('does not lead people to what only compute asks for', () => {
    expect(ask(of({}), 's3', 'user')).toMatchObject({
      verdict: 'blocked',
      blockedBy: 'user',
    });
  });
});
