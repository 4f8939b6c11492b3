import { shown } from '../shown';
import { Cidr } from './Cidr';

/**
 * What is wrong with a text as an IPv4 address or range; undefined when nothing
 * is. A range must start at its first address.
 */
export function ipv4RangeProblem(
  text: string,
): { message: string; hint: string } | undefined {
  const block = Cidr.parse(text.includes('/') ? text : `${text}/32`);
  if (!block) {
    return {
      message: `${shown(text)} is not an IPv4 address or range`,
      hint: 'write an address such as 203.0.113.7, or a range such as 203.0.113.0/24',
    };
  }
  return text.includes('/') && block.toString() !== text
    ? {
        message: `${text} has host bits set, it is not the first address of a /${block.prefix}`,
        hint: `use ${block}`,
      }
    : undefined;
}
