import type { AddressBlock } from './AddressBlock';
import { blockSize } from './blockSize';

/** Whether all of one block lies in another one. */
export function blockContains(
  outer: AddressBlock,
  inner: AddressBlock,
): boolean {
  return (
    outer.first <= inner.first &&
    inner.first + blockSize(inner) <= outer.first + blockSize(outer)
  );
}
