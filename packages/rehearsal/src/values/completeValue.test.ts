import fc from 'fast-check';
import { loadProviderSchema } from '../schema/loadProviderSchema';
import { completeValue } from './completeValue';
import { planCreate } from './planCreate';
import { Unknown } from '../wire/Value';

const { resources } = loadProviderSchema('aws');

describe('completeValue', () => {
  it('gives every type all its names, and is done after once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(resources)), type => {
        const schema = resources[type];
        const complete = completeValue(schema, { surplus: 1 });

        expect(Object.keys(complete).sort()).toEqual(
          [
            ...Object.keys(schema.attributes),
            ...Object.keys(schema.blocks),
          ].sort(),
        );
        expect(completeValue(schema, complete)).toEqual(complete);
      }),
    );
  });

  it('reaches into blocks and typed objects', () => {
    const { aws_security_group: group } = resources;
    const [rule] = [
      completeValue(group, { ingress: [{ from_port: 443 }] }).ingress,
    ].flat();

    expect(rule).toEqual({
      cidr_blocks: null,
      description: null,
      from_port: 443,
      ipv6_cidr_blocks: null,
      prefix_list_ids: null,
      protocol: null,
      security_groups: null,
      self: null,
      to_port: null,
    });
  });
});

describe('planCreate', () => {
  it('leaves what is configured and does not know what is computed', () => {
    const planned = planCreate(resources.aws_subnet, {
      vpc_id: 'vpc-1',
      cidr_block: '10.0.0.0/24',
    });

    expect(planned).toMatchObject({
      vpc_id: 'vpc-1',
      cidr_block: '10.0.0.0/24',
      arn: Unknown.value,
      id: Unknown.value,
      outpost_arn: null,
    });
  });

  it('does not know what is computed in a block either', () => {
    const { databricks_storage_credential: credential } =
      loadProviderSchema('databricks').resources;
    const planned = planCreate(credential, {
      name: 'c',
      aws_iam_role: [{ role_arn: 'arn:aws:iam::1:role/r' }],
    });

    expect(planned.aws_iam_role).toEqual([
      {
        role_arn: 'arn:aws:iam::1:role/r',
        external_id: Unknown.value,
        unity_catalog_iam_arn: Unknown.value,
      },
    ]);
  });
});
