import type { TerraformJson } from '@lakeport/project';
import type { SynthesizedStacks } from '../run/SynthesizedStacks';

const ROLE = 'arn:aws:iam::100000000002:role/child';

interface RegionStacksOptions {
  /** Which of `west` and `east` says that it is the primary. */
  primary?: 'west' | 'east';
  /** Where the provider of the west signs in for what lies between the regions. */
  stsRegion?: string;
  /** More that lies between the regions, in the east. */
  between?: NonNullable<TerraformJson['resource']>;
}

const provider = (region: string, more = {}) => ({
  region,
  assume_role: [{ role_arn: ROLE }],
  ...more,
});

const terraform = {
  required_providers: {
    aws: { source: 'registry.terraform.io/hashicorp/aws', version: '6.25.0' },
  },
};

const base = (region: string, cidr: string): TerraformJson => ({
  terraform,
  provider: { aws: [provider(region)] },
  resource: { aws_vpc: { main: { cidr_block: cidr } } },
});

/**
 * `west` in us-west-2 and `east` in us-east-1, where IAM is as well, and between
 * them a network in each that says which part it has.
 */
export function regionStacks({
  primary = 'west',
  stsRegion,
  between = {},
}: RegionStacksOptions = {}): SynthesizedStacks {
  const part = (name: 'west' | 'east', cidr: string) => ({
    provider: `aws.${name}`,
    cidr_block: cidr,
    tags: { part: name === primary ? 'primary' : 'secondary' },
  });
  const { aws_vpc: vpcs, ...more } = between;
  const west = base('us-west-2', '10.0.0.0/22');
  return {
    manifest: {
      project: 'shop',
      order: ['shop-west', 'shop-east', 'shop-regions'],
      stacks: {
        'shop-west': {
          name: 'shop-west',
          environment: 'west',
          kind: 'base',
          dependsOn: [],
        },
        'shop-east': {
          name: 'shop-east',
          environment: 'east',
          kind: 'base',
          dependsOn: [],
        },
        'shop-regions': {
          name: 'shop-regions',
          environment: 'regions',
          kind: 'regions',
          dependsOn: ['shop-west', 'shop-east'],
        },
      },
    },
    stacks: {
      'shop-west': {
        ...west,
        resource: {
          ...west.resource,
          aws_iam_role: {
            nodes: {
              name: 'shop-west',
              assume_role_policy: '{"Version":"2012-10-17","Statement":[]}',
            },
          },
        },
      },
      'shop-east': base('us-east-1', '10.4.0.0/22'),
      'shop-regions': {
        terraform,
        provider: {
          aws: [
            provider('us-west-2', {
              alias: 'west',
              ...(stsRegion ? { sts_region: stsRegion } : {}),
            }),
            provider('us-east-1', { alias: 'east' }),
          ],
        },
        resource: {
          ...more,
          aws_vpc: {
            west: part('west', '10.8.0.0/22'),
            east: part('east', '10.12.0.0/22'),
            ...vpcs,
          },
        },
      },
    },
  };
}
