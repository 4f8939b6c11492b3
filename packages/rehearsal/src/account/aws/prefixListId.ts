import { Identity } from '../Identity';

/**
 * The id of the prefix list of a service that has gateway endpoints, which is
 * the same for everyone in a region.
 *
 * @param service - name such as `com.amazonaws.us-west-2.s3`
 */
export function prefixListId(service: string): string {
  return `pl-${new Identity(`prefix list ${service}`).hex(8)}`;
}
