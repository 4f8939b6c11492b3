import { shown } from '../shown';
import { Cidr } from './Cidr';
import { privateRanges } from './privateRanges';
import { reservedRanges } from './reservedRanges';
import { vpcSizes } from './vpcSizes';

const { largest: LARGEST, smallest: SMALLEST } = vpcSizes;

/**
 * What is wrong with a text as the range of an environment's VPC; undefined
 * when nothing is.
 */
export function vpcCidrProblem(
  text: string,
): { message: string; hint: string } | undefined {
  const block = Cidr.parse(text);
  if (!block) {
    return {
      message: `${shown(text)} is not an IPv4 range`,
      hint: 'write an address and a prefix length, such as 10.0.0.0/22',
    };
  }
  if (block.toString() !== text) {
    return {
      message: `${text} has host bits set, it is not the first address of a /${block.prefix}`,
      hint: `use ${block}`,
    };
  }
  if (block.prefix < LARGEST || block.prefix > SMALLEST) {
    return {
      message: `${text} is too ${
        block.prefix < LARGEST ? 'large' : 'small'
      } for a VPC`,
      hint: `use a range from /${LARGEST} (65536 addresses) to /${SMALLEST} (256 addresses)`,
    };
  }
  const reserved = reservedRange(block);
  if (reserved) {
    return {
      message: `${text} overlaps ${reserved}, which Databricks keeps for itself`,
      hint: `use a range that does not touch ${reserved}, such as 10.0.0.0/${block.prefix}`,
    };
  }
  if (!isIn(privateRanges, block)) {
    return {
      message: `${text} is not a private range`,
      hint: `use a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, such as 10.0.0.0/${block.prefix}`,
    };
  }
  return undefined;
}

function reservedRange(block: Cidr): string | undefined {
  return reservedRanges.find(range => Cidr.parse(range)?.overlaps(block));
}

function isIn(ranges: readonly string[], block: Cidr): boolean {
  return ranges.some(range => Cidr.parse(range)?.contains(block));
}
