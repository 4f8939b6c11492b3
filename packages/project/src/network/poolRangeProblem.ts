import { shown } from '../shown';
import { Cidr } from './Cidr';
import { privateRanges } from './privateRanges';

const LARGEST = 8;
const SMALLEST = 24;

/**
 * What is wrong with a text as a pool that environments' networks are taken
 * from; undefined when nothing is. What Databricks keeps for itself may be in a
 * pool: no network is given from there.
 */
export function poolRangeProblem(
  text: string,
): { message: string; hint: string } | undefined {
  const block = Cidr.parse(text);
  if (!block) {
    return {
      message: `${shown(text)} is not an IPv4 range`,
      hint: 'write an address and a prefix length, such as 10.0.0.0/12',
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
      } for a pool`,
      hint: `use a range from /${LARGEST} to /${SMALLEST}, which is the smallest network`,
    };
  }
  return privateRanges.some(range => Cidr.parse(range)?.contains(block))
    ? undefined
    : {
        message: `${text} is not a private range`,
        hint: 'use a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, such as 10.0.0.0/12',
      };
}
