import type { PullRequest } from '@lakeport/backstage-plugin-databricks-common';
import type { AddressBlock } from './AddressBlock';

/** A block of an address pool: who has it, who asks for it, or that it is free. */
export interface PoolPart {
  id: string;
  cidr: string;
  /** Undefined for a range that cannot be read: the table has it, the map does not. */
  block: AddressBlock | undefined;
  state: 'used' | 'pending' | 'free';
  /** `<project>/<environment>`. */
  who?: string;
  entityRef?: string;
  pullRequest?: PullRequest;
  /** Another environment has or asks for some of the same addresses. */
  conflict: boolean;
}
