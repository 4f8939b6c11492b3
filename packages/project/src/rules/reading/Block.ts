import type { JsonRecord } from './json';

/** A resource or data source of a synthesized stack. */
export interface Block {
  readonly stack: string;
  readonly environment?: string;
  readonly type: string;
  readonly name: string;
  /** `aws_vpc.network-vpc`, `data.aws_vpc.network`. */
  readonly address: string;
  readonly attributes: JsonRecord;
}
