import type { Price, prices } from '../data/prices';

/**
 * What is billed, by Terraform type.
 *
 * @public
 */
export type BilledType = keyof typeof prices;

/**
 * A dated price table: for each type what one unit costs a month.
 *
 * @public
 */
export type Prices = Readonly<Record<BilledType, Price>>;
