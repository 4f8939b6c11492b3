import type { TerraformJson } from '@lakeport/project';
import { lakehouseStacks, singleStack } from '../__testUtils__/lakehouseStacks';
import { rehearse } from './rehearse';
import type { SynthesizedStacks } from './SynthesizedStacks';

jest.setTimeout(120_000);

type Resources = NonNullable<TerraformJson['resource']>;

const vpc = { aws_vpc: { v: { cidr_block: '10.0.0.0/22' } } };

function withVpc(resources: Resources): SynthesizedStacks {
  return singleStack({ ...vpc, ...resources });
}

/** Faults of generated stacks; each must be refused, in the step named. */
const FAULTS: Array<
  [what: string, step: string, says: RegExp, stacks: () => SynthesizedStacks]
> = [
  [
    'an unknown attribute',
    'validate',
    /aws_vpc\.v: Extraneous JSON object property.*No argument or block type is named "cidr"/s,
    () => singleStack({ aws_vpc: { v: { cidr: '10.0.0.0/22' } } }),
  ],
  [
    'an unknown nested block',
    'validate',
    /Extraneous JSON object property.*No argument or block type is named "vpc_endpoint"/s,
    () =>
      singleStack({
        databricks_mws_networks: {
          n: {
            account_id: 'a',
            network_name: 'n',
            vpc_endpoint: { rest_api: ['x'] },
          },
        },
      }),
  ],
  [
    'an unknown attribute in a nested block',
    'validate',
    /No argument or block type is named "versioning"/,
    () =>
      singleStack({
        aws_s3_bucket_versioning: {
          b: {
            bucket: 'bucket-a',
            versioning_configuration: { versioning: 'Enabled' },
          },
        },
      }),
  ],
  [
    'a missing required argument',
    'validate',
    /aws_subnet\.s: Missing required argument.*"vpc_id" is required/s,
    () => singleStack({ aws_subnet: { s: { cidr_block: '10.0.0.0/24' } } }),
  ],
  [
    'a required argument that is null',
    'validate',
    /The argument "vpc_id" is required/,
    () =>
      singleStack({
        aws_subnet: { s: { vpc_id: null, cidr_block: '10.0.0.0/24' } },
      }),
  ],
  [
    'a computed-only attribute that is set',
    'validate',
    /aws_vpc\.v: Value for unconfigurable attribute.*"arn"/s,
    () =>
      singleStack({
        aws_vpc: { v: { cidr_block: '10.0.0.0/22', arn: 'arn:aws:x' } },
      }),
  ],
  [
    'too few nested blocks',
    'validate',
    /Insufficient rule blocks: At least 1 "rule" blocks are required/,
    () =>
      singleStack({ aws_s3_bucket_ownership_controls: { b: { bucket: 'b' } } }),
  ],
  [
    'too many nested blocks',
    'validate',
    /Too many vpc_endpoints blocks/,
    () =>
      singleStack({
        databricks_mws_networks: {
          n: {
            account_id: 'a',
            network_name: 'n',
            vpc_endpoints: [
              { dataplane_relay: ['a'], rest_api: ['b'] },
              { dataplane_relay: ['a'], rest_api: ['b'] },
            ],
          },
        },
      }),
  ],
  [
    'a value of the wrong type',
    'validate',
    /aws_vpc\.v: Incorrect attribute value type.*"enable_dns_support": a bool is required/s,
    () =>
      singleStack({
        aws_vpc: { v: { cidr_block: '10.0.0.0/22', enable_dns_support: 'ja' } },
      }),
  ],
  [
    'a list where text is wanted',
    'validate',
    /Incorrect attribute value type.*"cidr_block": string required/s,
    () => singleStack({ aws_vpc: { v: { cidr_block: ['10.0.0.0/22'] } } }),
  ],
  [
    'a reference to a resource that is not declared',
    'validate',
    /Reference to undeclared resource/,
    () =>
      withVpc({
        aws_subnet: {
          s: { vpc_id: '${aws_vpc.other.id}', cidr_block: '10.0.0.0/24' },
        },
      }),
  ],
  [
    'a reference to an attribute that does not exist',
    'validate',
    /Unsupported attribute.*"identity"/s,
    () =>
      withVpc({
        aws_subnet: {
          s: { vpc_id: '${aws_vpc.v.identity}', cidr_block: '10.0.0.0/24' },
        },
      }),
  ],
  [
    'a provider alias that is not configured',
    'validate',
    /Provider configuration not present|aws\.frankfurt/,
    () =>
      singleStack({
        aws_vpc: {
          v: { cidr_block: '10.0.0.0/22', provider: 'aws.frankfurt' },
        },
      }),
  ],
  [
    'an unknown resource type',
    'validate',
    /Invalid resource type.*"aws_vpz"/s,
    () => singleStack({ aws_vpz: { v: {} } }),
  ],
  [
    'a dependency cycle in a stack',
    'validate',
    /Cycle: aws_security_group\.(a|b), aws_security_group\.(a|b)/,
    () =>
      singleStack({
        aws_security_group: {
          a: { name: '${aws_security_group.b.name}-a' },
          b: { name: '${aws_security_group.a.name}-b' },
        },
      }),
  ],
  [
    'a sensitive output that is not marked',
    'plan',
    /output\.secret: Output refers to sensitive values/,
    () =>
      singleStack(
        {
          databricks_service_principal_secret: {
            s: { service_principal_id: '1' },
          },
        },
        {
          output: {
            secret: {
              value: '${databricks_service_principal_secret.s.secret}',
            },
          },
        },
      ),
  ],
  [
    'a policy that is not JSON',
    'validate',
    /aws_s3_bucket_policy\.p: "policy" contains an invalid JSON policy/,
    () =>
      singleStack({
        aws_s3_bucket_policy: { p: { bucket: 'b', policy: '{"Version":' } },
      }),
  ],
  [
    'a block that is no CIDR',
    'validate',
    /expected cidr_block to be a valid CIDR block.*"10\.0\.0\.0" is none/s,
    () => singleStack({ aws_vpc: { v: { cidr_block: '10.0.0.0' } } }),
  ],
  [
    'two sources for one rule',
    'validate',
    /Exactly one of cidr_ipv4,.*not cidr_ipv4 and referenced_security_group_id/,
    () =>
      singleStack({
        aws_vpc_security_group_ingress_rule: {
          r: {
            security_group_id: 'sg-1',
            ip_protocol: '-1',
            cidr_ipv4: '10.0.0.0/22',
            referenced_security_group_id: 'sg-2',
          },
        },
      }),
  ],
  [
    'a VPC that does not exist',
    'apply',
    /aws_subnet\.s: InvalidVpcID\.NotFound: aws_vpc 'vpc-0' does not exist/,
    () =>
      singleStack({
        aws_subnet: { s: { vpc_id: 'vpc-0', cidr_block: '10.0.0.0/24' } },
      }),
  ],
  [
    'a subnet outside of its VPC',
    'apply',
    /InvalidSubnet\.Range: The CIDR '10\.1\.0\.0\/24' is invalid/,
    () =>
      withVpc({
        aws_subnet: {
          s: { vpc_id: '${aws_vpc.v.id}', cidr_block: '10.1.0.0/24' },
        },
      }),
  ],
  [
    'overlapping subnets',
    'apply',
    /InvalidSubnet\.Conflict/,
    () =>
      withVpc({
        aws_subnet: {
          a: { vpc_id: '${aws_vpc.v.id}', cidr_block: '10.0.0.0/24' },
          b: { vpc_id: '${aws_vpc.v.id}', cidr_block: '10.0.0.128/25' },
        },
      }),
  ],
  [
    'a bucket name that is taken',
    'apply',
    /AlreadyExists: aws_s3_bucket 'same-name' already exists/,
    () =>
      singleStack({
        aws_s3_bucket: {
          a: { bucket: 'same-name' },
          b: { bucket: 'same-name' },
        },
      }),
  ],
];

function failure(result: Awaited<ReturnType<typeof rehearse>>) {
  return result.steps.find(({ status }) => status === 'failed');
}

describe('a rehearsal refuses what the real providers would', () => {
  it.each(FAULTS)('%s (%s)', async (_what, step, says, stacks) => {
    const result = await rehearse({ stacks: stacks() });

    expect(failure(result)).toMatchObject({
      step,
      message: expect.stringMatching(says),
    });
    expect(result.objectsLeft).toBe(0);
  });

  it('a duplicate address', async () => {
    const two = [{ cidr_block: '10.0.0.0/22' }, { cidr_block: '10.0.4.0/22' }];
    // Two declarations of one name are a list, which no stack of ours is.
    const stacks = singleStack(
      JSON.parse(JSON.stringify({ aws_vpc: { v: two } })),
    );
    const result = await rehearse({ stacks });

    expect(failure(result)?.message).toMatch(/Duplicate resource/);
  });

  it('a backend argument that Terraform does not know', async () => {
    const stacks = lakehouseStacks();
    Object.assign(stacks.stacks['shop-dev-base'].terraform ?? {}, {
      backend: {
        s3: { bucket: 'b', key: 'k', region: 'us-east-1', role_arn: 'r' },
      },
    });
    const result = await rehearse({ stacks });

    expect(failure(result)).toMatchObject({
      step: 'init',
      stack: 'shop-dev-base',
      message: expect.stringContaining(
        'No argument or block type is named "role_arn"',
      ),
    });
  });

  it('an argument that the state of another stack cannot be read with', async () => {
    const stacks = lakehouseStacks();
    const { terraform_remote_state: states } =
      stacks.stacks['shop-dev-workspace'].data ?? {};
    Object.assign(states.base.config ?? {}, { role_arn: 'r' });
    const result = await rehearse({ stacks });

    expect(failure(result)).toMatchObject({
      step: 'validate',
      stack: 'shop-dev-workspace',
      message: expect.stringMatching(
        /data\.terraform_remote_state\.base: Invalid backend configuration.*"role_arn"/s,
      ),
    });
  });

  it('a missing output of another stack', async () => {
    const stacks = lakehouseStacks();
    delete stacks.stacks['shop-dev-base'].output?.vpc_id;
    const result = await rehearse({ stacks });

    expect(failure(result)).toMatchObject({
      step: 'plan',
      stack: 'shop-dev-workspace',
      message: expect.stringMatching(
        /databricks_mws_networks\.main: Unsupported attribute.*"vpc_id"/s,
      ),
    });
    expect(result.objectsLeft).toBe(0);
  });

  it('stacks that depend on each other', async () => {
    const { manifest, stacks } = lakehouseStacks();
    const cyclic: SynthesizedStacks = {
      stacks,
      manifest: {
        ...manifest,
        stacks: {
          ...manifest.stacks,
          'shop-dev-base': {
            ...manifest.stacks['shop-dev-base'],
            dependsOn: ['shop-dev-data'],
          },
        },
      },
    };

    await expect(rehearse({ stacks: cyclic })).rejects.toThrow(
      'Stack "shop-dev-base" depends on "shop-dev-data", which does not come before it',
    );
  });
});
