import type { AddressBlock } from './AddressBlock';

/** A rectangle in parts of the picture's width and height, 0 to 1. */
export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Where a block lies in a picture of the block around it. Every bit of the
 * prefix halves the picture, in turn side by side and one above the other, so
 * that each block of the same size has the same shape and its area is its share
 * of the addresses.
 *
 * @throws Error if the block does not lie in the one around it
 */
export function blockRectangle(
  view: AddressBlock,
  block: AddressBlock,
): Rectangle {
  const offset = block.first - view.first;
  if (
    block.prefix < view.prefix ||
    offset < 0 ||
    offset >= 2 ** (32 - view.prefix)
  ) {
    throw new Error(
      `A block of /${block.prefix} at ${block.first} does not lie in the one of /${view.prefix} at ${view.first}`,
    );
  }
  const rectangle = { left: 0, top: 0, width: 1, height: 1 };
  for (let prefix = view.prefix; prefix < block.prefix; prefix++) {
    const secondHalf = Math.floor(offset / 2 ** (31 - prefix)) % 2 === 1;
    if ((prefix - view.prefix) % 2 === 0) {
      rectangle.width /= 2;
      rectangle.left += secondHalf ? rectangle.width : 0;
    } else {
      rectangle.height /= 2;
      rectangle.top += secondHalf ? rectangle.height : 0;
    }
  }
  return rectangle;
}
