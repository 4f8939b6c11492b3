import { AddressPlanError } from './AddressPlanError';
import { Cidr } from './Cidr';
import { freeBlocks } from './freeBlocks';

/** @public */
export type SubnetTier = 'public' | 'private' | 'privatelink';

/**
 * One subnet of an address plan. `usable` are the addresses left after the
 * five AWS keeps in every subnet; `nodes` is how many cluster nodes those
 * addresses are enough for, at two addresses a node.
 *
 * @public
 */
export interface PlannedSubnet {
  name: string;
  tier: SubnetTier;
  availabilityZone: string;
  cidr: string;
  usable: number;
  nodes: number;
}

/**
 * How a VPC is divided: a subnet of each tier in each zone, and the blocks
 * nothing is planned in, sorted, as few as possible.
 *
 * @public
 */
export interface AddressPlan {
  cidr: string;
  subnets: PlannedSubnet[];
  free: string[];
}

const LARGEST_VPC = 16;
const SMALLEST_VPC = 24;
/** 59 addresses: more than a zone's NAT gateway or all its endpoints ever take. */
const LARGEST_EDGE_SUBNET = 26;
/** AWS makes no subnet smaller than this. */
const SMALLEST_EDGE_SUBNET = 28;
const RESERVED_BY_AWS = 5;
const ADDRESSES_PER_NODE = 2;

/**
 * Divides a VPC into subnets. The private tier, where clusters run, gets the
 * largest blocks that one per zone leaves room for: a quarter of the VPC each.
 * The other two tiers need few addresses and get at most a /26 a zone.
 *
 * With two zones, as in 10.0.0.0/22:
 *
 * ```text
 *  quarter 0            quarter 1       quarter 2       quarter 3
 * ┌─────┬─────┬────────┬───────────────┬───────────────┬─────┬─────┬────────┐
 * │pub a│pub b│  free  │   private a   │   private b   │ pl a│ pl b│  free  │
 * │ /26 │ /26 │  /25   │      /24      │      /24      │ /26 │ /26 │  /25   │
 * └─────┴─────┴────────┴───────────────┴───────────────┴─────┴─────┴────────┘
 * ```
 *
 * With three zones the private tier takes quarters 1 to 3, and the two halves
 * of quarter 0 hold the public and the privatelink tier:
 *
 * ```text
 * ┌───────────────┬───────────────┬───────────────┬───────────────┐
 * │ pub… │  pl…   │   private a   │   private b   │   private c   │
 * └───────────────┴───────────────┴───────────────┴───────────────┘
 * ```
 *
 * Sources: Databricks documentation, customer-managed VPC, 2026 (private
 * subnets /17 to /26, at most one per zone, two addresses per node); Amazon VPC
 * user guide, subnet sizing, 2026 (/28 at least, five addresses kept).
 *
 * @param input - the VPC's block, /16 to /24 without host bits, and two or
 *   three distinct zone names; zones are served in the order given
 * @throws {@link AddressPlanError} when the input is not that, or three zones
 *   do not fit into a /24
 * @public
 */
export function planAddresses(input: {
  cidr: string;
  availabilityZones: string[];
}): AddressPlan {
  const zones = input.availabilityZones;
  const vpc = readVpc(input.cidr);
  checkZones(zones);

  const quarterPrefix = vpc.prefix + 2;
  const quarter = (index: number) =>
    Cidr.at(vpc.first + index * (vpc.size / 4), quarterPrefix);

  // Two zones: a quarter holds four edge subnets. Three zones: the eighth of
  // the VPC that a tier gets holds four, too.
  const edgeRegionPrefix =
    zones.length === 2 ? quarterPrefix : quarterPrefix + 1;
  const edgePrefix = Math.max(edgeRegionPrefix + 2, LARGEST_EDGE_SUBNET);
  if (edgePrefix > SMALLEST_EDGE_SUBNET) {
    throw new AddressPlanError(
      `${vpc} is too small for three availability zones`,
      `use a /${SMALLEST_VPC - 1} or larger, or two availability zones`,
    );
  }
  const publicFirst = vpc.first;
  const privatelinkFirst =
    zones.length === 2 ? quarter(3).first : vpc.first + quarter(0).size / 2;
  const edge = (first: number, index: number) =>
    Cidr.at(first + index * 2 ** (32 - edgePrefix), edgePrefix);

  const blocks: Array<{ tier: SubnetTier; zone: string; block: Cidr }> = [
    ...zones.map((zone, index) => ({
      tier: 'public' as const,
      zone,
      block: edge(publicFirst, index),
    })),
    ...zones.map((zone, index) => ({
      tier: 'private' as const,
      zone,
      block: quarter(index + 1),
    })),
    ...zones.map((zone, index) => ({
      tier: 'privatelink' as const,
      zone,
      block: edge(privatelinkFirst, index),
    })),
  ];

  return {
    cidr: vpc.toString(),
    subnets: blocks.map(({ tier, zone, block }) => {
      const usable = block.size - RESERVED_BY_AWS;
      return {
        name: `${tier}-${zone}`,
        tier,
        availabilityZone: zone,
        cidr: block.toString(),
        usable,
        nodes: Math.floor(usable / ADDRESSES_PER_NODE),
      };
    }),
    free: freeBlocks(
      vpc,
      blocks.map(({ block }) => block),
    ).map(String),
  };
}

function readVpc(text: string): Cidr {
  const vpc = Cidr.parse(text);
  if (!vpc) {
    throw new AddressPlanError(
      `${JSON.stringify(text)} is not an IPv4 block`,
      'write an address and a prefix length, such as 10.0.0.0/22',
    );
  }
  if (vpc.toString() !== text) {
    throw new AddressPlanError(
      `${text} is not the first address of its block`,
      `use ${vpc}`,
    );
  }
  if (vpc.prefix < LARGEST_VPC || vpc.prefix > SMALLEST_VPC) {
    throw new AddressPlanError(
      `/${vpc.prefix} is not a size a VPC can be planned in`,
      `use /${LARGEST_VPC} (65536 addresses) to /${SMALLEST_VPC} (256 addresses)`,
    );
  }
  return vpc;
}

function checkZones(zones: readonly string[]): void {
  if (zones.length < 2 || zones.length > 3) {
    throw new AddressPlanError(
      `${zones.length} availability zones cannot be planned`,
      'name two or three',
    );
  }
  if (new Set(zones).size !== zones.length) {
    throw new AddressPlanError(
      'an availability zone is named twice',
      'name two or three different zones',
    );
  }
}
